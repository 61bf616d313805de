"""Several materials become one segment: parts on their way to disk, and segments that are merged.

Terms are merged in blocks, so that memory holds one block of postings. Whatever a document keeps is
copied as it is; deleted documents are left out.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.ragged import ragged
from indexer.engines.whoosh.disk.arrays import Array, Output, forget
from indexer.engines.whoosh.disk.columns import write_columns
from indexer.engines.whoosh.disk.material import EVERY, Material
from indexer.engines.whoosh.disk.numbering import numbered
from indexer.engines.whoosh.disk.strings import Strings

_BLOCK = 2**20  # postings merged at a time, more only where a single term has more
_THREADS = 2  # that merge

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Source:
    """A material that goes into a segment, its first living document getting the number `first`."""

    material: Material
    alive: Mask
    first: int

    @cached_property
    def whole(self) -> bool:
        return bool(self.alive.all())

    @cached_property
    def renumbered(self) -> Array:
        """The number of each living document in the segment: uint32[n]."""
        return (self.first + np.cumsum(self.alive) - 1).astype(np.uint32)


@dataclass(frozen=True, slots=True)
class Block:
    """The postings of some terms.

    `ranks` and `sizes` (terms: which, and how many postings), `docs` and `counts` (postings),
    `positions` (places).
    """

    ranks: Numbers
    sizes: Numbers
    docs: Array
    counts: Array
    positions: Array


def merge(given: Sequence[tuple[Material, Mask]], path: Path) -> int:
    """Write one segment; how many documents it holds."""
    sources, size = [], 0
    for material, alive in given:
        sources.append(Source(material, alive, size))
        size += int(alive.sum())
    with Output(path) as output:
        _write_postings(sources, output)
        write_columns([(one.material, one.alive) for one in sources], output)
    return size


def _write_postings(sources: Sequence[Source], output: Output) -> None:
    keys, ranks = _ranked([source.material.keys for source in sources])
    room = sum(len(source.material.docs) for source in sources)
    held = [source.material for source in sources]
    docs = output.array("docs", np.uint32, room)
    counts = output.array("counts", _widest([one.counts for one in held]), room)
    places = sum(len(one.positions) for one in held)
    positions = output.array("positions", _widest([one.positions for one in held]), places)
    checkpoints = output.array("checkpoints", np.min_scalar_type(places), room // EVERY + 1)
    sizes, spans = np.zeros((2, len(keys)), np.uint64)  # postings and places of each term
    postings = written = 0
    for block in _blocks(sources, ranks, len(keys)):
        docs(block.docs)
        counts(block.counts)
        positions(block.positions)
        before = np.append(np.uint64(0), np.cumsum(block.counts, dtype=np.uint64))
        checkpoints(before[:-1][-postings % EVERY :: EVERY] + np.uint64(written))
        lasts = np.cumsum(block.sizes)
        np.add.at(sizes, block.ranks, block.sizes.astype(np.uint64))
        np.add.at(spans, block.ranks, before[lasts] - before[lasts - block.sizes])
        postings += len(block.docs)
        written += len(block.positions)
    kept = keys.chosen(np.flatnonzero(sizes))
    output.array("keys", np.uint8, len(kept.content))(kept.content)
    output.array("key ends", np.uint64, len(kept))(kept.ends)
    for name, each in (("firsts", sizes), ("first places", spans)):
        begins = np.append(np.uint64(0), np.cumsum(each[sizes > 0]))
        output.array(name, np.uint64, len(begins))(begins)


def _ranked(lexicons: Sequence[Strings]) -> tuple[Strings, list[Numbers]]:
    """All terms, sorted, and for each source the numbers of its terms among them, sorted too."""
    if len(lexicons) == 1:
        return lexicons[0], [np.arange(len(lexicons[0]))]
    keys, ranks = numbered(lexicons)
    return Strings.of(keys), ranks


def _widest(arrays: Sequence[Array]) -> np.dtype[np.unsignedinteger]:
    return np.result_type(np.uint8, *(array.dtype for array in arrays))


def _blocks(sources: Sequence[Source], ranks: Sequence[Numbers], terms: int) -> Iterator[Block]:
    """In the order of the terms. Threads make the next ones while one is written."""
    with ThreadPoolExecutor(_THREADS) as pool:
        begun: deque[Future[Block]] = deque()
        for bounds in _bounds(sources, ranks, terms):
            begun.append(pool.submit(_block, sources, ranks, bounds))
            if len(begun) > _THREADS:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def _block(sources: Sequence[Source], ranks: Sequence[Numbers], bounds: tuple[int, int]) -> Block:
    found = []
    for source, own in zip(sources, ranks, strict=True):
        begin, end = np.searchsorted(own, bounds)
        if begin < end:
            found.append(_cut(source, int(begin), int(end), own[begin:end]))
    for source in sources:
        forget(source.material.docs)
    return _interleaved(found) if len(found) > 1 else found[0]


def _bounds(
    sources: Sequence[Source], ranks: Sequence[Numbers], terms: int
) -> Iterator[tuple[int, int]]:
    """Ranges of terms that have about so many postings together."""
    sizes = np.zeros(terms, np.int64)
    for source, own in zip(sources, ranks, strict=True):
        sizes[own] += np.diff(source.material.firsts).astype(np.int64)
    blocks = np.cumsum(sizes) // _BLOCK
    cuts = [0, *(np.flatnonzero(np.diff(blocks)) + 1).tolist(), terms]
    return ((first, last) for first, last in pairwise(cuts) if first < last)


def _cut(source: Source, begin: int, end: int, ranks: Numbers) -> Block:
    """The postings of some of a source's terms, under their new document numbers."""
    material = source.material
    firsts = material.firsts[begin : end + 1].astype(np.int64)
    postings = slice(int(firsts[0]), int(firsts[-1]))
    docs, counts = material.docs[postings], material.counts[postings]
    positions = material.positions[material.place(postings.start) : material.place(postings.stop)]
    sizes = np.diff(firsts)
    if not source.whole:
        alive = source.alive[docs]
        positions = positions[np.repeat(alive, counts)]
        sizes = np.add.reduceat(alive, firsts[:-1] - firsts[0], dtype=np.int64)
        docs, counts = docs[alive], counts[alive]
    if source.first or not source.whole:
        docs = source.renumbered[docs]
    return Block(ranks, sizes, docs, counts, positions)


def _interleaved(blocks: Sequence[Block]) -> Block:
    """Several sources' postings, term by term; sources come in the order of their documents."""
    ranks = np.concatenate([block.ranks for block in blocks])
    sizes = np.concatenate([block.sizes for block in blocks])
    counts = np.concatenate([block.counts for block in blocks])
    docs = np.concatenate([block.docs for block in blocks])
    positions = np.concatenate([block.positions for block in blocks])
    ends = np.append(0, np.cumsum(counts, dtype=np.int64))
    lasts = np.cumsum(sizes)
    order = np.argsort(ranks, kind="stable")
    postings = ragged((lasts - sizes)[order], sizes[order])
    begins = ends[lasts - sizes]  # first place of each term of each source
    places = ragged(begins[order], (ends[lasts] - begins)[order])
    return Block(ranks[order], sizes[order], docs[postings], counts[postings], positions[places])
