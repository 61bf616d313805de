"""The words of the archive as they are written, in whatever text field, and how many hold them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sorted words, and the documents of each, summed over the fields."""

    words: Sequence[str]
    counts: NDArray[np.int64]
    whole: bool  # no word of the archive is missing

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return zip(self.words, self.counts.tolist(), strict=True)

    def begun(self, prefix: str) -> range:
        """The numbers of the words that begin so."""
        first = bisect_left(self.words, prefix)
        return range(first, bisect_left(self.words, f"{prefix}\U0010ffff", first))

    def most_frequent(self, among: range, most: int) -> list[str]:
        """Of neighbouring words those of the most documents first; of as many, as they sort."""
        counts = self.counts[among.start : among.stop]
        order = np.argsort(-counts, kind="stable")[:most]
        return [self.words[among.start + n] for n in order.tolist()]

    def count(self, word: str) -> int:
        number = bisect_left(self.words, word)
        known = number < len(self.words) and self.words[number] == word
        return int(self.counts[number]) if known else 0
