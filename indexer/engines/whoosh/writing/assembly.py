"""Parts become the material of one segment, term by term: every posting goes right to its place."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.disk.arrays import Array
from indexer.engines.whoosh.disk.material import Material, checkpoints, strings_of
from indexer.engines.whoosh.disk.numbering import Numbering
from indexer.engines.whoosh.disk.strings import Strings
from indexer.engines.whoosh.writing.part import WhooshPart

_HALF = 2**32

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """What each term of each part takes up, part after part, and where it goes: int64[r] each."""

    firsts: Numbers
    sizes: Numbers

    @classmethod
    def laid(cls, sizes: Numbers, order: Numbers) -> "Rows":
        """In this order, end to end."""
        laid = sizes[order]
        firsts = np.empty_like(sizes)
        firsts[order] = np.cumsum(laid) - laid
        return cls(firsts, sizes)

    def filled(self, arrays: Sequence[Array], terms: Sequence[slice]) -> Array:
        """All rows of all parts, each where it goes; `terms` tells which rows are a part's."""
        room = int(self.sizes.sum())
        filled = np.empty(room, np.result_type(np.uint8, *(array.dtype for array in arrays)))
        for array, own in zip(arrays, terms, strict=True):
            filled[ragged(self.firsts[own], self.sizes[own])] = array
        return filled


class Assembly:
    """Parts that wait for being put together, their forms numbered as they come.

    So that little is left to do when the last one has come, and all processes but one rest.
    """

    def __init__(self) -> None:
        self.size = 0  # documents
        self.nbytes = 0
        self._parts: list[WhooshPart] = []
        self._forms: list[Numbers] = []  # of each part, by number
        self._numbering = Numbering()

    def add(self, part: WhooshPart) -> None:
        self._parts.append(part)
        self._forms.append(self._numbering.add(part.forms))
        self.size += part.size
        self.nbytes += part.nbytes

    def material(self) -> Material:
        """Documents keep the order of the parts."""
        forms, ranks = self._numbering.ranked()
        codes = [
            part.fields.astype(np.int64) * len(forms) + ranks[own][part.terms]
            for part, own in zip(self._parts, self._forms, strict=True)
        ]
        return _assembled(self._parts, forms, np.concatenate(codes))


def _assembled(parts: Sequence[WhooshPart], forms: Sequence[bytes], codes: Numbers) -> Material:
    """`codes` has for each term of each part its field and form in one number."""
    order = _order(codes)
    bounds = np.cumsum([0, *(len(part.terms) for part in parts)]).tolist()
    terms = [slice(first, last) for first, last in pairwise(bounds)]
    with ThreadPoolExecutor(1) as aside:  # half of the work
        placing = aside.submit(_placed, parts, terms, order)
        postings = Rows.laid(np.concatenate([p.sizes for p in parts]).astype(np.int64), order)
        counts = postings.filled([part.counts for part in parts], terms)
        docs = postings.filled(_docs(parts), terms)
        first_rows = order[_heads(codes[order])]
        places, positions = placing.result()
    return Material(
        keys=_keys(codes[first_rows], forms),
        firsts=np.append(postings.firsts[first_rows], len(counts)).astype(np.uint64),
        first_places=np.append(places.firsts[first_rows], len(positions)).astype(np.uint64),
        docs=docs,
        counts=counts,
        positions=positions,
        checkpoints=checkpoints(counts),
        numbers={name: np.concatenate([p.numbers[name] for p in parts]) for name in schema.NUMBERS},
        texts={
            name: strings_of(name).joined([p.texts[name] for p in parts]) for name in schema.TEXTS
        },
    )


def _placed(
    parts: Sequence[WhooshPart], terms: Sequence[slice], order: Numbers
) -> tuple[Rows, Array]:
    """Where the places of each term of each part go, and all of them."""
    places = Rows.laid(np.concatenate([_places(part) for part in parts]), order)
    return places, places.filled([part.positions for part in parts], terms)


def _places(part: WhooshPart) -> Numbers:
    """How many places each term of a part has: int64[r]."""
    ends = np.append(0, np.cumsum(part.counts, dtype=np.int64))
    lasts = np.cumsum(part.sizes, dtype=np.int64)
    return np.diff(ends[lasts], prepend=0)


def _docs(parts: Sequence[WhooshPart]) -> list[Array]:
    ends = np.cumsum([part.size for part in parts])
    firsts = [np.uint32(end - part.size) for part, end in zip(parts, ends, strict=True)]
    return [part.docs + first for part, first in zip(parts, firsts, strict=True)]


def _heads(codes: Numbers) -> Numbers:
    """Where a new one begins among sorted ones."""
    return np.flatnonzero(np.diff(codes, prepend=-1))


def _keys(codes: Numbers, forms: Sequence[bytes]) -> Strings:
    """A term's key: the number of its field, then its form."""
    fields, ranks = np.divmod(codes, max(1, len(forms)))
    texts = Strings.of(forms).chosen(ranks)
    ends = texts.ends.astype(np.int64) + np.arange(1, len(ranks) + 1)
    content = np.empty(len(texts.content) + len(ranks), np.uint8)
    places = np.append(0, ends)[:-1]  # of the fields' numbers
    rest = np.ones(len(content), bool)
    rest[places] = False
    content[places] = fields
    content[rest] = texts.content
    return Strings(ends.astype(np.uint64), content)


def _order(codes: Numbers) -> Numbers:
    """What sorts the codes, those alike in the order in which they stand."""
    numbered = np.arange(len(codes), dtype=np.uint64)
    if len(codes) and int(codes.max()) >= _HALF:
        return np.argsort(codes, kind="stable")
    packed = np.sort(codes.astype(np.uint64) << np.uint64(32) | numbered)  # sorting is fastest
    return (packed & np.uint64(_HALF - 1)).astype(np.int64)
