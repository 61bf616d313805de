"""The words that mark some documents out against the whole archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.engines.shared.significant import CONSIDERED, LEAST, log_likelihood, telling
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.matches import sets
from indexer.engines.whoosh.matches.matching import Matching
from indexer.engines.whoosh.searcher import Answer
from indexer.engines.whoosh.segments import Leaf
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import BODY
from indexer.model import SignificantWord
from indexer.query.clauses import Phrase

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The r words of all bodies: of each the documents that hold it; by segment, their numbers."""

    words: Sequence[bytes]  # [r]
    totals: Numbers  # [r]
    numbers: Sequence[Numbers]  # of a segment's terms, in their order

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        known: dict[bytes, int] = {}
        numbers = [_numbers(leaf, known) for leaf in snapshot.segments.leaves]
        totals = np.zeros(len(known), np.int64)
        for leaf, places in zip(snapshot.segments.leaves, numbers, strict=True):
            totals[places] += leaf.sizes(_terms(leaf))
        return cls(list(known), totals, numbers)

    def counts(self, snapshot: Snapshot, among: sets.Mask) -> Numbers:
        """int64[r]: how many of these documents hold each word."""
        counts = np.zeros(len(self.words), np.int64)
        for leaf, places in zip(snapshot.segments.leaves, self.numbers, strict=True):
            own = among[leaf.first : leaf.first + leaf.material.size]
            counts[places] += leaf.counted(_terms(leaf), own)
        return counts


def _terms(leaf: Leaf) -> range:
    return leaf.lexicon.begun(schema.prefix(schema.exact(BODY.name)))


def _numbers(leaf: Leaf, known: dict[bytes, int]) -> Numbers:
    terms = _terms(leaf)
    keys = leaf.material.keys.span(terms.start, terms.stop)
    return np.array([known.setdefault(key[1:], len(known)) for key in keys], np.int64)


def significant(given: Answer) -> tuple[SignificantWord, ...]:
    """The best of each group of inflections; pairs of characters as words again."""
    snapshot, docs = given.snapshot, given.narrowed("")
    bodies = snapshot.once(Bodies.of)
    counts = bodies.counts(snapshot, sets.mask(docs, snapshot.size))
    scores = log_likelihood(counts, bodies.totals, len(docs), snapshot.count)
    scores[counts < LEAST] = 0
    best = np.argsort(-scores, kind="stable")[:CONSIDERED]
    found = [
        SignificantWord(
            schema.text(bodies.words[n]), int(counts[n]), int(bodies.totals[n]), float(scores[n])
        )
        for n in best[scores[best] > 0].tolist()
    ]
    return telling(found, given.query.text, lambda text: _held(snapshot, text))


def _held(snapshot: Snapshot, text: str) -> int:
    return len(Matching(snapshot).docs(Phrase(text, BODY.name)))
