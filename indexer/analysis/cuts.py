"""Many lines cut at white space at once.

Only the white space of ASCII counts; what other white space stands between stays in one piece.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WORD = 8  # bytes of a number
SHORT = 2 * _WORD  # bytes of a piece that two numbers can hold
_BYTE = np.uint8
_MASKS = np.array([2 ** (8 * size) - 1 for size in range(_WORD + 1)], np.uint64)

Numbers = NDArray[np.int64]
U64 = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Cuts:
    """The n pieces of some lines, in order; all is int64[n] but what is said to be otherwise."""

    content: bytes
    starts: Numbers
    sizes: Numbers
    short: NDArray[np.bool_]  # [n] at most 16 bytes of ASCII without a zero byte
    counts: Numbers  # [lines] pieces of each line

    def texts(self, chosen: Numbers) -> Iterator[str]:
        """Some of the pieces."""
        starts, sizes = self.starts[chosen].tolist(), self.sizes[chosen].tolist()
        for start, size in zip(starts, sizes, strict=True):
            yield self.content[start : start + size].decode("utf-8", "surrogatepass")

    def keys(self, chosen: Numbers) -> tuple[U64, U64]:
        """Some of the short pieces, each as two numbers that no other piece has."""
        words = np.frombuffer(self.content, "<u8")
        starts, sizes = self.starts[chosen], self.sizes[chosen]
        places, shifts = starts >> 3, (starts & 7).astype(np.uint64) << np.uint64(3)
        second = words[places + 1]
        lows = _shifted(words[places], second, shifts) & _MASKS[np.minimum(sizes, _WORD)]
        highs = np.zeros_like(lows)
        long = np.flatnonzero(sizes > _WORD)
        third = words[places[long] + 2]
        highs[long] = _shifted(second[long], third, shifts[long]) & _MASKS[sizes[long] - _WORD]
        return lows, highs


def _shifted(first: U64, second: U64, bits: U64) -> U64:
    """Eight bytes that begin so many bits after the first of sixteen."""
    found: U64 = first >> bits | second << np.uint64(1) << (np.uint64(63) - bits)
    return found


def cut(lines: Sequence[str]) -> Cuts:
    encoded = [line.encode("utf-8", "surrogatepass") for line in lines]
    ends = np.cumsum([len(line) + 1 for line in encoded], dtype=np.int64)
    size = int(ends[-1]) + 1 if lines else 1
    padding = b" " * (24 - size % 8)  # to read three numbers from any place
    content = b" ".join((b"", *encoded, padding))
    held = np.frombuffer(content, np.uint8)[:size]
    space = _space(held)
    bounds = np.flatnonzero(space[1:] != space[:-1]) + 1
    starts, sizes = bounds[::2], bounds[1::2] - bounds[::2]
    short = sizes <= SHORT
    odd = np.flatnonzero(held - _BYTE(1) >= _BYTE(0x7F))  # zero, and all beyond ASCII
    short[np.searchsorted(starts, odd, "right") - 1] = False
    return Cuts(content, starts, sizes, short, np.diff(np.searchsorted(starts, ends), prepend=0))


def _space(held: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which bytes `str.split` takes for white space: 9 to 13 and 28 to 32."""
    found: NDArray[np.bool_] = held - _BYTE(9) <= _BYTE(4)  # what is less wraps around
    found |= held - _BYTE(28) <= _BYTE(4)
    return found
