"""Rows of unequal length, laid end to end in one array."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def ragged(firsts: Numbers, sizes: Numbers) -> Numbers:
    """The places of all elements of some rows, row after row."""
    before = sizes.cumsum(dtype=np.int64)
    before -= sizes
    places: Numbers = (firsts - before).repeat(sizes)
    places += np.arange(len(places))
    return places
