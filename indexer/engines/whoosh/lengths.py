"""Field lengths as Whoosh rounds them: to what it can write in a byte."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length, length_to_byte

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)
_MOST = int(_LENGTHS[-1]) + 1  # rounded alike from here on
_ROUNDED = _LENGTHS[[length_to_byte(length) for length in range(_MOST + 1)]]


def rounded(lengths: NDArray[Any]) -> NDArray[np.int64]:
    """int64[n] of any whole numbers [n]."""
    found: NDArray[np.int64] = _ROUNDED[np.minimum(lengths, _MOST)]
    return found
