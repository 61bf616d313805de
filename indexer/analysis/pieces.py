"""The tokens of many texts at once, as arrays.

Words do not reach across white space, so a text is taken apart there, and each distinct piece is
analysed once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import Numbering, ragged
from indexer.analysis.texts import GAP
from indexer.analysis.tokens import tokens

_CACHED = 100_000  # pieces
_LONGEST = 40  # characters of a piece worth remembering

Numbers = NDArray[np.int64]
Piece = tuple[tuple[str, str, int], ...]  # word, stem and position of each token


@dataclass(frozen=True, slots=True)
class Found:
    """The t tokens of several texts, in order.

    `texts`, `words`, `stems`, `positions`: int64[t], `words` and `stems` being places in `forms`.
    """

    forms: Numbering
    texts: Numbers
    words: Numbers
    stems: Numbers
    positions: Numbers


def find(texts: Sequence[Sequence[str]]) -> Found:
    """What `tokens_of` gives for each of the texts; a text is a sequence of lines."""
    pieces, sizes, owners = Numbering(), [], []
    found: list[int] = []
    for text, lines in enumerate(texts):
        for line in lines:
            parts = line.split()
            found += map(pieces.__getitem__, parts)
            sizes.append(len(parts))
            owners.append(text)
    known = _Known(list(pieces))
    numbers = np.array(found, np.int64)
    first = _starts(known, numbers, np.array(sizes, np.int64), np.array(owners, np.int64))
    counts = known.counts[numbers]
    chosen = ragged(known.firsts[numbers], counts)
    return Found(
        forms=known.forms,
        texts=np.repeat(np.repeat(np.array(owners, np.int64), sizes), counts),
        words=known.words[chosen],
        stems=known.stems[chosen],
        positions=np.repeat(first, counts) + known.positions[chosen],
    )


class _Known:
    """The tokens of distinct pieces, those of all pieces in a row."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.forms = Numbering()
        analysed = [_cached(p) if len(p) <= _LONGEST else _analysed(p) for p in pieces]
        every = [token for piece in analysed for token in piece]
        self.words = np.array([self.forms[word] for word, _, _ in every], np.int64)
        self.stems = np.array([self.forms[stem] for _, stem, _ in every], np.int64)
        self.positions = np.array([position for _, _, position in every], np.int64)
        self.counts = np.array([len(piece) for piece in analysed], np.int64)
        self.firsts = np.cumsum(self.counts) - self.counts
        self.spans = np.array([p[-1][2] + 1 if p else 0 for p in analysed], np.int64)


def _starts(known: _Known, pieces: Numbers, sizes: Numbers, owners: Numbers) -> Numbers:
    """The position of each piece's first token: positions run on from line to line."""
    ends = np.concatenate([[0], np.cumsum(known.spans[pieces])])
    first = np.cumsum(sizes) - sizes  # piece of each line
    steps = np.maximum(ends[first + sizes] - ends[first] - 1, 0) + GAP
    before = np.cumsum(steps) - steps
    lines = before - before[np.searchsorted(owners, owners)]
    return np.repeat(lines - ends[first], sizes) + ends[:-1]


def _analysed(piece: str) -> Piece:
    return tuple((token.text, token.stem, token.position) for token in tokens(piece))


_cached = lru_cache(maxsize=_CACHED)(_analysed)
