"""What the text dumps of one site have in common above and below their texts.

Lines are compared by shingles of five words, digits folded, so that a changing label or date does
not hide a site's own words. Only runs of lines from the top and from the bottom are taken: in the
middle of a text, what many releases say is still what this one says.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from indexer.clean.boilerplate import ending
from indexer.clean.dates.lines import only_date
from indexer.clean.lines import marked

HEADER, FOOTER = "site header", "site footer"
LEAST = 4  # pages of a site; fewer tell nothing
_WORDS = 5  # of a shingle
_EDGE = 60  # lines from the top, and from the bottom, that are compared
_SHARE, _PROSE_SHARE = 0.5, 0.75  # of the pages that say a line, or a sentence
_OF_LINE = 0.6  # share of a line's shingles that must be so common
_LEFT = 0.3  # of the sentences, at least, are a page's own
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Common:
    """Shingles of a site's dumps, each with the share of the pages that say it."""

    shares: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """What these dumps of one site have in common; nothing, if they are too few.

        A folder may hold several sites: dumps that begin alike are compared by themselves too.
        """
        alike: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            alike[_first(text)].append(text)
        shares: dict[str, float] = {}
        for group in (texts, *(alike[first] for first in sorted(alike) if first)):
            for shingle, share in _shares(group):
                shares[shingle] = max(share, shares.get(shingle, 0.0))
        return cls(dict(sorted(shares.items())))

    def taken(self, lines: Sequence[str], rules: Sequence[str]) -> list[str]:
        """The rules that take the lines, with those for the runs at both ends of the page.

        Where little text would be left, the pages say the same: then no sentence is the site's.
        """
        for prose in (True, False):
            top = self._run(lines, rules, prose=prose)
            bottom = len(lines) - self._run(lines[::-1], rules[::-1], prose=prose)
            left = _prose(lines[top:bottom], rules[top:bottom])
            if left and left >= _LEFT * _prose(lines, rules):
                return _with_ends(rules, top, bottom)
        return list(rules)

    def _run(self, lines: Sequence[str], rules: Sequence[str], *, prose: bool) -> int:
        """How many lines from the first on are the site's; sentences end the run, unless asked."""
        ends = (
            at for at, (line, rule) in enumerate(zip(lines, rules, strict=True))
            if not rule and not (self._is_sites(line) and (prose or not ending.is_text(line)))
        )  # fmt: skip
        return next(ends, len(lines))

    def _is_sites(self, line: str) -> bool:
        """Whether so many pages say a line; a date or a point of a text never is the site's."""
        prose = ending.is_text(line)
        if only_date(line) or (prose and marked(line).marker):
            return False
        shares = sorted(self.shares.get(shingle, 0.0) for shingle in _shingles(line))
        share = shares[int(len(shares) * (1 - _OF_LINE))] if shares else 0.0
        return share >= (_PROSE_SHARE if prose else _SHARE)


def _with_ends(rules: Sequence[str], top: int, bottom: int) -> list[str]:
    return [
        rule or (HEADER if at < top else FOOTER if at >= bottom else "")
        for at, rule in enumerate(rules)
    ]


def _prose(lines: Sequence[str], rules: Sequence[str]) -> int:
    """Characters of the sentences that no rule takes."""
    prose = (line for line, rule in zip(lines, rules, strict=True) if not rule)
    return sum(len(line) for line in prose if ending.is_text(line))


NOTHING_COMMON = Common()


def _shares(texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The shingles that enough of these dumps say, with the share of those that do."""
    counts = Counter(shingle for text in texts for shingle in _edges(text))
    for shingle, count in counts.items() if len(texts) >= LEAST else ():
        if count >= _SHARE * len(texts):
            yield shingle, count / len(texts)


def _first(text: str) -> str:
    """The line that begins a dump, digits folded."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return " ".join(_DIGIT.sub("0", line.casefold()).split())


def _edges(text: str) -> set[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return {shingle for line in (*lines[:_EDGE], *lines[-_EDGE:]) for shingle in _shingles(line)}


def _shingles(line: str) -> Iterable[str]:
    folded = _DIGIT.sub("0", unicodedata.normalize("NFKC", line).casefold())
    words = _WORD.findall(folded)
    if not words:
        return ()
    return (" ".join(words[at : at + _WORDS]) for at in range(max(1, len(words) - _WORDS + 1)))
