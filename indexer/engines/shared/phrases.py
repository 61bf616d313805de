"""Phrases that the archive uses often, from a sample of its texts."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.words import UNSPACED

LONGEST = 5  # words

_MOST = 100_000  # phrases that are kept, the most frequent of them
_LEAST = 2  # documents that a phrase must stand in
_NEARLY = 0.8  # as frequent

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Words(NamedTuple):
    """The words of some documents in their order, w in all."""

    docs: Numbers  # [w]
    positions: Numbers  # [w]
    terms: Numbers  # [w] by their number in a list of words


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of two words or more, sorted; and how many of the documents looked at hold each."""

    phrases: Sequence[str]
    counts: Sequence[int]

    @classmethod
    def of(cls, samples: Iterable[tuple[Words, Sequence[str]]]) -> Self:
        """Of some texts, and of others: of each their words and how these are written."""
        counted: dict[str, int] = {}
        for read, words in samples:
            for phrase, count in _frequent(read, words):
                counted[phrase] = max(count, counted.get(phrase, 0))
        found = sorted(counted)
        return cls(found, [counted[phrase] for phrase in found])

    def begun(self, start: str, most: int) -> list[str]:
        """Phrases that begin so, the most frequent first; not those that mostly go on alike."""
        first = bisect_left(self.phrases, start)
        last = bisect_left(self.phrases, f"{start}\U0010ffff", first)
        ranked = sorted(range(first, last), key=lambda n: (-self.counts[n], self.phrases[n]))
        return [self.phrases[n] for n in ranked[: 4 * most] if not self._goes_on(n)][:most]

    def _goes_on(self, number: int) -> bool:
        """Whether it is but the beginning of a phrase that is nearly as frequent."""
        start, count = f"{self.phrases[number]} ", self.counts[number]
        for other in range(number + 1, len(self.phrases)):
            if not self.phrases[other].startswith(start):
                return False
            if self.counts[other] >= _NEARLY * count:
                return True
        return False


def _frequent(read: Words, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Phrases with the number of documents of each, length by length.

    What is too rare is not made longer: no longer phrase is more frequent.
    """
    said = _spelled(read, words)
    ends = np.array([word in FUNCTION_WORDS or not word.isalpha() for word in words], bool)
    texts: dict[int, str] = dict(enumerate(words))
    begins, grams = np.arange(len(said.terms)), said.terms  # where phrases begin; their numbers
    for length in range(2, LONGEST + 1):
        goes_on = _goes_on(said, begins, length)
        begins, grams = begins[goes_on], grams[goes_on]
        first, last = said.terms[begins], said.terms[begins + length - 1]
        pairs, grams = np.unique(grams * len(words) + last, return_inverse=True)
        counts = _documents(grams, said.docs[begins], len(pairs))
        kept = counts >= max(_LEAST, _least(counts))
        starts, nexts = (part.tolist() for part in np.divmod(pairs[kept], len(words)))
        spelled = [f"{texts[a]} {words[b]}" for a, b in zip(starts, nexts, strict=True)]
        texts = dict(zip(np.flatnonzero(kept).tolist(), spelled, strict=True))
        whole = np.zeros(len(pairs), bool)
        whole[grams] = ~ends[first] & ~ends[last]
        yield from ((text, int(counts[n])) for n, text in texts.items() if whole[n])
        begins, grams = begins[kept[grams]], grams[kept[grams]]


def _goes_on(said: Words, begins: Numbers, length: int) -> Mask:
    """Whether so many words stand together from there on."""
    lasts = np.minimum(begins + length - 1, len(said.terms) - 1)
    together = said.positions[lasts] - said.positions[begins] == length - 1
    within: Mask = together & (said.docs[lasts] == said.docs[begins])
    return within


def _documents(grams: Numbers, docs: Numbers, count: int) -> Numbers:
    """int64[count]: the number of documents of each phrase."""
    width = 1 + int(docs.max(initial=0))
    pairs = np.sort(grams * width + docs)
    return np.bincount(pairs[np.diff(pairs, prepend=-1) != 0] // width, minlength=count)


def _least(counts: Numbers) -> int:
    return int(np.partition(counts, -_MOST)[-_MOST]) if len(counts) > _MOST else 0


def _spelled(read: Words, words: Sequence[str]) -> Words:
    """Of several words at one place the shortest, a part of a compound; none without spaces."""
    spaced = np.array([not UNSPACED.search(word) for word in words], bool)
    sizes = np.array([len(word) for word in words], np.int64)
    docs, positions, terms = (part[spaced[read.terms]] for part in read)
    order = np.lexsort((sizes[terms], positions, docs))
    docs, positions, terms = docs[order], positions[order], terms[order]
    fresh = (np.diff(docs, prepend=-1) != 0) | (np.diff(positions, prepend=-1) != 0)
    return Words(docs[fresh], positions[fresh], terms[fresh])
