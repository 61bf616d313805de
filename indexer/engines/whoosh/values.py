"""The values of all facets at once: their counts, and in which order they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.authority import Authority
from indexer.engines.whoosh.counting import Counting
from indexer.engines.whoosh.faces import Faces
from indexer.engines.whoosh.facets import FacetTable
from indexer.engines.whoosh.sets import Docs

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Values:
    facets: Mapping[str, FacetTable]
    everything: Docs
    _faces: dict[int, tuple[Authority, Mapping[str, Faces]]] = field(default_factory=dict)

    def faces(self, authority: Authority) -> Mapping[str, Faces]:
        """How the values of each facet are shown."""
        known = self._faces.get(id(authority))
        if known is None or known[0] is not authority:
            facets = self.facets.items()
            made = {name: Faces(name, table.values, authority) for name, table in facets}
            known = self._faces[id(authority)] = authority, made
        return known[1]

    def counts(self, among: Docs) -> Mapping[str, Numbers]:
        """How many documents of the set hold each value of each facet: int64[v] by facet."""
        if among is self.everything:
            return self._all
        return self._parted(self._counting.counts(among))

    @cached_property
    def _all(self) -> Mapping[str, Numbers]:
        return self._parted(self._counting.counts(self.everything))

    def _parted(self, counts: Numbers) -> Mapping[str, Numbers]:
        ends = np.cumsum([len(table.values) for table in self.facets.values()])
        return dict(zip(self.facets, np.split(counts, ends[:-1]), strict=True))

    @cached_property
    def _counting(self) -> Counting:
        tables = list(self.facets.values())
        sizes = np.concatenate([np.diff(table.firsts) for table in tables])
        return Counting(
            firsts=np.append(0, np.cumsum(sizes)),
            docs=np.concatenate([table.docs for table in tables]),
            size=tables[0].size,
        )
