"""How many documents of a set hold each of many values.

Of a large set by bits, a row a value; of a smaller one by the values of each document.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh.matches.sets import Docs, Mask, index

_NEARLY_ALL = 0.99
_WIDEST = 12  # values side by side
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
        large = len(among) * self._beside.shape[1] * 64 > bits and bits < _MOST_BITS
        return self._by_bits(among) if large else self.by_document(among)

    def _by_bits(self, among: Docs) -> Numbers:
        held = np.bitwise_count(self._bits & self._packed(among))
        return np.asarray(held.sum(axis=1, dtype=np.uint32)).astype(np.int64)

    def by_document(self, among: Docs) -> Numbers:
        """The same, the quicker the fewer documents there are."""
        values = len(self.firsts) - 1
        beside = self._beside.take(among, axis=0)  # a sixth of the time of [among]
        counts = np.bincount(beside.ravel(), minlength=values + 1)[:values]
        if len(self._many):
            starts, codes = self._held
            more = among[self._many.take(among)]
            begins = starts[more] + beside.shape[1]
            rest = codes[ragged(begins, starts[more + np.uint32(1)] - begins)]
            counts += np.bincount(rest, minlength=values)
        return counts

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
        held[index(docs)] = True
        return np.packbits(held, bitorder="little").view(np.uint64)

    @cached_property
    def _held(self) -> tuple[Numbers, NDArray[np.unsignedinteger]]:
        """The values of each document: where they begin [size + 1], and their numbers [p]."""
        count = len(self.firsts) - 1
        bits = count.bit_length()
        kind = np.min_scalar_type(self.size << bits)
        both = self.docs.astype(kind) << kind.type(bits)
        both |= np.repeat(np.arange(count, dtype=kind), np.diff(self.firsts))
        both.sort()  # in a third of the time of finding the order of what lies elsewhere
        both &= kind.type((1 << bits) - 1)
        starts = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(self.docs, minlength=self.size), out=starts[1:])
        return starts, both.astype(np.min_scalar_type(count))

    @cached_property
    def _beside(self) -> NDArray[np.unsignedinteger]:
        """The first values of each document side by side, as many as nearly all have; v for none.

        Read row by row, which costs a fraction of looking where the values of each begin.
        """
        starts, codes = self._held
        sizes = np.diff(starts)
        up_to = np.cumsum(np.bincount(sizes))  # documents with so many values at most
        enough = int(np.searchsorted(up_to, _NEARLY_ALL * len(sizes)))
        count = len(self.firsts) - 1
        width = min(enough, _WIDEST)
        rows = sliding_window_view(np.append(codes, np.zeros(width, codes.dtype)), width)
        beside = rows[starts[:-1]] if width else np.zeros((self.size, 0), codes.dtype)
        beside[np.arange(width) >= sizes[:, None]] = count
        return beside

    @cached_property
    def _many(self) -> Mask:
        """Documents with more values than stand side by side; empty where there is none."""
        more: Mask = np.diff(self._held[0]) > self._beside.shape[1]
        return more if more.any() else more[:0]
