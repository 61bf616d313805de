"""The words that mark some documents out against the whole archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.tokens import stem, tokens
from indexer.analysis.words import UNSPACED
from indexer.engines.whoosh import schema, sets
from indexer.engines.whoosh.searcher import Answer
from indexer.engines.whoosh.segments import Leaf
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import BODY
from indexer.model import SignificantWord
from indexer.query.respelling import written_words

_MOST = 20
_LEAST = 2  # documents of the set that a word must stand in
_SHORTEST = 3  # letters, but of scripts without spaces 2

Floats = NDArray[np.float64]
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
    """The best of each group of inflections."""
    snapshot, docs = given.snapshot, given.narrowed("")
    bodies = snapshot.once(Bodies.of)
    counts = bodies.counts(snapshot, sets.mask(docs, snapshot.size))
    scores = log_likelihood(counts, bodies.totals, len(docs), snapshot.count)
    scores[counts < _LEAST] = 0
    asked = {token.stem for w in written_words(given.query.text) for token in tokens(w.text)}
    best: dict[str, SignificantWord] = {}
    for number in np.argsort(-scores, kind="stable").tolist():
        if not scores[number] or len(best) == _MOST:
            break
        text = schema.text(bodies.words[number])
        if _tells(text) and stem(text) not in asked:
            total = int(bodies.totals[number])
            word = SignificantWord(text, int(counts[number]), total, float(scores[number]))
            best.setdefault(stem(text), word)
    return tuple(sorted(best.values(), key=lambda word: (-word.score, word.text)))


def _tells(text: str) -> bool:
    shortest = 2 if UNSPACED.match(text) else _SHORTEST
    return text.isalpha() and len(text) >= shortest and text not in FUNCTION_WORDS


def log_likelihood(counts: Numbers, totals: Numbers, size: int, every: int) -> Floats:
    """Dunning's ratio for each of some words; 0 where it is no more frequent in the set.

    `counts` of the `size` documents of the set hold it, `totals` of all `every` documents.
    """
    rest, others = totals - counts, every - size
    if not size or not others:
        return np.zeros(len(counts))
    likelihood = 2 * (
        _entropy(counts, size) + _entropy(rest, others) - _entropy(totals, every)
    )  # fmt: skip
    return np.where(counts * others > rest * size, np.maximum(likelihood, 0), 0.0)


def _entropy(counts: Numbers, size: int) -> Floats:
    """The log likelihood that so many documents of a set hold a word that is as likely as that."""
    with np.errstate(divide="ignore", invalid="ignore"):
        held = np.where(counts > 0, counts * np.log(counts / size), 0.0)
        lacking = np.where(counts < size, (size - counts) * np.log(1 - counts / size), 0.0)
    return np.asarray(held + lacking)
