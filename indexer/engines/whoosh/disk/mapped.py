"""A file mapped into memory, and whether it is still as it was then.

What is mapped changes with its file: a file that is cut short leaves zeros and, behind them, pages
whose reading ends the process. So whoever reads asks before and after.
"""

import os
from mmap import ACCESS_READ, mmap
from pathlib import Path
from weakref import finalize

import numpy as np


class Damaged(ValueError):
    """A file that is not as it was written."""


class Mapped:
    """Raise `OSError` or `ValueError` where a file cannot be mapped; an empty one cannot."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)
        finalize(self, os.close, self._descriptor)
        self._state = self._found()
        mapped = mmap(self._descriptor, 0, access=ACCESS_READ)
        self.content = np.ndarray(len(mapped), np.uint8, mapped)

    def is_as_opened(self) -> bool:
        """Whether nobody has changed it since; to take its name away is no change."""
        return self._found() == self._state

    def _found(self) -> tuple[int, int]:
        found = os.fstat(self._descriptor)
        return found.st_size, found.st_mtime_ns
