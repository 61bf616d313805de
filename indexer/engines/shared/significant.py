"""Which words mark some documents out against a whole archive, given how many hold each."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.tokens import stem, tokens
from indexer.analysis.words import UNSPACED
from indexer.engines.shared.chains import chained
from indexer.model import SignificantWord
from indexer.query.respelling import written_words

_MOST, CONSIDERED = 20, 200
LEAST = 2  # documents of the set that a word must stand in
_SHORTEST = 3  # letters, but of scripts without spaces 2

_HIRAGANA = re.compile("[\u3041-\u309f]")

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


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
