"""How well documents match: from where words stand to a score for each document."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.folding import fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.engines.whoosh import weighting
from indexer.engines.whoosh.segments import Postings
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.sums import Scored, added
from indexer.fields import TEXT_FIELDS, TextField
from indexer.query.clauses import Clause, Word

_K1 = 1.2
_B = 0.75

Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class InField:
    """What was found in a text field."""

    field: TextField
    found: Postings


class Ranking(Protocol):
    def scores(self, snapshot: Snapshot, found: Sequence[InField], scale: float) -> Scored:
        """All documents that hold a word, or what is asked for as one, with `scale` times a score.

        Only live documents count, so that an index that grew scores as one built anew.
        """

    def telling(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """Those of several clauses that earn a score."""


@dataclass(frozen=True, slots=True)
class Bursts:
    """The ranking of `weighting`."""

    def scores(self, snapshot: Snapshot, found: Sequence[InField], scale: float) -> Scored:
        docs, counts = added([_weighted(one) for one in found], snapshot.size)
        norms = snapshot.once(_norms)
        weight = weighting.term_weight(
            snapshot.count, len(docs), float(counts.sum(dtype=np.float64))
        )
        scores = weighting.saturation(counts, norms[docs])
        scores *= np.float32(scale * weight)
        return Scored(docs, scores)

    def telling(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """Saying a word twice adds nothing; function words tell nothing beside others."""
        every = tuple(dict.fromkeys(clauses))
        return tuple(one for one in every if not _joins(one)) or every


def _weighted(one: InField) -> Scored:
    counts = one.found.counts.astype(np.float32)
    if one.field.weight != 1:
        counts *= np.float32(one.field.weight)
    return Scored(one.found.docs, counts)


def _joins(clause: Clause) -> bool:
    return isinstance(clause, Word) and fold(clause.text) in FUNCTION_WORDS


def _norms(snapshot: Snapshot) -> Singles:
    lengths = np.zeros(snapshot.size, np.float32)
    for field in TEXT_FIELDS:
        lengths += np.float32(field.weight) * snapshot.words(field.name)
    mean = float(lengths[snapshot.live].mean(dtype=np.float64)) if snapshot.count else 0.0
    return weighting.norms(lengths, mean)


@dataclass(frozen=True, slots=True)
class Stock:
    """BM25F as Whoosh defines it: BM25 field by field, summed by the weights of the fields."""

    def scores(self, snapshot: Snapshot, found: Sequence[InField], scale: float) -> Scored:
        return added([_bm25(snapshot, one, scale) for one in found], snapshot.size)

    def telling(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        return clauses


def _bm25(snapshot: Snapshot, one: InField, scale: float) -> Scored:
    docs, counts = one.found.docs, one.found.counts.astype(np.float64)
    lengths, mean = snapshot.lengths(one.field.name)
    scores = lengths[docs]
    scores *= _K1 * _B / (mean or 1.0)
    scores += _K1 * (1 - _B)
    scores += counts
    np.divide(counts, scores, out=scores)
    rarity = math.log(snapshot.count / (len(docs) + 1)) + 1
    scores *= scale * one.field.weight * rarity * (_K1 + 1)
    return Scored(docs, scores)
