"""BM25F as Whoosh defines it: BM25 field by field, summed by the weights of the fields."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.segments import Postings
from indexer.engines.whoosh.snapshot import Floats, Snapshot

_K1 = 1.2
_B = 0.75


@dataclass(frozen=True, slots=True)
class InField:
    """What was found in a text field."""

    field: str
    weight: float
    found: Postings

    def score(self, snapshot: Snapshot, which: NDArray[np.int64] | slice) -> Floats:
        """How well some of the documents found match.

        Only live documents count, so that an index that grew scores as one built anew.
        """
        lengths, mean = snapshot.lengths(self.field)
        counts = self.found.counts[which].astype(np.float64)
        scores = lengths[self.found.docs[which]]
        scores *= _K1 * _B / (mean or 1.0)
        scores += _K1 * (1 - _B)
        scores += counts
        np.divide(counts, scores, out=scores)
        rarity = math.log(snapshot.count / (len(self.found.docs) + 1)) + 1
        scores *= self.weight * rarity * (_K1 + 1)
        return scores
