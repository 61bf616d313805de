"""How many documents of a set hold each of many values.

Of a large set by bits, a row a value; of a small one by the values of each document.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh.sets import Docs

_DEAR = 6  # what a value of a document costs, counted in words of bits
_MOST_BITS = 2**31  # of all rows together

Numbers = NDArray[np.int64]
Bits = NDArray[np.uint64]


@dataclass(frozen=True)
class Counting:
    """The documents of v values, value after value, p in all."""

    firsts: Numbers  # [v + 1]: where the documents of each value begin
    docs: Docs  # [p]
    size: int  # of the index

    def counts(self, among: Docs) -> Numbers:
        """int64[v]"""
        bits = len(self.firsts) * self.size
        values = len(among) * (1 + len(self.docs) // max(1, self.size))
        large = values * _DEAR * 64 > bits and bits < _MOST_BITS
        return self._by_bits(among) if large else self.by_document(among)

    def _by_bits(self, among: Docs) -> Numbers:
        held = np.bitwise_count(self._bits & self._packed(among))
        return np.asarray(held.sum(axis=1, dtype=np.uint32)).astype(np.int64)

    def by_document(self, among: Docs) -> Numbers:
        """The same, the quicker the fewer documents there are."""
        starts, codes = self._held
        begins = starts[among]
        sizes = starts[among + np.uint32(1)] - begins
        return np.bincount(codes[ragged(begins, sizes)], minlength=len(self.firsts) - 1)

    @cached_property
    def _bits(self) -> Bits:
        """uint64[v, size / 64]"""
        rows = [
            self._packed(self.docs[self.firsts[code] : self.firsts[code + 1]])
            for code in range(len(self.firsts) - 1)
        ]
        return np.array(rows, np.uint64).reshape(len(rows), -(-self.size // 64))

    def _packed(self, docs: Docs) -> Bits:
        held = np.zeros(-(-self.size // 64) * 64, bool)
        held[docs] = True
        return np.packbits(held, bitorder="little").view(np.uint64)

    @cached_property
    def _held(self) -> tuple[Numbers, NDArray[np.unsignedinteger]]:
        """The values of each document: where they begin [size + 1], and their numbers [p]."""
        count = len(self.firsts) - 1
        codes = np.repeat(np.arange(count, dtype=np.min_scalar_type(count)), np.diff(self.firsts))
        order = np.argsort(self.docs, kind="stable")
        starts = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(self.docs, minlength=self.size), out=starts[1:])
        return starts, codes[order]
