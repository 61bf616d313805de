"""The segments of one commit, read as if they were one: documents are numbered throughout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh.commits import opening
from indexer.engines.whoosh.disk.arrays import Array
from indexer.engines.whoosh.disk.material import Material
from indexer.engines.whoosh.matches.sets import Docs, Mask, mask
from indexer.engines.whoosh.words.lexicon import Lexicon

POSITION_BITS = 32
_AT_A_TIME = 2**22  # postings
_REMEMBERED = 10_000  # terms
_MOST = 0.8  # of a term's postings: of a smaller part no more than that is gone through
_FEWER = 40  # where so many times fewer documents than postings cost less to look up

Numbers = NDArray[np.int64]
Where = tuple[Docs, Array, Numbers | slice]  # postings, and where their places lie


class Postings(NamedTuple):
    """Documents that hold something, in order, and how often: of the same length."""

    docs: Array  # any unsigned or int64
    counts: Array
    every: int | None = None  # the sum of the counts, where it is known


class Extent(NamedTuple):
    """Where the postings of a term lie, or of neighbouring ones, and their places."""

    start: int
    stop: int
    first: int  # place
    places: int  # how many
    is_sorted: bool = True  # by document, as those of one term are


NOWHERE = Extent(0, 0, 0, 0)  # unknown terms


@dataclass(frozen=True, slots=True)
class Leaf:
    """One segment, its first document having the number `first`."""

    first: int
    material: Material
    alive: Mask | None  # None: nothing is deleted
    lexicon: Lexicon = field(init=False)
    _known: dict[bytes, Extent] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lexicon", Lexicon(self.material.keys))

    def extent(self, key: bytes) -> Extent:
        """The same terms are asked for again and again."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) == _REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._extent(key)
        return known

    def _extent(self, key: bytes) -> Extent:
        number = self.lexicon.find(key)
        return NOWHERE if number is None else self.extent_of(range(number, number + 1))

    def extent_of(self, terms: range) -> Extent:
        postings, places = self.material.firsts.item, self.material.first_places.item
        first, last = places(terms.start), places(terms.stop)
        start, stop, one = postings(terms.start), postings(terms.stop), len(terms) == 1
        return Extent(start, stop, first, last - first, one)

    def begun(self, prefix: bytes) -> Iterator[tuple[bytes, int]]:
        """Terms that begin so, without deleted documents, and the number of documents of each."""
        terms = self.lexicon.begun(prefix)
        sizes = self.sizes(terms).tolist()
        return zip(self.material.keys.span(terms.start, terms.stop), sizes, strict=True)

    def sizes(self, terms: range) -> Numbers:
        """The number of documents of each of some neighbouring terms, deleted ones left out."""
        if self.alive is not None:
            return self.counted(terms, self.alive)
        firsts = self.material.firsts[terms.start : terms.stop + 1].astype(np.int64)
        return np.diff(firsts)

    def counted(self, terms: range, among: Mask) -> Numbers:
        """How many of these documents (bool[n]) each of some neighbouring terms stands in."""
        counts = [np.zeros(0, np.int64), *(self._counted(one, among) for one in self.blocks(terms))]
        return np.concatenate(counts)

    def _counted(self, terms: range, among: Mask) -> Numbers:
        firsts = self.material.firsts[terms.start : terms.stop + 1].astype(np.int64)
        held = among.take(self.material.docs[firsts[0] : firsts[-1]])
        return np.add.reduceat(held, firsts[:-1] - firsts[0], dtype=np.int64)

    def blocks(self, terms: range) -> Iterator[range]:
        """Neighbouring terms by so many as have postings that one reads at a time."""
        start, firsts = terms.start, self.material.firsts[: terms.stop + 1]
        while start < terms.stop:
            last = firsts[start] + np.uint64(_AT_A_TIME)
            stop = max(start + 1, int(np.searchsorted(firsts, last, side="right")) - 1)
            yield range(start, stop)
            start = stop

    def postings(self, extent: Extent) -> Postings:
        start, stop, _, every, _ = extent
        docs, counts = self.material.docs[start:stop], self.material.counts[start:stop]
        if self.alive is not None:
            alive = self.alive.take(docs)
            docs, counts = docs[alive], counts[alive]
        docs = docs + np.uint32(self.first) if self.first else docs
        return Postings(docs, counts, every if self.alive is None else None)

    def places(self, extent: Extent, among: Docs) -> Numbers:
        """Every place of some postings in these documents (sorted, numbered throughout).

        Document and position in one number: int64, in the order of the postings.
        """
        own = self._own(among)
        extent = self._within(extent, own)
        few = extent.is_sorted and len(own) * _FEWER < extent.stop - extent.start
        docs, counts, where = self._of_few(extent, own) if few else self._of_many(extent, own)
        found = docs.astype(np.int64)
        found += self.first
        found <<= POSITION_BITS
        found = found.repeat(counts)
        found |= self.material.positions[where]
        return found

    def _within(self, extent: Extent, docs: Docs) -> Extent:
        """The part of it in which these documents lie, where this is much smaller."""
        if not extent.is_sorted or not len(docs):
            return extent
        held = self.material.docs[extent.start : extent.stop]
        low, high = held.searchsorted(docs[[0, -1]])
        if high - low > len(held) * _MOST:
            return extent
        start, stop = extent.start + int(low), extent.start + min(int(high) + 1, len(held))
        first, last = self.material.place(start), self.material.place(stop)
        return Extent(start, stop, first, last - first)

    def _own(self, docs: Docs) -> Docs:
        """Those of some documents that lie in this segment, by their numbers here."""
        first, last = self.first, self.first + self.material.size
        if not len(docs) or (first <= docs[0] and docs[-1] < last):
            return docs - np.uint32(first) if first else docs
        ends = docs.searchsorted(np.array((first, last), docs.dtype))
        return docs[ends[0] : ends[1]] - np.uint32(first)

    def _of_few(self, extent: Extent, docs: Docs) -> Where:
        """The postings of few documents, and where their places lie."""
        held = self.material.docs[extent.start : extent.stop]
        wanted = held.searchsorted(docs)
        fit = held.take(wanted, mode="clip") == docs
        if not fit.all():
            wanted, docs = wanted[fit], docs[fit]
        wanted += extent.start
        counts = self.material.counts.take(wanted)
        return docs, counts, ragged(self.material.places(wanted), counts)

    def _of_many(self, extent: Extent, docs: Docs) -> Where:
        """The same of many documents: all postings are gone through."""
        start, stop, first, every, _ = extent
        held, counts = self.material.docs[start:stop], self.material.counts[start:stop]
        fit = mask(docs, self.material.size).take(held)
        if fit.all():
            return held, counts, slice(first, first + every)
        ends = np.cumsum(counts, dtype=np.int64)[fit]
        sizes = counts[fit]
        return held[fit], sizes, ragged(ends - sizes + first, sizes)


