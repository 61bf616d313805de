"""The words of the archive as they are written, in whatever text field, and how many hold them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.segments import Leaf
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import TEXT_FIELDS

_MOST = 500_000  # words of fields in segments that are kept: where there are more, the frequent

FIELDS = tuple(schema.exact(field.name) for field in TEXT_FIELDS)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sorted words, and the documents of each, summed over the fields."""

    words: Sequence[str]
    counts: NDArray[np.int64]
    whole: bool  # no word of the archive is missing

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        runs = list(_runs(snapshot))
        sizes = np.concatenate([np.zeros(0, np.int64), *(sizes for _, _, sizes in runs)])
        whole = len(sizes) <= _MOST
        found = _counted(runs, 1 if whole else 1 + int(np.partition(sizes, -_MOST)[-_MOST]))
        words = sorted(found)
        counts = np.fromiter(map(found.__getitem__, words), np.int64, len(words))
        return cls([schema.text(word) for word in words], counts, whole)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return zip(self.words, self.counts.tolist(), strict=True)

    def begun(self, prefix: str) -> range:
        """The numbers of the words that begin so."""
        first = bisect_left(self.words, prefix)
        return range(first, bisect_left(self.words, f"{prefix}\U0010ffff", first))

    def most_frequent(self, among: range, most: int) -> list[str]:
        """Of neighbouring words those of the most documents first; of as many, as they sort."""
        counts = self.counts[among.start : among.stop]
        order = np.argsort(-counts, kind="stable")[:most]
        return [self.words[among.start + n] for n in order.tolist()]

    def count(self, word: str) -> int:
        number = bisect_left(self.words, word)
        known = number < len(self.words) and self.words[number] == word
        return int(self.counts[number]) if known else 0


Run = tuple[Leaf, range, NDArray[np.int64]]


def _counted(runs: Iterable[Run], least: int) -> dict[bytes, int]:
    """The words of at least so many documents in some field of some segment."""
    found: dict[bytes, int] = {}
    for leaf, terms, counts in runs:
        keys = leaf.material.keys.span(terms.start, terms.stop)
        kept = np.flatnonzero(counts >= least)
        for number, count in zip(kept.tolist(), counts[kept].tolist(), strict=True):
            word = keys[number][1:]
            found[word] = found.get(word, 0) + count
    return found


def _runs(snapshot: Snapshot) -> Iterator[Run]:
    """The terms of each field in each segment, with the number of documents of each."""
    for leaf in snapshot.segments.leaves:
        for field in FIELDS:
            terms = leaf.lexicon.begun(schema.prefix(field))
            yield leaf, terms, leaf.sizes(terms)
