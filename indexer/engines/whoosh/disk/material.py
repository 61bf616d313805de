"""What a segment is made of, in memory or mapped from its file.

A segment of n documents holds r terms, sorted; each has postings, p in all, sorted by document;
each posting has places, q in all, sorted. Documents are numbered from 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.disk.arrays import Array, arrays_of
from indexer.engines.whoosh.disk.mapped import Mapped
from indexer.engines.whoosh.disk.packing import Light, Packed
from indexer.engines.whoosh.disk.strings import Strings

EVERY = 16  # postings between two checkpoints
_BLOCK = np.arange(EVERY)

U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Material:
    keys: Strings  # [r] number of the field, then the term
    firsts: U64  # [r + 1] first posting of each term
    first_places: U64  # [r + 1] first place of each term
    docs: U32  # [p]
    counts: Array  # [p] places of each posting, in the narrowest unsigned type
    positions: Array  # [q] in the narrowest unsigned type
    checkpoints: Array  # [p / 16] places before every 16th posting
    numbers: Mapping[str, Array]  # [n] by column: a number a document
    texts: Mapping[str, Strings]  # [n] by column: a string a document
    file: Mapped | None = None

    @property
    def size(self) -> int:
        """How many documents."""
        return len(self.numbers[schema.DATE])

    def is_as_opened(self) -> bool:
        """Whether nobody has changed the file since."""
        return self.file is None or self.file.is_as_opened()

    def place(self, posting: int) -> int:
        """How many places come before those of a posting."""
        if posting == len(self.docs):
            return len(self.positions)
        block = posting // EVERY
        since = self.counts[block * EVERY : posting].sum(dtype=np.int64)
        return int(self.checkpoints[block]) + int(since)

    def places(self, postings: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many places come before those of each of some postings."""
        blocks, since = np.divmod(postings, EVERY)
        each = self.counts.take((postings - since)[:, None] + _BLOCK, mode="clip")
        each *= since[:, None] > _BLOCK  # those before the posting
        found: NDArray[np.int64] = each.sum(axis=1, dtype=np.int64)
        found += self.checkpoints.take(blocks).astype(np.int64)
        return found


def checkpoints(counts: Array) -> U64:
    """Places before every 16th posting."""
    if not len(counts):
        return np.zeros(0, np.uint64)
    blocks = np.add.reduceat(counts, np.arange(0, len(counts), EVERY), dtype=np.uint64)
    found: U64 = np.cumsum(blocks) - blocks
    return found


def narrow(array: Array) -> Array:
    """The same whole numbers in the narrowest unsigned type."""
    return array.astype(np.min_scalar_type(int(array.max())) if len(array) else np.uint8)


def open_material(path: Path) -> Material:
    mapped = Mapped(path)
    arrays = arrays_of(mapped, path)
    return Material(
        keys=Strings(arrays["key ends"], arrays["keys"]),
        firsts=arrays["firsts"],
        first_places=arrays["first places"],
        docs=arrays["docs"],
        counts=arrays["counts"],
        positions=arrays["positions"],
        checkpoints=arrays["checkpoints"],
        numbers={name: arrays[name] for name in schema.NUMBERS},
        texts={
            name: strings_of(name)(arrays[f"{name} ends"], arrays[name]) for name in schema.TEXTS
        },
        file=mapped,
    )


def strings_of(column: str) -> type[Strings]:
    """How the strings of a column are kept."""
    return {schema.CARD: Light, schema.REST: Packed}.get(column, Strings)
