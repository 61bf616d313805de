"""The best documents are found without scoring all: they are the same as if all were scored."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pytest

from indexer.engines.shared import weighting
from indexer.engines.whoosh.matches.best import Asked
from indexer.engines.whoosh.matches.sets import Docs, intersection, union
from indexer.engines.whoosh.matches.terms import Form, InField, Norms, Term
from indexer.engines.whoosh.segments import Postings
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import BODY, TITLE, TextField

SIZE = 30_000
COUNT = 10


@dataclass
class Lengths:
    """All that scoring asks of a snapshot."""

    norms: Norms
    size: int = SIZE
    count: int = SIZE

    def once(self, _: Callable[[Snapshot], Any]) -> Norms:
        return self.norms


def term(chance: np.random.Generator, share: float) -> Term:
    """A word that this share of the documents holds, some in their title, inflected."""
    lengths = chance.lognormal(6, 0.5, SIZE).astype(np.float32)
    norms = weighting.norms(lengths, float(lengths.mean()))
    snapshot = cast("Snapshot", Lengths(Norms(norms, float(norms.min()))))
    stem = [_held(chance, TITLE, share / 20), _held(chance, BODY, share)]
    exact = [InField(one.field, _some(chance, one.found)) for one in stem]
    return Term(snapshot, Form.of(snapshot, stem, 1.0), Form.of(snapshot, exact, 0.25))


def _held(chance: np.random.Generator, field: TextField, share: float) -> InField:
    docs = np.flatnonzero(chance.random(SIZE) < share).astype(np.uint32)
    return InField(field, Postings(docs, chance.geometric(0.5, len(docs)).astype(np.uint16)))


def _some(chance: np.random.Generator, found: Postings) -> Postings:
    kept = chance.random(len(found.docs)) < 0.7
    return Postings(found.docs[kept], chance.integers(1, found.counts[kept], endpoint=True))


def _best(docs: Docs, scores: np.ndarray[Any, Any]) -> list[tuple[int, float]]:
    order = np.lexsort((docs, -scores))[:COUNT]
    return [(int(docs[n]), float(scores[n])) for n in order]


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("shares", [(0.9,), (0.4,), (0.2, 0.3), (0.5, 0.5, 0.4)])
@pytest.mark.parametrize("seed", range(3))
def test_the_best_are_the_same_as_if_all_were_scored(
    seed: int, shares: tuple[float, ...], every: bool
) -> None:
    chance = np.random.default_rng(seed)
    terms = [term(chance, share) for share in shares]
    held = [one.docs for one in terms]
    docs = intersection(held) if every else union(held, SIZE)

    found = Asked(terms, every, SIZE).best(docs, COUNT)

    assert _best(*found) == _best(docs, np.sum([one.read(docs) for one in terms], axis=0))


def test_not_all_documents_that_hold_a_word_are_scored() -> None:
    one = term(np.random.default_rng(0), 0.9)

    assert len(Asked([one], every=False, size=SIZE).best(one.docs, COUNT).docs) < len(one.docs) / 4


def test_what_a_filter_leaves_out_is_not_among_the_best() -> None:
    one = term(np.random.default_rng(0), 0.9)
    left = one.docs[::2]

    found = Asked([one], every=False, size=SIZE).best(left, COUNT)

    assert _best(*found) == _best(left, one.read(left))


@pytest.mark.parametrize("share", [0.0005, 0.05, 0.9])
@pytest.mark.parametrize("asked", [0, 5, 1_000, SIZE])
def test_a_word_tells_which_of_some_documents_hold_it(share: float, asked: int) -> None:
    chance = np.random.default_rng(3)
    word = term(chance, share)
    docs = np.sort(chance.choice(SIZE, asked, replace=False)).astype(np.uint32)

    assert word.within(docs).tolist() == intersection([docs, word.docs]).tolist()
    assert word.most >= len(word.docs)
