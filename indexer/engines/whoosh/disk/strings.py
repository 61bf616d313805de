"""Many byte strings in two arrays."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged


@dataclass(frozen=True, slots=True)
class Strings:
    """n strings end to end: `ends` uint64[n] tells where each ends in `content` uint8."""

    ends: NDArray[np.uint64]
    content: NDArray[np.uint8]

    @classmethod
    def of(cls, strings: Iterable[bytes]) -> Self:
        listed = list(strings)
        sizes = np.fromiter(map(len, listed), np.uint64, len(listed))
        return cls(np.cumsum(sizes, dtype=np.uint64), np.frombuffer(b"".join(listed), np.uint8))

    @classmethod
    def joined(cls, many: Sequence["Strings"]) -> Self:
        """Several runs of strings, one after the other."""
        sizes = np.concatenate([one.sizes() for one in many])
        content = np.concatenate([one.content for one in many])
        return cls(np.cumsum(sizes, dtype=np.uint64), content)

    @property
    def nbytes(self) -> int:
        return self.ends.nbytes + self.content.nbytes

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:
        return self.content[self._start(number) : self._start(number + 1)].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.span(0, len(self)))

    def some(self, numbers: NDArray[Any]) -> list[bytes]:
        """These strings, in this order."""
        starts, lasts = self._bounds(numbers)
        content = self.content.data
        return [bytes(content[a:b]) for a, b in zip(starts, lasts, strict=True)]

    def _bounds(self, numbers: NDArray[Any]) -> tuple[list[int], list[int]]:
        """Where each of these begins and ends."""
        starts = np.where(numbers > 0, self.ends[numbers.astype(np.int64) - 1], np.uint64(0))
        return starts.tolist(), self.ends[numbers].tolist()

    def span(self, first: int, last: int) -> list[bytes]:
        """The strings from `first` up to `last`."""
        start = self._start(first)
        content = self.cut(first, last).tobytes()
        ends = (self.ends[first:last].astype(np.int64) - start).tolist()
        return [content[a:b] for a, b in pairwise([0, *ends])]

    def chosen(self, numbers: NDArray[np.int64]) -> "Strings":
        """These strings, in this order."""
        ends = self.ends.astype(np.int64)
        firsts = np.append(0, ends)[numbers]
        sizes = ends[numbers] - firsts
        content = self.content[ragged(firsts, sizes)]
        return Strings(np.cumsum(sizes, dtype=np.uint64), content)

    def cut(self, first: int, last: int) -> NDArray[np.uint8]:
        """The bytes of the strings from `first` up to `last`."""
        return self.content[self._start(first) : self._start(last)]

    def sizes(self) -> NDArray[Any]:
        return np.diff(self.ends, prepend=np.uint64(0))

    def starts(self) -> NDArray[np.uint64]:
        found: NDArray[np.uint64] = self.ends - self.sizes()
        return found

    def _start(self, number: int) -> int:
        return int(self.ends[number - 1]) if number else 0
