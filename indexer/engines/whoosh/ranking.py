"""BM25F as Whoosh defines it: BM25 field by field, summed by the weights of the fields."""

import math

import numpy as np

from indexer.engines.whoosh.snapshot import Floats, Postings, Snapshot

_K1 = 1.2
_B = 0.75


def score(snapshot: Snapshot, field: str, found: Postings) -> Floats:
    """How well each of the documents matches what was found in one field.

    Only live documents count, so that an index that grew scores as one built anew.
    """
    lengths = snapshot.lengths(field)
    average = lengths[snapshot.live].sum() / snapshot.count
    rarity = math.log(snapshot.count / (len(found.docs) + 1)) + 1
    length = (1 - _B) + _B * lengths[found.docs] / average
    return np.asarray(rarity * found.counts * (_K1 + 1) / (found.counts + _K1 * length))
