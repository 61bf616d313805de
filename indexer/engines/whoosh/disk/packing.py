"""Byte strings that are kept compressed, each by itself, so that reading one stays cheap.

Each is summed up by itself as well, and the sum compared whenever it is read: so an index is opened
without reading them all.

What every page reads is compressed by LZ4, which takes up half as much again and is read in a fifth
of the time; what few pages read by Zstandard.
"""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

import lz4.block
import zstandard
from numpy.typing import NDArray
from xxhash import xxh3_64_digest

from indexer.engines.whoosh.disk.mapped import Damaged
from indexer.engines.whoosh.disk.strings import Strings

_SUM = 8  # bytes before each
_LEVEL = 1  # higher ones take longer and save next to nothing on texts this short
_local = threading.local()  # what compresses is not safe to share between threads


@dataclass(frozen=True, slots=True)
class Packed(Strings):
    """n strings, compressed: given and taken whole, cut and joined as they are kept."""

    @classmethod
    def of(cls, strings: Iterable[bytes]) -> Self:
        packed = Strings.of(map(cls.sealed, strings))
        return cls(packed.ends, packed.content)

    def __getitem__(self, number: int) -> bytes:
        return self.opened(self.cut(number, number + 1).data)

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    def some(self, numbers: NDArray[Any]) -> list[bytes]:
        """These strings, in this order; of a few it is quickest to find each by itself."""
        content, opened, start = self.content.data, self.opened, self._start
        return [opened(content[start(n) : start(n + 1)]) for n in numbers.tolist()]

    @classmethod
    def sealed(cls, string: bytes) -> bytes:
        packed = cls.pack(string)
        return xxh3_64_digest(packed) + packed

    @classmethod
    def opened(cls, sealed: "memoryview[int]") -> bytes:
        """Raise `Damaged` where it is not as it was written."""
        packed = sealed[_SUM:]
        if xxh3_64_digest(packed) != sealed[:_SUM]:
            raise Damaged("what is kept of a document is not as it was written")
        return cls.unpack(packed)

    @staticmethod
    def pack(string: bytes) -> bytes:
        return _packer().compress(string)

    @staticmethod
    def unpack(packed: "memoryview[int]") -> bytes:
        return _unpacker().decompress(packed)


@dataclass(frozen=True, slots=True)
class Light(Packed):
    """The same, for strings that every page reads."""

    @staticmethod
    def pack(string: bytes) -> bytes:
        packed: bytes = lz4.block.compress(string)
        return packed

    @staticmethod
    def unpack(packed: "memoryview[int]") -> bytes:
        string: bytes = lz4.block.decompress(packed)
        return string


def _packer() -> zstandard.ZstdCompressor:
    if not hasattr(_local, "packer"):
        _local.packer = zstandard.ZstdCompressor(_LEVEL)
    found: zstandard.ZstdCompressor = _local.packer
    return found


def _unpacker() -> zstandard.ZstdDecompressor:
    if not hasattr(_local, "unpacker"):
        _local.unpacker = zstandard.ZstdDecompressor()
    found: zstandard.ZstdDecompressor = _local.unpacker
    return found
