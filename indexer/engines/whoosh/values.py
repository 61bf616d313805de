"""The values of all facets at once: their counts, and how they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.authority import Authority
from indexer.engines.whoosh.faces import Faces
from indexer.engines.whoosh.facets import FacetTable
from indexer.engines.whoosh.sets import Docs
from indexer.engines.whoosh.singles import Singles
from indexer.fields import FACETS

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
        return self._all if among is self.everything else self._counts(among)

    @cached_property
    def _all(self) -> Mapping[str, Numbers]:
        return self._counts(self.everything)

    def _counts(self, among: Docs) -> Mapping[str, Numbers]:
        many = {one.name for one in FACETS if one.many}
        found = {name: self.facets[name].counting.counts(among) for name in many}
        return found | self._singles.counts(among)

    @cached_property
    def _singles(self) -> Singles:
        return Singles({one.name: self.facets[one.name] for one in FACETS if not one.many})
