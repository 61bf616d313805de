"""Snippets: the words around a hit."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indexer.analysis.marks import Body, find, fragments
from indexer.analysis.needles import Needles
from indexer.analysis.spans import Line, Span
from indexer.analysis.words import UNSPACED
from indexer.model import Fragment, Snippet
from indexer.model.made import maker

_SPACE = re.compile(r"\s")
_LAST_SPACE = re.compile(r".*\s", re.DOTALL)
_AROUND = 40  # characters on each side of a hit: with it, one line of a result page
_AROUND_UNSPACED = 22  # of a script that says more with each
_LONGEST = 400
_SAMPLE = 200  # characters that tell a line's script
_CONSIDERED = 200  # hits of one block among which the best passage is chosen
_TELLING = 40  # letters of an opening that tells more than a date; each unspaced one counts twice
_NEARBY = 25  # how far a cut may move to spare a word


class Summary(NamedTuple):
    """What a result page shows of a document's words."""

    title: tuple[Fragment, ...]
    snippets: tuple[Snippet, ...]


_summary = maker(Summary)


def summaries(documents: Sequence[Body], needles: Needles, limit: int = 2) -> list[Summary]:
    """The title, and the passages where most of the query stands together, in their order.

    Where the body holds no hit, its first paragraph that tells something.
    """
    wanted = len(needles.telling) or len(needles.needles)
    found = []
    for document, (text, title, body) in zip(documents, find(documents, needles), strict=True):
        hits = _hits(body, wanted, limit)
        passages = _passages(text, hits, limit) if hits else _opening(document)
        found.append(_summary((fragments(document.title, title), passages)))
    return found


Hits = tuple[int, Line]  # how many of the needles a line holds


def _hits(body: Iterable[Line], wanted: int, limit: int) -> list[Hits]:
    """Lines with hits; no more are looked at once enough hold all of the query."""
    found, complete = [], 0
    for line in body:
        kinds = _kinds(line.spans)
        found.append((kinds, line))
        complete += kinds >= wanted
        if complete == limit:
            break
    return found


def _kinds(spans: list[Span]) -> int:
    """How many needles were found, function words aside."""
    if len(spans) == 1:
        return not spans[0].joins
    return len({needle for _, _, needle, joins in spans if not joins})


def _passages(text: str, found: list[Hits], limit: int) -> tuple[Snippet, ...]:
    if len(found) > limit:
        best = sorted(found, key=lambda one: (-one[0], one[1].begin))[:limit]
        found = sorted(best, key=lambda one: one[1].begin)
    return tuple([_snippet(text, line) for _, line in found])


def _opening(document: Body) -> tuple[Snippet, ...]:
    opening = None
    for paragraph in document.paragraphs:
        tells = _tells(paragraph)
        if tells or opening is None:
            opening = paragraph
        if tells:
            break
    if opening is None:
        return ()
    number, line = opening
    window = (0, 2 * _around(line[:_SAMPLE]))
    return (_cut(line, number, Line(0, len(line), []), window),)


def _tells(paragraph: tuple[int, str]) -> bool:
    """Whether it is more than a date or a few words."""
    start = paragraph[1][:_TELLING]
    return len(start) + len(UNSPACED.findall(start)) >= _TELLING


def _snippet(text: str, line: Line) -> Snippet:
    begin, end, held = line
    around = _around(text[begin : begin + _SAMPLE])
    if len(held) > 1:
        held = sorted(held)[:_CONSIDERED]
    first = held[0] if len(held) == 1 else _first(held, around)
    number = text.count("\n", 0, begin) - 1  # the title is no line of the body
    window = first[0] - around, first[1] + around
    return _cut(text, number, _line((begin, end, held)), window)


def _first(held: list[Span], around: int) -> Span:
    """Where the window begins that shows most of the query."""
    most = _kinds(held)
    shown = 0
    for span in held:
        near = _near(span, held, around)
        if near > shown:
            first, shown = span, near
            if near == most:
                break
    return first if shown else held[0]


def _near(first: Span, held: list[Span], around: int) -> int:
    """How many needles lie in the window that begins around this span."""
    start, end = first.start, first.end + around
    return len({s.needle for s in held if not s.joins and start <= s.start and s.end <= end})


def _around(sample: str) -> int:
    """How much to show, by the script of a line's beginning."""
    if sample.isascii():
        return _AROUND
    return _AROUND_UNSPACED if len(UNSPACED.findall(sample)) * 2 > len(sample) else _AROUND


def _cut(text: str, block: int, line: Line, window: tuple[int, int]) -> Snippet:
    begin, last, spans = line
    start, end = _at_words(text, begin, last, window)
    for span in spans:  # a mark that begins inside the window is kept whole
        if start <= span[0] < end < span[1]:
            end = span[1]
    end = min(end, start + _LONGEST)
    inside = [span for span in spans if start <= span[0] < end]
    return _made((block, fragments(text, inside, (start, end)), start > begin, end < last))


_made, _line = maker(Snippet), maker(Line)


def _at_words(text: str, begin: int, last: int, window: tuple[int, int]) -> tuple[int, int]:
    """The window in a line, drawn in to where words begin and end, where one does so nearby."""
    start, end = window
    if start <= begin:
        start = begin
    elif space := _SPACE.search(text, start, min(start + _NEARBY, end)):
        start = space.end()
    if end >= last:
        return start, last
    if space := _LAST_SPACE.match(text, max(end - _NEARBY, start) + 1, end):
        end = space.end() - 1
    return start, end
