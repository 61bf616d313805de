"""Named arrays in one file, written in blocks and mapped into memory.

The file holds the arrays, each beginning at a multiple of 64 bytes; then their directory, as JSON;
then a footer that tells where the directory lies and how it must sum up. `open_arrays` checks that
sum and the file's length; `verify` sums up the arrays as well.
"""

import json
import os
import struct
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from mmap import MADV_DONTNEED, mmap
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray
from xxhash import xxh3_64, xxh3_64_intdigest

from indexer.engines.whoosh.disk.mapped import Damaged, Mapped

Array = NDArray[Any]

_ALIGNED = 64
_BLOCK = 2**20  # bytes
_THREADS = 2  # that sum up a file
_FOOTER = struct.Struct("<QQQ4s")  # where the directory begins, its length, its sum, mark
_MARK = b"CQA2"


@dataclass(slots=True)
class Column:
    """An array that is being written, and the room kept for it."""

    dtype: np.dtype[Any]
    offset: int
    count: int = 0
    checksum: xxh3_64 = field(default_factory=xxh3_64)


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
        column.checksum.update(written)

    def _finish(self) -> None:
        directory = json.dumps(
            {
                name: [one.dtype.str, one.offset, one.count, one.checksum.intdigest()]
                for name, one in self._columns.items()
            }
        ).encode()
        self._file.seek(self._end)
        self._file.write(directory)
        checksum = xxh3_64_intdigest(directory)
        self._file.write(_FOOTER.pack(self._end, len(directory), checksum, _MARK))
        self._file.flush()
        os.fsync(self._file.fileno())


def open_arrays(path: Path) -> Mapping[str, Array]:
    """The arrays of a file, read only as far as they are used."""
    return arrays_of(Mapped(path), path)


def arrays_of(mapped: Mapped, path: Path) -> Mapping[str, Array]:
    """The arrays of a file that is mapped already."""
    content = mapped.content
    return {
        name: content[kept.offset : kept.offset + kept.size].view(kept.dtype)
        for name, kept in _directory(content, path).items()
    }


def forget(array: Array) -> None:
    """Give back the memory of all that was read so far of the array's file; it stays readable."""
    owner: object = array
    while isinstance(owner, np.ndarray):
        owner = owner.base
    if isinstance(owner, mmap):
        owner.madvise(MADV_DONTNEED)


def verify(path: Path, but: Collection[str] = ()) -> None:
    """Read all arrays but some; raise `Damaged` where one is not as it was written.

    In blocks, not through a map, whose pages would count as this process's memory.
    """
    directory = _directory(Mapped(path).content, path)
    by_size = sorted(directory.keys() - but, key=lambda name: -directory[name].size)
    with ThreadPoolExecutor(_THREADS) as pool:
        sums = pool.map(lambda name: _sum(path, directory[name]), by_size)
        found = dict(zip(by_size, sums, strict=True))
    for name, summed in found.items():
        if summed != directory[name].checksum:
            raise Damaged(f"“{name}” in {path.name} is not as it was written")


def intact(path: Path) -> Mapping[str, Array]:
    """The arrays of a damaged file that are as they were written; raise `Damaged` for none."""
    directory = _directory(Mapped(path).content, path)
    return {
        name: array
        for name, array in open_arrays(path).items()
        if xxh3_64_intdigest(array.view(np.uint8).data) == directory[name].checksum
    }


def verify_once(path: Path, but: Collection[str] = ()) -> None:
    """As `verify`; a file that this process has found whole is read again only once changed."""
    found = path.stat()
    state = found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    _verified(path, state, frozenset(but))


@lru_cache(maxsize=1024)
def _verified(path: Path, state: tuple[int, ...], but: frozenset[str]) -> None:
    del state  # names what was found whole
    verify(path, but)


class Kept(NamedTuple):
    """What the directory says of an array."""

    dtype: str
    offset: int
    length: int
    checksum: int

    @property
    def size(self) -> int:
        return self.length * np.dtype(self.dtype).itemsize


def _sum(path: Path, kept: Kept) -> int:
    checksum, size = xxh3_64(), kept.size
    with path.open("rb") as file:
        file.seek(kept.offset)
        while size and (block := file.read(min(size, _BLOCK))):
            checksum.update(block)
            size -= len(block)
    return checksum.intdigest()


def _directory(mapped: Array, path: Path) -> Mapping[str, Kept]:
    footer = mapped[-_FOOTER.size :].tobytes()
    if len(footer) == _FOOTER.size:
        begin, length, checksum, mark = _FOOTER.unpack(footer)
        directory = mapped[begin : begin + length].tobytes()
        whole = begin + length + _FOOTER.size == len(mapped)
        if mark == _MARK and whole and xxh3_64_intdigest(directory) == checksum:
            return {name: Kept(*kept) for name, kept in json.loads(directory).items()}
    raise Damaged(f"{path.name} was cut short or overwritten")
