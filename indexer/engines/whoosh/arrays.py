"""Named arrays in one file, written in blocks and mapped into memory.

The file holds the arrays, each beginning at a multiple of 64 bytes; then their directory, as JSON;
then a footer that tells where the directory lies and how it must sum up. `open_arrays` checks that
sum and the file's length; `verify` sums up the arrays as well.
"""

import json
import os
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from mmap import MADV_DONTNEED, mmap
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from zlib import crc32

import numpy as np
from numpy.typing import DTypeLike, NDArray

from indexer.engines.whoosh.mapped import Mapped

Array = NDArray[Any]

_ALIGNED = 64
_BLOCK = 2**20  # bytes
_FOOTER = struct.Struct("<QQI4s")  # where the directory begins, its length, its sum, mark
_MARK = b"CQA1"


@dataclass(slots=True)
class Column:
    """An array that is being written, and the room kept for it."""

    dtype: np.dtype[Any]
    offset: int
    count: int = 0
    checksum: int = 0


class Damaged(ValueError):
    """A file that is not as it was written."""


class Output:
    """Writes arrays to a new file: on disk once the block has ended, or gone after an error."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._columns: dict[str, Column] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        with self._file:
            if kind is None:
                self._finish()
            else:
                self._path.unlink()

    def array(self, name: str, dtype: DTypeLike, room: int) -> Callable[[Array], None]:
        """Begin an array of at most `room` elements; what is returned appends to it."""
        column = Column(np.dtype(dtype), self._end)
        self._columns[name] = column
        self._end += -(-room * column.dtype.itemsize // _ALIGNED) * _ALIGNED
        return lambda block: self._append(column, block)

    def _append(self, column: Column, block: Array) -> None:
        if not len(block):
            return
        written = np.ascontiguousarray(block, column.dtype).view(np.uint8).data
        self._file.seek(column.offset + column.count * column.dtype.itemsize)
        self._file.write(written)
        column.count += len(block)
        column.checksum = crc32(written, column.checksum)

    def _finish(self) -> None:
        directory = json.dumps(
            {n: [c.dtype.str, c.offset, c.count, c.checksum] for n, c in self._columns.items()}
        ).encode()
        self._file.seek(self._end)
        self._file.write(directory)
        self._file.write(_FOOTER.pack(self._end, len(directory), crc32(directory), _MARK))
        self._file.flush()
        os.fsync(self._file.fileno())


def open_arrays(path: Path) -> Mapping[str, Array]:
    """The arrays of a file, read only as far as they are used."""
    return arrays_of(Mapped(path), path)


def arrays_of(mapped: Mapped, path: Path) -> Mapping[str, Array]:
    """The arrays of a file that is mapped already."""
    content = mapped.content
    return {
        name: content[offset : offset + count * np.dtype(dtype).itemsize].view(dtype)
        for name, (dtype, offset, count, _) in _directory(content, path).items()
    }


def forget(array: Array) -> None:
    """Give back the memory of all that was read so far of the array's file; it stays readable."""
    owner: object = array
    while isinstance(owner, np.ndarray):
        owner = owner.base
    if isinstance(owner, mmap):
        owner.madvise(MADV_DONTNEED)


def verify(path: Path) -> None:
    """Read the whole file; raise `Damaged` where it is not as it was written.

    In blocks, not through a map, whose pages would count as this process's memory.
    """
    directory = _directory(Mapped(path).content, path)
    with path.open("rb") as file:
        for name, (dtype, offset, count, checksum) in directory.items():
            file.seek(offset)
            if _sum(file, count * np.dtype(dtype).itemsize) != checksum:
                raise Damaged(f"“{name}” in {path.name} is not as it was written")


def intact(path: Path) -> Mapping[str, Array]:
    """The arrays of a damaged file that are as they were written; raise `Damaged` for none."""
    directory = _directory(Mapped(path).content, path)
    return {
        name: array
        for name, array in open_arrays(path).items()
        if crc32(array.view(np.uint8).data) == directory[name][3]
    }


def verify_once(path: Path) -> None:
    """As `verify`; a file that this process has found whole is read again only once changed."""
    found = path.stat()
    _verified(path, (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=1024)
def _verified(path: Path, state: tuple[int, ...]) -> None:
    del state  # names what was found whole
    verify(path)


def _sum(file: IO[bytes], size: int) -> int:
    checksum = 0
    while size and (block := file.read(min(size, _BLOCK))):
        checksum, size = crc32(block, checksum), size - len(block)
    return checksum


def _directory(mapped: Array, path: Path) -> Mapping[str, tuple[str, int, int, int]]:
    footer = mapped[-_FOOTER.size :].tobytes()
    if len(footer) == _FOOTER.size:
        begin, length, checksum, mark = _FOOTER.unpack(footer)
        directory = mapped[begin : begin + length].tobytes()
        whole = begin + length + _FOOTER.size == len(mapped)
        if mark == _MARK and whole and crc32(directory) == checksum:
            found: Mapping[str, tuple[str, int, int, int]] = json.loads(directory)
            return found
    raise Damaged(f"{path.name} was cut short or overwritten")
