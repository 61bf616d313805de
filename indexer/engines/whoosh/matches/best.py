"""The best documents of a query, found without scoring all.

Only documents are scored that hold a word often, or outside their body, or that hold several words.
Where the best of them exceed what any other can score, they are the best of all; where not, more
are looked at. This is the thought behind MaxScore (Turtle and Flood, "Query evaluation: strategies
and optimizations", 1995), term by term instead of document by document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.engines.whoosh.matches import sets
from indexer.engines.whoosh.matches.sets import Docs
from indexer.engines.whoosh.matches.sums import Floats, Scored
from indexer.engines.whoosh.matches.terms import Term

_FEW = 2_000  # documents that are scored without further thought
_NARROW = 8  # where so much fewer documents are left than hold the words
_ENOUGH = 20  # documents looked at first, for each that is wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """Words all of which the documents hold, or at least one of them."""

    terms: Sequence[Term]
    every: bool
    size: int  # of the index

    def best(self, docs: Docs, count: int) -> Scored:
        """Some of these documents, the best `count` among them, with their scores."""
        held = sum(term.most for term in self.terms)
        if len(docs) < _FEW or len(docs) * _NARROW < held:
            return Scored(docs, self._scores(docs))
        several = self._several()
        whole = len(self.terms) == 1 and docs is self.terms[0].docs
        least = [term.often(count * _ENOUGH) for term in self.terms]
        while max(least) > 1:
            chosen = self._chosen(least, several)
            if not whole:
                chosen = sets.intersection([chosen, docs])
            scores = self._scores(chosen)
            if len(chosen) > count and _reached(scores, count) > self._bound(least):
                return Scored(chosen, scores)
            least = [one // 2 + 1 if one > 2 else 1 for one in least]  # noqa: PLR2004
        return Scored(docs, self._scores(docs))

    def _scores(self, docs: Docs) -> Floats:
        return reduce(np.add, [term.read(docs) for term in self.terms])

    def _several(self) -> Docs:
        """Documents that hold more than one of the words, where one is enough."""
        if self.every or len(self.terms) == 1:
            return np.zeros(0, np.uint32)
        held = np.zeros(self.size, np.uint8)
        for term in self.terms:
            held[sets.index(term.docs)] += 1
        return sets.listed(held > 1)

    def _chosen(self, least: Sequence[int], several: Docs) -> Docs:
        prominent = [term.prominent(one) for term, one in zip(self.terms, least, strict=True)]
        if len(prominent) == 1:
            return prominent[0]
        return sets.union([*prominent, several], self.size)

    def _bound(self, least: Sequence[int]) -> float:
        """What no other document exceeds."""
        bounds = [term.bound(one) for term, one in zip(self.terms, least, strict=True)]
        return sum(bounds) if self.every else max(bounds)


def _reached(scores: Floats, count: int) -> float:
    """What so many of them reach."""
    return float(np.partition(scores, -count)[-count])
