"""The values of all facets at once, facet after facet: their counts, and how they are shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.authority import Authority
from indexer.engines.shared.faces import Faces
from indexer.engines.whoosh.counts.counting import Counting
from indexer.engines.whoosh.counts.facets import FacetTable
from indexer.engines.whoosh.counts.singles import Singles
from indexer.engines.whoosh.matches.sets import Docs
from indexer.fields import FACETS

_FEW = 6_000  # documents whose values are counted in one go

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Values:
    """v values in all."""

    facets: Mapping[str, FacetTable]
    everything: Docs
    _faces: dict[int, tuple[Authority, Faces]] = field(default_factory=dict)

    def faces(self, authority: Authority) -> Faces:
        """How the values are shown."""
        known = self._faces.get(id(authority))
        if known is None or known[0] is not authority:
            values = {name: table.values for name, table in self.facets.items()}
            known = self._faces[id(authority)] = (
                authority,
                Faces(values, authority, len(self.everything)),
            )
        return known[1]

    def counts(self, among: Docs, apart: Mapping[str, Docs]) -> Numbers:
        """How many documents of the set hold each value: int64[v].

        The values of some facets are counted among other documents.
        """
        counts = self._all if among is self.everything else self._counts(among)
        if apart:
            counts = counts.copy()
        for name, docs in apart.items():
            counts[self._slices[name]] = self.facets[name].counting.counts(docs)
        return counts

    @cached_property
    def _all(self) -> Numbers:
        return self._counts(self.everything)

    def _counts(self, among: Docs) -> Numbers:
        if len(among) < _FEW:
            return self._together.by_document(among)
        found = self._singles.counts(among)
        many = self._many.counts(among)
        bounds = accumulate((len(self.facets[name].values) for name in _MANY), initial=0)
        found |= {name: many[a:b] for name, (a, b) in zip(_MANY, pairwise(bounds), strict=True)}
        return np.concatenate([found[name] for name in self.facets])

    @cached_property
    def _slices(self) -> Mapping[str, slice]:
        """Where the values of each facet lie among all."""
        bounds = pairwise([0, *accumulate(len(one.values) for one in self.facets.values())])
        return {name: slice(*ends) for name, ends in zip(self.facets, bounds, strict=True)}

    @cached_property
    def _together(self) -> Counting:
        return _counting(self.facets.values())

    @cached_property
    def _many(self) -> Counting:
        return _counting([self.facets[name] for name in _MANY])

    @cached_property
    def _singles(self) -> Singles:
        return Singles({one.name: self.facets[one.name] for one in FACETS if not one.many})


def _counting(tables: Collection[FacetTable]) -> Counting:
    """The values of several facets together: the set is looked at once for all."""
    sizes = np.concatenate([np.diff(one.firsts) for one in tables])
    docs = np.concatenate([one.docs for one in tables])
    return Counting(np.append(0, np.cumsum(sizes)), docs, next(iter(tables)).size)


_MANY = tuple(one.name for one in FACETS if one.many)
