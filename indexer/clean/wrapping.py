"""Paragraphs that were broken at a fixed width, whole again."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from indexer.clean.boilerplate import ending
from indexer.clean.lines import marked
from indexer.clean.rows import Row
from indexer.clean.width import is_wide, width

_FULL, _WIDEST = 55, 100  # columns of a line that was broken, and of no line that was not
_WRAPPED = 0.4  # share of full lines in a dump of fixed width
_FLOWING = 2  # full lines that go on in small letters
_MEASURE = 0.95  # quantile of the lines' widths that is the one at which they were broken
_SLACK = 0.85  # of that width, within which a word would surely have fitted
_INDENTED = re.compile(r"\u3000| {2}|\t")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\xad]$")
_REST = re.compile(r"[^\W\d_]+(?P<goes_on>-(?=[^\W\d_]))?")
_OPEN = re.compile(r"[^.!?。:;」)）\]]$")


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The rows, one a paragraph, if they were broken: as they always are in printed documents."""
    widths = sorted(width(row.text) for row in rows if not row.rule)
    printed = any(row.page for row in rows)
    if not widths or not (printed or _is_broken(rows, widths[-1])):
        return list(rows)
    measure = max(_FULL, widths[int(len(widths) * _MEASURE)])
    return _Joining(measure, rows).whole


def _is_broken(rows: Sequence[Row], widest: int) -> bool:
    """Whether lines end at a fixed width: many are full, or some go on in small letters."""
    full = sum(width(row.text) > _FULL and not ending.is_text(row.folded) for row in rows)
    flowing = sum(
        width(above.text) > _FULL and not row.after_blank and row.text.lstrip()[0].islower()
        for above, row in pairwise(rows)
    )
    return widest <= _WIDEST and (full >= _WRAPPED * len(rows) or flowing >= _FLOWING)


class _Joining:
    """One passage through the rows of a document."""

    def __init__(self, measure: int, rows: Sequence[Row]) -> None:
        self.whole: list[Row] = []
        self._words = _words(rows)
        self._fits = _SLACK * measure
        self._at = -1  # in `whole`, of the last row that is text
        self._last: Row | None = None  # the line that ends it
        for row in rows:
            self._take(row)

    def _take(self, row: Row) -> None:
        if not row.rule and self._last is not None and self._goes_on(self._last, row):
            above = self.whole[self._at]
            self.whole[self._at] = above._replace(text=self._joined(above.text, row.text.strip()))
        else:
            self._at = self._at if row.rule else len(self.whole)
            self.whole.append(row)
        self._last = self._last if row.rule else row

    def _goes_on(self, above: Row, row: Row) -> bool:
        """Whether the line above goes on in this one, whose first word did not fit in it."""
        text = row.text.strip()
        turned = row.page != above.page and bool(_OPEN.search(above.text))
        apart = row.after_blank and not turned
        hangs = _INDENTED.match(above.text) or marked(above.text.strip()).marker
        indented = _INDENTED.match(row.text) and not hangs
        if apart or indented or marked(text).marker:
            return False
        return width(above.text) + 1 + width(_first(text)) > self._fits

    def _joined(self, above: str, row: str) -> str:
        if is_wide(above[-1]) or is_wide(row[0]):
            return above + row
        parted = _HYPHEN.search(above)
        if not parted:
            return f"{above}{'' if above.endswith('-') else ' '}{row}"
        rest = _REST.match(row)
        if not rest or not rest[0][0].islower():
            return above + row
        first, second = parted[1].casefold(), rest[0].casefold()
        known = f"{first}-{second}" in self._words and first + second not in self._words
        return above + row if known or rest["goes_on"] else above[:-1] + row


def _words(rows: Iterable[Row]) -> set[str]:
    """The words of a document, by which it is told whether one has a hyphen."""
    return {word for row in rows for word in _WORD.findall(row.text.casefold())}


def _first(text: str) -> str:
    """What would have had to fit in the line above: a word, or one wide character."""
    return text[:1] if is_wide(text[0]) else text.split(maxsplit=1)[0]