class Segments:
    def __init__(self, folder: Path) -> None:
        with opening.reading(folder):
            self.leaves: Sequence[Leaf] = opening.settled(folder, lambda: _opened(folder))
        self.size = sum(leaf.material.size for leaf in self.leaves)

    def are_as_opened(self) -> bool:
        """Whether nobody has changed a file of them since."""
        return all(leaf.material.is_as_opened() for leaf in self.leaves)

    def alive(self) -> Mask:
        """bool[size]: which documents are not deleted."""
        masks = (
            np.ones(leaf.material.size, bool) if leaf.alive is None else leaf.alive
            for leaf in self.leaves
        )  # fmt: skip
        return np.concatenate([np.zeros(0, bool), *masks])

    def numbers(self, column: str) -> Numbers:
        """int64[size]: a column of numbers."""
        columns = (leaf.material.numbers[column] for leaf in self.leaves)
        return np.concatenate([np.zeros(0, np.int64), *columns])

    def texts(self, column: str) -> list[bytes]:
        """A column of strings, those of deleted documents too."""
        return [text for leaf in self.leaves for text in leaf.material.texts[column]]

    def text(self, column: str, doc: int) -> bytes:
        leaf = next(leaf for leaf in reversed(self.leaves) if leaf.first <= doc)
        return leaf.material.texts[column][doc - leaf.first]

    def some(self, column: str, docs: Docs) -> list[bytes]:
        """The strings of some documents, in any order."""
        if len(self.leaves) == 1:
            return self.leaves[0].material.texts[column].some(docs)
        return [self.text(column, doc) for doc in docs.tolist()]


def _opened(folder: Path) -> list[Leaf]:
    leaves, first = [], 0
    for segment in opening.segments(folder)[1]:
        material = opening.checked(folder, segment)
        alive = segment.alive() if segment.has_deletions() else None
        leaves.append(Leaf(first, material, alive))
        first += material.size
    return leaves
