"""Rows of unequal length, laid end to end in one array."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def ragged(firsts: Numbers, sizes: Numbers) -> Numbers:
    """The places of all elements of some rows, row after row."""
    before = np.cumsum(sizes) - sizes
    places = np.repeat(firsts - before, sizes)
    places += np.arange(len(places))
    return places
