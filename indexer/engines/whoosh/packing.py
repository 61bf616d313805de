"""Byte strings that are kept compressed, each by itself, so that reading one stays cheap."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import zstandard

from indexer.engines.whoosh.strings import Strings

_LEVEL = 1  # higher ones take longer and save next to nothing on texts this short
_local = threading.local()  # what compresses is not safe to share between threads


@dataclass(frozen=True, slots=True)
class Packed(Strings):
    """n strings, compressed: given and taken whole, cut and joined as they are kept."""

    @classmethod
    def of(cls, strings: Iterable[bytes]) -> Self:
        pack = _packer().compress
        packed = Strings.of(pack(one) for one in strings)
        return cls(packed.ends, packed.content)

    def __getitem__(self, number: int) -> bytes:
        return _unpacker().decompress(self.cut(number, number + 1).data)

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))


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
