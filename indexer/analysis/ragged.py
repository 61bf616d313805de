"""Rows of unequal length, laid end to end in one array."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


class Numbering(dict[str, int]):
    """Numbers things from 0 in the order in which they are first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


def ragged(firsts: Numbers, sizes: Numbers) -> Numbers:
    """The places of all elements of some rows, row after row."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(firsts - before, sizes) + np.arange(int(sizes.sum()))
