"""Which documents hold which values of a facet, and how many of a set do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.counts.counting import Counting
from indexer.engines.whoosh.matches.sets import Docs, Mask, index
from indexer.query.choices import fits
from indexer.query.years import year_range

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class FacetTable:
    """v sorted values; the documents of each, value after value, p in all."""

    values: tuple[str, ...]
    firsts: Numbers  # [v + 1]: where the documents of each value begin
    docs: Docs  # [p]
    size: int  # of the index

    @classmethod
    def of(cls, held: Mapping[str, Docs], size: int) -> "FacetTable":
        values = sorted(held)
        return cls(
            values=tuple(values),
            firsts=np.cumsum([0, *(len(held[value]) for value in values)]),
            docs=np.concatenate([np.zeros(0, np.uint32), *(held[value] for value in values)]),
            size=size,
        )

    def counts(self, among: Docs) -> dict[str, int]:
        """How many documents of the set hold each value; values of none are left out."""
        counts = self.counting.counts(among)
        return {self.values[code]: int(counts[code]) for code in np.flatnonzero(counts)}

    @cached_property
    def counting(self) -> Counting:
        return Counting(self.firsts, self.docs, self.size)

    @cached_property
    def codes(self) -> Mapping[str, int]:
        """The number of each value."""
        return {value: code for code, value in enumerate(self.values)}

    def holding(self, values: Iterable[str]) -> Mask:
        """The documents that hold any of these values. Years may be ranges."""
        mask = np.zeros(self.size, bool)
        for code in self._chosen(values):
            mask[index(self.docs[self.firsts[code] : self.firsts[code + 1]])] = True
        return mask

    def _chosen(self, values: Iterable[str]) -> set[int]:
        chosen = set()
        for wanted in values:
            if wanted in self.codes:
                chosen.add(self.codes[wanted])
            if found := year_range(wanted):
                held = enumerate(self.values)
                chosen |= {code for code, v in held if _within(v, found.first, found.last)}
        return chosen

    def meant(self, facet: str, written: Iterable[str]) -> list[str]:
        """The values that someone means by what they wrote."""
        return [value for value in self.values if any(fits(facet, w, value) for w in written)]


def _within(value: str, first: int | None, last: int | None) -> bool:
    if not value.isdecimal():
        return False
    return (first is None or first <= int(value)) and (last is None or int(value) <= last)
