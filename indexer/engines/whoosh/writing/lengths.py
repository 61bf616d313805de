"""Field lengths as Whoosh rounds them: to what it can write in a byte."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)
_MOST = int(_LENGTHS[-1])  # rounded alike from here on
_ROUNDED = _LENGTHS[np.searchsorted(_LENGTHS, np.arange(_MOST + 1))]  # to the next such length


def rounded(lengths: NDArray[Any]) -> NDArray[np.int64]:
    """int64[n] of any whole numbers [n]."""
    found: NDArray[np.int64] = _ROUNDED[np.minimum(lengths, _MOST)]
    return found
