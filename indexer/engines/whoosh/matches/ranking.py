"""How well documents match: from where words stand to a score for each document."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from indexer.engines.shared.telling import telling
from indexer.engines.shared.weighting import EXACT
from indexer.engines.whoosh.matches import sets
from indexer.engines.whoosh.matches.sets import Docs
from indexer.engines.whoosh.matches.sums import Floats, Scored, added, read
from indexer.engines.whoosh.matches.terms import Form, InField, Term
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.query.clauses import Clause

_K1 = 1.2
_B = 0.75


class Found(Protocol):
    """The documents that hold a word, or what is asked for as one."""

    @property
    def docs(self) -> Docs: ...

    @property
    def most(self) -> int:
        """They are no more, told before they are listed."""

    def within(self, docs: Docs) -> Docs:
        """Those of some documents, sorted, that hold it."""

    def read(self, docs: Docs) -> Floats:
        """The scores of these documents, sorted; 0 of those that do not hold it."""


class Ranking(Protocol):
    def found(
        self, snapshot: Snapshot, stems: Sequence[InField], exact: Sequence[InField], scale: float
    ) -> Found:
        """A word by its stem and as it is written, or a phrase by the first of these alone.

        Scores are multiplied by `scale`. Only live documents count, so that an index that grew
        scores as one built anew.
        """

    def telling(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """Those of several clauses that earn a score."""


@dataclass(frozen=True, slots=True)
class Bursts:
    """The ranking of `weighting`."""

    def found(
        self, snapshot: Snapshot, stems: Sequence[InField], exact: Sequence[InField], scale: float
    ) -> Term:
        return Term(
            snapshot, Form.of(snapshot, stems, scale), Form.of(snapshot, exact, scale * EXACT)
        )

    def telling(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        return telling(clauses)


@dataclass(frozen=True, slots=True)
class Stock:
    """BM25F as Whoosh defines it: BM25 field by field, summed by the weights of the fields."""

    def found(
        self, snapshot: Snapshot, stems: Sequence[InField], exact: Sequence[InField], scale: float
    ) -> "InWhole":
        parts = [_bm25(snapshot, one, scale) for one in stems]
        parts += [_bm25(snapshot, one, scale * EXACT) for one in exact]
        return InWhole(added(parts, snapshot.size), snapshot.size)

    def telling(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        return clauses


@dataclass(frozen=True, slots=True)
class InWhole:
    """Scored whether or not anyone asks."""

    scored: Scored
    size: int

    @property
    def docs(self) -> Docs:
        return self.scored.docs

    @property
    def most(self) -> int:
        return len(self.docs)

    def within(self, docs: Docs) -> Docs:
        return sets.intersection([docs, self.docs])

    def read(self, docs: Docs) -> Floats:
        return read(self.scored, docs, self.size)


def _bm25(snapshot: Snapshot, one: InField, scale: float) -> Scored:
    docs, counts = one.found.docs, one.found.counts.astype(np.float64)
    lengths, mean = snapshot.lengths(one.field.name)
    scores = lengths.take(docs)
    scores *= _K1 * _B / (mean or 1.0)
    scores += _K1 * (1 - _B)
    scores += counts
    np.divide(counts, scores, out=scores)
    rarity = math.log(snapshot.count / (len(docs) + 1)) + 1
    scores *= scale * one.field.weight * rarity * (_K1 + 1)
    return Scored(docs, scores)
