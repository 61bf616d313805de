"""Which documents hold which values of a facet, and how many of a set do."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh.sets import Docs, Mask
from indexer.query.choices import fits
from indexer.query.years import year_range

_LARGE = 20  # a set of more than a twentieth of all documents is counted by bits
_MOST_ROWS = 500  # values for which there are bits

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class FacetTable:
    """v sorted values; the documents of each, value after value, p in all."""

    values: tuple[str, ...]
    firsts: Numbers  # [v + 1]: where the documents of each value begin
    docs: Docs  # [p]
    size: int  # of the index

    def counts(self, among: Docs) -> dict[str, int]:
        """How many documents of the set hold each value; values of none are left out."""
        large = len(among) * _LARGE > self.size and len(self.values) <= _MOST_ROWS
        counts = self._by_bits(among) if large else self._by_document(among)
        return {self.values[code]: int(counts[code]) for code in np.flatnonzero(counts)}

    def _by_bits(self, among: Docs) -> Numbers:
        words = self._packed(among)
        held = np.bitwise_count(self._bits & words)
        return np.asarray(held.sum(axis=1, dtype=np.int64))

    def _by_document(self, among: Docs) -> Numbers:
        starts, codes = self._held
        begins = starts[among]
        sizes = starts[among + np.uint32(1)] - begins
        return np.bincount(codes[ragged(begins, sizes)], minlength=len(self.values))

    @cached_property
    def _bits(self) -> NDArray[np.uint64]:
        """A bit a document, a row a value: uint64[v, size / 64]."""
        rows = [self._packed(self._of(code)) for code in range(len(self.values))]
        return np.array(rows, np.uint64).reshape(len(rows), -(-self.size // 64))

    def _packed(self, docs: Docs) -> NDArray[np.uint64]:
        held = np.zeros(-(-self.size // 64) * 64, bool)
        held[docs] = True
        return np.packbits(held, bitorder="little").view(np.uint64)

    @cached_property
    def _held(self) -> tuple[Numbers, Numbers]:
        """The values of each document: where they begin [size + 1], and their numbers [p]."""
        codes = np.repeat(np.arange(len(self.values)), np.diff(self.firsts))
        order = np.argsort(self.docs, kind="stable")
        starts = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(self.docs, minlength=self.size), out=starts[1:])
        return starts, codes[order]

    def _of(self, code: int) -> Docs:
        return self.docs[self.firsts[code] : self.firsts[code + 1]]

    def holding(self, values: Iterable[str]) -> Mask:
        """The documents that hold any of these values. Years may be ranges."""
        wanted = set(values)
        ranges = [found for found in map(year_range, wanted) if found]
        mask = np.zeros(self.size, bool)
        for code, value in enumerate(self.values):
            if value in wanted or any(_within(value, r.first, r.last) for r in ranges):
                mask[self._of(code)] = True
        return mask

    def meant(self, facet: str, written: Iterable[str]) -> list[str]:
        """The values that someone means by what they wrote."""
        return [value for value in self.values if any(fits(facet, w, value) for w in written)]


def _within(value: str, first: int | None, last: int | None) -> bool:
    if not value.isdecimal():
        return False
    return (first is None or first <= int(value)) and (last is None or int(value) <= last)
