"""Facets of which a document has one value at most, counted together."""

from collections.abc import Mapping
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.counts.facets import FacetTable
from indexer.engines.whoosh.matches.sets import Docs

_MOST = 2**16  # combinations of values that are worth counting

Numbers = NDArray[np.int64]


class Singles:
    def __init__(self, tables: Mapping[str, FacetTable]) -> None:
        self._codes = {name: _codes(table) for name, table in tables.items()}
        self._shape = tuple(len(table.values) + 1 for table in tables.values())  # one for none

    def counts(self, among: Docs) -> dict[str, Numbers]:
        """How many documents of the set hold each value: int64[v] by facet."""
        if prod(self._shape) < min(_MOST, len(among)):
            return self._by_combination(among)
        return {
            name: np.bincount(codes.take(among), minlength=size)[:-1]
            for (name, codes), size in zip(self._codes.items(), self._shape, strict=True)
        }

    def _by_combination(self, among: Docs) -> dict[str, Numbers]:
        """One look at each document: how often every combination of values occurs."""
        counts = np.bincount(self._combined.take(among), minlength=prod(self._shape))
        found = {}
        for name, size in zip(self._codes, self._shape, strict=True):
            counts = counts.reshape(size, -1)
            found[name] = counts.sum(axis=1)[:-1]
            counts = counts.sum(axis=0)
        return found

    @cached_property
    def _combined(self) -> NDArray[np.uint16]:
        """The values of each document in one number."""
        codes = tuple(one.astype(np.int64) for one in self._codes.values())
        return np.ravel_multi_index(codes, self._shape).astype(np.uint16)


def _codes(table: FacetTable) -> NDArray[np.uint32]:
    """The number of each document's value; that of none comes after all others."""
    codes = np.full(table.size, len(table.values), np.uint32)
    codes[table.docs] = np.repeat(np.arange(len(table.values)), np.diff(table.firsts))
    return codes
