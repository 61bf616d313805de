"""The words that mark some documents out against the whole archive."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.tokens import stem, tokens
from indexer.analysis.words import UNSPACED
from indexer.engines.whoosh import schema, sets
from indexer.engines.whoosh.chains import chained
from indexer.engines.whoosh.matching import Matching
from indexer.engines.whoosh.searcher import Answer
from indexer.engines.whoosh.segments import Leaf
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import BODY
from indexer.model import SignificantWord
from indexer.query.clauses import Phrase
from indexer.query.respelling import written_words

_MOST, CONSIDERED = 20, 200
LEAST = 2  # documents of the set that a word must stand in
_SHORTEST = 3  # letters, but of scripts without spaces 2

_HIRAGANA = re.compile("[\u3041-\u309f]")

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


def telling(
    found: Iterable[SignificantWord], asked: str, held: Callable[[str], int]
) -> tuple[SignificantWord, ...]:
    """The best of them as words that people write, without those of the query itself.

    `held` counts the bodies that hold a text.
    """
    stems = {token.stem for w in written_words(asked) for token in tokens(w.text)}
    left = [word for word in found if _tells(word.text) and stem(word.text) not in stems]
    words = (*_spaced(left), *_unspaced(left, held))
    return tuple(sorted(words, key=lambda word: (-word.score, word.text))[:_MOST])


def _held(snapshot: Snapshot, text: str) -> int:
    return len(Matching(snapshot).docs(Phrase(text, BODY.name)))


def _tells(text: str) -> bool:
    """Hiragana is mostly grammar."""
    shortest = 2 if UNSPACED.match(text) else _SHORTEST
    grammar = text in FUNCTION_WORDS or _HIRAGANA.search(text)
    return text.isalpha() and len(text) >= shortest and not grammar


def _spaced(words: Iterable[SignificantWord]) -> Iterable[SignificantWord]:
    by_stem: dict[str, SignificantWord] = {}
    for word in words:
        if not UNSPACED.match(word.text):
            by_stem.setdefault(stem(word.text), word)
    return by_stem.values()


def _unspaced(
    words: Iterable[SignificantWord], held: Callable[[str], int]
) -> Iterator[SignificantWord]:
    """Pairs of the same documents make one word, if it stands in all of these."""
    alike: dict[tuple[int, int], list[SignificantWord]] = {}
    for word in words:
        if UNSPACED.match(word.text):
            alike.setdefault((word.count, word.total), []).append(word)
    for (_, total), pairs in alike.items():
        for text in chained((pair.text for pair in pairs), _Held(held, total)):
            yield replace(pairs[0], text=text)


@dataclass(frozen=True, slots=True)
class _Held:
    """Whether so many bodies hold a text."""

    held: Callable[[str], int]
    total: int

    def __call__(self, text: str) -> bool:
        return self.held(text) == self.total


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
