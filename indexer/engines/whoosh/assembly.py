"""Parts become the material of one segment, term by term, with one sort."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.material import Material, checkpoints
from indexer.engines.whoosh.part import WhooshPart
from indexer.engines.whoosh.strings import Strings

_BLOCK = 2**20  # postings or places moved at a time

Numbers = NDArray[np.int64]


def assemble(parts: Sequence[WhooshPart]) -> Material:
    """Documents keep the order of the parts. The parts' terms are sorted, and so their postings."""
    ends = np.cumsum([part.size for part in parts])
    forms, ranks = _ranked(parts)
    sizes = np.concatenate([part.sizes for part in parts]).astype(np.int64)
    counts = np.concatenate([part.counts for part in parts])
    docs = np.concatenate(
        [part.docs + np.uint32(end - part.size) for part, end in zip(parts, ends, strict=True)]
    )
    order = _order(ranks)
    lasts = np.cumsum(sizes)
    places = np.append(0, np.cumsum(counts, dtype=np.int64))
    begins = places[lasts - sizes]  # first place of each term of each part
    spans = places[lasts] - begins
    firsts = (lasts - sizes)[order]
    counts = _moved(counts, firsts, sizes[order])
    codes, heads = np.unique(ranks[order], return_index=True)
    return Material(
        keys=Strings.of(_key(code, forms) for code in codes.tolist()),
        firsts=np.append(np.cumsum(sizes[order]) - sizes[order], len(docs))[
            np.append(heads, len(order))
        ].astype(np.uint64),
        docs=_moved(docs, firsts, sizes[order]),
        counts=counts,
        positions=_moved(_positions(parts), begins[order], spans[order]),
        checkpoints=checkpoints(counts),
        numbers={
            name: np.concatenate([part.numbers[name] for part in parts])
            for name in schema.NUMBERS
        },
        texts={name: Strings.joined([part.texts[name] for part in parts]) for name in schema.TEXTS},
    )  # fmt: skip


def _positions(parts: Sequence[WhooshPart]) -> Array:
    return np.concatenate([part.positions for part in parts])


def _ranked(parts: Sequence[WhooshPart]) -> tuple[list[bytes], Numbers]:
    """All forms, sorted, and for each term of each part its field and form in one number."""
    numbers = _Numbering()
    found = [np.fromiter(map(numbers.__getitem__, p.forms), np.int64, len(p.forms)) for p in parts]
    forms = list(numbers)
    order = sorted(range(len(forms)), key=forms.__getitem__)
    ranks = np.empty(len(forms), np.int64)
    ranks[order] = np.arange(len(forms))
    codes = [
        part.fields.astype(np.int64) << 32 | ranks[own[part.terms]]
        for part, own in zip(parts, found, strict=True)
    ]
    return [forms[number] for number in order], np.concatenate(codes)


class _Numbering(dict[bytes, int]):
    def __missing__(self, key: bytes) -> int:
        number = self[key] = len(self)
        return number


def _key(code: int, forms: Sequence[bytes]) -> bytes:
    return schema.prefix(schema.INDEXED[code >> 32]) + forms[code & 0xFFFFFFFF]


def _order(ranks: Numbers) -> Numbers:
    """A stable order of field and form."""
    return np.argsort(ranks, kind="stable")


def _moved(array: Array, firsts: Numbers, sizes: Numbers) -> Array:
    """Rows in another order, a block at a time."""
    ends = np.cumsum(sizes)
    moved = np.empty(int(ends[-1]) if len(ends) else 0, array.dtype)
    cuts = [0, *(np.flatnonzero(np.diff(ends // _BLOCK)) + 1).tolist(), len(sizes)]
    for first, last in zip(cuts, cuts[1:], strict=False):
        begin = int(ends[first - 1]) if first else 0
        rows = array[ragged(firsts[first:last], sizes[first:last])]
        moved[begin : begin + len(rows)] = rows
    return moved
