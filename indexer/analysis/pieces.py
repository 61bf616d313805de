"""Texts taken apart at white space, across which no word reaches; each piece is analysed once."""

import string
import threading
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.cuts import Cuts, cut
from indexer.analysis.ragged import ragged
from indexer.analysis.shorts import Shorts
from indexer.analysis.texts import GAP
from indexer.analysis.tokens import LONGEST, Token, stem, tokens

_CACHED = 100_000  # pieces whose tokens are remembered
_SHORT = 40  # characters of a piece worth remembering
_MOST = 2_000_000  # pieces, their tokens and forms after which a memory begins anew

_AROUND = string.punctuation + "“”‘’–—…"  # never part of the only word between them

Numbers = NDArray[np.int64]


def analysed(piece: str) -> tuple[Token, ...]:
    """The tokens of a text without white space."""
    return _remembered(piece) if len(piece) <= _SHORT else tuple(tokens(piece))


@lru_cache(maxsize=_CACHED)
def _remembered(piece: str) -> tuple[Token, ...]:
    bare = piece.strip(_AROUND)
    if not _is_plain(bare):
        return tuple(tokens(piece))
    word, start = bare.lower(), piece.index(bare)
    return (Token(word, stem(word), 0, start, start + len(bare)),)


def _is_plain(bare: str) -> bool:
    """Whether a text is but one word, and the word's letters are what it is folded to."""
    return bare.isascii() and bare.isalnum() and len(bare) <= LONGEST


def span(found: Sequence[Token]) -> int:
    """How many positions a piece takes up."""
    return found[-1].position + 1 if found else 0


@dataclass(frozen=True, slots=True)
class Found:
    """The t tokens of several texts, in order: int64[t] each; words and stems by number."""

    texts: Numbers
    words: Numbers
    stems: Numbers
    positions: Numbers


class Memory(dict[str, int]):
    """Pieces by number, and the tokens of each in arrays that grow; pieces alike share a number.

    Most pieces are short and held apart from the dictionary.
    `forms` are the words and stems by number, in UTF-8. A memory belongs to one thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[bytes] = []
        self._numbers: dict[str, int] = {}
        self._shorts = Shorts()
        self._plain: dict[str, int] = {}  # pieces by their only word, folded
        self._counts, self._firsts, self._spans = array("q"), array("q"), array("q")
        self._words, self._stems, self._positions = array("q"), array("q"), array("q")

    def __missing__(self, piece: str) -> int:
        number = self[piece] = self._analysed(piece)
        return number

    def _analysed(self, piece: str) -> int:
        bare = piece.strip(_AROUND)
        number = self._plain.get(bare.lower())
        if number is None:
            plain = _is_plain(bare)
            number = self._learnt(bare.lower()) if plain else self._add(tuple(tokens(piece)))
        return number

    def _learnt(self, word: str) -> int:
        """The same as for any piece, without looking for what the word is made of."""
        number = self._plain[word] = len(self._counts)
        self._firsts.append(len(self._words))
        self._counts.append(1)
        self._spans.append(1)
        self._words.append(self.number(word))
        self._stems.append(self.number(stem(word)))
        self._positions.append(0)
        return number

    def _add(self, found: Sequence[Token]) -> int:
        self._firsts.append(len(self._words))
        self._counts.append(len(found))
        self._spans.append(span(found))
        for token in found:
            self._words.append(self.number(token.text))
            self._stems.append(self.number(token.stem))
            self._positions.append(token.position)
        return len(self._counts) - 1

    @property
    def full(self) -> bool:
        pieces = len(self) + len(self._shorts)
        return pieces + len(self._words) + len(self.forms) > _MOST

    def number(self, form: str) -> int:
        found = self._numbers.get(form)
        if found is None:
            found = self._numbers[form] = len(self.forms)
            self.forms.append(form.encode("utf-8", "surrogatepass"))
        return found

    def find(self, texts: Iterable[Sequence[str]]) -> Found:
        """What `tokens_of` gives for each of the texts; a text is a sequence of lines."""
        lines: list[str] = []
        owners: list[int] = []
        for text, own in enumerate(texts):
            lines += own
            owners += [text] * len(own)
        cuts = cut(lines)
        return self._found(self._pieces(cuts), cuts.counts, np.array(owners, np.int64))

    def _pieces(self, cuts: Cuts) -> Numbers:
        pieces = np.empty(len(cuts.starts), np.int64)
        short, rest = np.flatnonzero(cuts.short), np.flatnonzero(~cuts.short)
        lows, highs = cuts.keys(short)
        pieces[short] = found = self._shorts.find(lows, highs)
        pieces[rest] = _ints(map(self.__getitem__, cuts.texts(rest)))
        new = np.flatnonzero(found < 0)
        if len(new):
            once = new[_distinct(lows[new], highs[new])]
            numbers = _ints(map(self._analysed, cuts.texts(short[once])))
            self._shorts.add(lows[once], highs[once], numbers)
            pieces[short[new]] = self._shorts.find(lows[new], highs[new])
        return pieces

    def _found(self, pieces: Numbers, sizes: Numbers, owners: Numbers) -> Found:
        counts = _view(self._counts)[pieces]
        chosen = ragged(_view(self._firsts)[pieces], counts)
        starts = _starts(_view(self._spans)[pieces], sizes, owners)
        return Found(
            texts=np.repeat(np.repeat(owners, sizes), counts),
            words=_view(self._words)[chosen],
            stems=_view(self._stems)[chosen],
            positions=np.repeat(starts, counts) + _view(self._positions)[chosen],
        )


def memory() -> Memory:
    """This thread's memory."""
    if not hasattr(_local, "memory") or _local.memory.full:
        _local.memory = Memory()
    found: Memory = _local.memory
    return found


_local = threading.local()


def _starts(spans: Numbers, sizes: Numbers, owners: Numbers) -> Numbers:
    """The position of each piece's first token: positions run on from line to line."""
    ends = np.append(0, np.cumsum(spans))
    first = np.cumsum(sizes) - sizes  # piece of each line
    steps = np.maximum(ends[first + sizes] - ends[first] - 1, 0) + GAP
    before = np.cumsum(steps) - steps
    lines = before - before[np.searchsorted(owners, owners)]
    starts: Numbers = np.repeat(lines - ends[first], sizes) + ends[:-1]
    return starts


def _ints(numbers: Iterable[int]) -> Numbers:
    return np.fromiter(numbers, np.int64)


def _distinct(*columns: NDArray[np.uint64]) -> Numbers:
    """The places of all that differ."""
    order = np.lexsort(columns)
    same = np.logical_and.reduce([np.diff(column[order]) == 0 for column in columns])
    chosen: Numbers = order[np.append(True, ~same)]
    return chosen


def _view(numbers: "array[int]") -> Numbers:
    """Without copying; the array cannot grow while the view is held."""
    return np.frombuffer(numbers, np.int64) if numbers else np.zeros(0, np.int64)
