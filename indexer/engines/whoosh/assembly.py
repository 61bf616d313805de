"""Parts become the material of one segment, term by term, with one sort."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.material import Material, checkpoints
from indexer.engines.whoosh.part import WhooshPart
from indexer.engines.whoosh.strings import Strings

_BLOCK = 2**20  # postings or places moved at a time
_HALF = 2**32

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows of an array lie, in the order in which they are wanted: int64[r] each."""

    firsts: Numbers
    sizes: Numbers

    def of(self, array: Array) -> Array:
        """The rows end to end, moved a block at a time."""
        ends = np.cumsum(self.sizes)
        moved = np.empty(int(ends[-1]) if len(ends) else 0, array.dtype)
        cuts = [0, *(np.flatnonzero(np.diff(ends // _BLOCK)) + 1).tolist(), len(ends)]
        for first, last in pairwise(cuts):
            begin = int(ends[first - 1]) if first else 0
            rows = array[ragged(self.firsts[first:last], self.sizes[first:last])]
            moved[begin : begin + len(rows)] = rows
        return moved


def assemble(parts: Sequence[WhooshPart]) -> Material:
    """Documents keep the order of the parts."""
    forms, codes = _ranked(parts)
    order = _order(codes)
    sizes = np.concatenate([part.sizes for part in parts]).astype(np.int64)
    counts = np.concatenate([part.counts for part in parts])
    lasts = np.cumsum(sizes)
    places = np.append(0, np.cumsum(counts, dtype=np.int64))  # before each posting
    begins = places[lasts - sizes]
    of_postings = Rows((lasts - sizes)[order], sizes[order])
    of_places = Rows(begins[order], (places[lasts] - begins)[order])
    counts = of_postings.of(counts)
    terms, heads = np.unique(codes[order], return_index=True)
    held = np.add.reduceat(of_postings.sizes, heads)  # postings of each term
    return Material(
        keys=Strings.of(_key(code, forms) for code in terms.tolist()),
        firsts=np.append(0, np.cumsum(held)).astype(np.uint64),
        docs=of_postings.of(_docs(parts)),
        counts=counts,
        positions=of_places.of(np.concatenate([part.positions for part in parts])),
        checkpoints=checkpoints(counts),
        numbers={name: np.concatenate([p.numbers[name] for p in parts]) for name in schema.NUMBERS},
        texts={name: Strings.joined([p.texts[name] for p in parts]) for name in schema.TEXTS},
    )


def _docs(parts: Sequence[WhooshPart]) -> Array:
    ends = np.cumsum([part.size for part in parts])
    firsts = [np.uint32(end - part.size) for part, end in zip(parts, ends, strict=True)]
    return np.concatenate([part.docs + first for part, first in zip(parts, firsts, strict=True)])


def _ranked(parts: Sequence[WhooshPart]) -> tuple[list[bytes], Numbers]:
    """All forms, sorted, and for each term of each part its field and form in one number."""
    numbers = _Numbering()
    found = [np.fromiter(map(numbers.__getitem__, p.forms), np.int64, len(p.forms)) for p in parts]
    forms = list(numbers)
    order = sorted(range(len(forms)), key=forms.__getitem__)
    ranks = np.empty(len(forms), np.int64)
    ranks[order] = np.arange(len(forms))
    codes = [
        part.fields.astype(np.int64) * len(forms) + ranks[own[part.terms]]
        for part, own in zip(parts, found, strict=True)
    ]
    return [forms[number] for number in order], np.concatenate(codes)


class _Numbering(dict[bytes, int]):
    def __missing__(self, key: bytes) -> int:
        number = self[key] = len(self)
        return number


def _key(code: int, forms: Sequence[bytes]) -> bytes:
    field, form = divmod(code, len(forms))
    return schema.prefix(schema.INDEXED[field]) + forms[form]


def _order(codes: Numbers) -> Numbers:
    """What sorts the codes, those alike in the order in which they stand."""
    numbered = np.arange(len(codes), dtype=np.uint64)
    if len(codes) and int(codes.max()) >= _HALF:
        return np.argsort(codes, kind="stable")
    packed = np.sort(codes.astype(np.uint64) << np.uint64(32) | numbered)  # sorting is fastest
    return (packed & np.uint64(_HALF - 1)).astype(np.int64)
