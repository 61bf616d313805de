"""Byte strings that are kept compressed, each by itself, so that reading one stays cheap.

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

from indexer.engines.whoosh.disk.strings import Strings

_LEVEL = 1  # higher ones take longer and save next to nothing on texts this short
_local = threading.local()  # what compresses is not safe to share between threads


@dataclass(frozen=True, slots=True)
class Packed(Strings):
    """n strings, compressed: given and taken whole, cut and joined as they are kept."""

    @classmethod
    def of(cls, strings: Iterable[bytes]) -> Self:
        packed = Strings.of(map(cls.pack, strings))
        return cls(packed.ends, packed.content)

    def __getitem__(self, number: int) -> bytes:
        return self.unpack(self.cut(number, number + 1).data)

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    def some(self, numbers: NDArray[Any]) -> list[bytes]:
        starts, lasts = self._bounds(numbers)
        content, unpack = self.content.data, self.unpack
        return [unpack(content[a:b]) for a, b in zip(starts, lasts, strict=True)]

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
