"""Words of scripts without spaces, as they go on from what has been typed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from indexer.analysis.words import CLUSTER, UNSPACED

_BRANCHES = 8  # neighbouring characters that are tried, those of the most frequent pairs
_LONGEST = 12  # characters
_NEARLY = 0.8  # as many documents, so that a word goes on rather than ends
_LEAST = 2  # documents that a word must stand in
_HIRAGANA = re.compile("[\u3041-\u309f]")  # mostly grammar, where a word ends

Counted = tuple[int, str]  # documents, word


@dataclass(frozen=True, slots=True)
class Pairs:
    """What stands next to a character, without hiragana, the most frequent first."""

    after: dict[str, list[Counted]] = field(default_factory=dict)
    before: dict[str, list[Counted]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[tuple[str, int]]) -> Self:
        """Of words with their numbers of documents."""
        found = cls()
        spelled = ((-n, CLUSTER.findall(word)) for word, n in known if UNSPACED.match(word))
        for count, (first, *others) in sorted(spelled):
            for last in others:  # one, or none of a single character
                if not _HIRAGANA.match(last):
                    found.after.setdefault(first, []).append((-count, last))
                if not _HIRAGANA.match(first):
                    found.before.setdefault(last, []).append((-count, first))
        return found


@dataclass(frozen=True, slots=True)
class Continuing:
    """`count` tells how many documents hold a text."""

    pairs: Pairs
    count: Callable[[str], int]

    def words(self, start: str, most: int) -> list[str]:
        """Words that begin so, those of the most documents first; none of scripts with spaces."""
        clusters = CLUSTER.findall(start)
        if "".join(clusters) != start:
            return []
        first = sorted(self._longer(start, _LEAST), key=lambda one: (-one[0], one[1]))
        words = (self._whole(one) for one in first[:most])
        return list(dict.fromkeys(word for count, word in words if not self._cut(count, word)))

    def _longer(self, text: str, least: float) -> Iterator[Counted]:
        """What stands in so many documents of the text with another character after it."""
        after = self.pairs.after.get(CLUSTER.findall(text)[-1], [])
        for char in _likely(after, least):
            count = self.count(text + char)
            if count >= least:
                yield count, text + char

    def _whole(self, begun: Counted) -> Counted:
        """The word as far as most documents go on alike."""
        count, word = begun
        while len(word) < _LONGEST:
            longer, text = max(self._longer(word, _NEARLY * count), default=(0, ""))
            if not longer:
                break
            count, word = longer, text
        return count, word

    def _cut(self, count: int, word: str) -> bool:
        """Whether it is but the end of a word."""
        before = self.pairs.before.get(CLUSTER.findall(word)[0], [])
        least = _NEARLY * count
        return any(self.count(char + word) >= least for char in _likely(before, least))


def _likely(neighbours: list[Counted], least: float) -> Iterator[str]:
    """Those that stand there in enough documents for the whole to do so."""
    return (char for count, char in neighbours[:_BRANCHES] if count >= least)
