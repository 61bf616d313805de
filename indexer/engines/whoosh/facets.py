"""Which documents hold which values of a facet, and how many of a set do."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.query.choices import fits
from indexer.query.years import year_range

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FacetTable:
    """A facet's values, and every pair of a document and the number of a value it holds."""

    values: tuple[str, ...]
    docs: NDArray[np.int64]
    codes: NDArray[np.int64]

    def counts(self, among: Mask) -> dict[str, int]:
        """How many documents of the set hold each value; values of none are left out."""
        counts = np.bincount(self.codes[among[self.docs]], minlength=len(self.values))
        return {self.values[code]: int(counts[code]) for code in np.flatnonzero(counts)}

    def holding(self, values: Iterable[str], size: int) -> Mask:
        """The documents, of `size`, that hold any of these values. Years may be ranges."""
        wanted = set(values)
        ranges = [found for found in map(year_range, wanted) if found]
        chosen = [
            value in wanted or any(_within(value, r.first, r.last) for r in ranges)
            for value in self.values
        ]
        mask = np.zeros(size, bool)
        mask[self.docs[np.array(chosen, bool)[self.codes]]] = True
        return mask

    def meant(self, facet: str, written: Iterable[str]) -> list[str]:
        """The values that someone means by what they wrote."""
        return [value for value in self.values if any(fits(facet, w, value) for w in written)]


def _within(value: str, first: int | None, last: int | None) -> bool:
    if not value.isdecimal():
        return False
    return (first is None or first <= int(value)) and (last is None or int(value) <= last)
