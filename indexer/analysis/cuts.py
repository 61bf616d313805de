"""Many lines cut at white space at once.

Only the white space of ASCII counts; what other white space stands between stays in one piece.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.shorts import SHORT, keys

_BYTE = np.uint8

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
        content = np.frombuffer(self.content, np.uint8)
        return keys(content, self.starts[chosen], self.sizes[chosen])


def cut(lines: Sequence[str]) -> Cuts:
    encoded = [line.encode("utf-8", "surrogatepass") for line in lines]
    ends = np.cumsum([len(line) + 1 for line in encoded], dtype=np.int64)
    content = b" ".join((b"", *encoded, b""))
    held = np.frombuffer(content, np.uint8)
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
