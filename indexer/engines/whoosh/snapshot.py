"""One commit of the index, read into arrays.

Documents have numbers from 0; those of deleted documents stay empty.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.folding import fold
from indexer.engines.whoosh import schema, stored
from indexer.engines.whoosh.cache import Cache
from indexer.engines.whoosh.facets import FacetTable, Mask
from indexer.engines.whoosh.segments import Segments
from indexer.fields import FACETS
from indexer.model import Document, Fingerprint

_CACHED = 64 * 2**20  # bytes
_POSITION_BITS = 32

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents that hold something, in order, and how often."""

    docs: Numbers
    counts: Floats

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.counts.nbytes


class Snapshot:
    """The arrays are read once and shared by all threads."""

    def __init__(self, folder: Path) -> None:
        self._segments = Segments(folder)
        self._postings: Cache[Postings] = Cache(_CACHED)
        self._places: Cache[Numbers] = Cache(_CACHED)
        self._lengths: Cache[Floats] = Cache(_CACHED)
        self.size = self._segments.size
        self.live = np.ones(self.size, bool)
        self.live[self._segments.deleted()] = False
        self.count = int(self.live.sum())
        self.ids = self._segments.column(schema.ID, schema.text)
        self.dates = np.array(self._segments.column(schema.DATE, int), np.int64)
        self.facets = {field.name: self._facet(schema.facet(field.name)) for field in FACETS}

    def _facet(self, field: str) -> FacetTable:
        values = sorted(self._segments.begun(field, ""))
        held = [self._segments.postings(field, value)[0] for value in values]
        return FacetTable(
            values=tuple(values),
            docs=np.array([doc for docs in held for doc in docs], np.int64),
            codes=np.repeat(np.arange(len(values)), [len(docs) for docs in held]),
        )

    @cached_property
    def newest(self) -> Numbers:
        """Each document's rank: newest first, undated last, then by id."""
        return self._ranks(-self.dates)

    @cached_property
    def oldest(self) -> Numbers:
        """Each document's rank: oldest first, undated last, then by id."""
        return self._ranks(np.where(self.dates == 0, np.iinfo(np.int64).max, self.dates))

    def _ranks(self, keys: Numbers) -> Numbers:
        order = np.lexsort((np.array(self.ids, str), keys))
        ranks = np.empty(self.size, np.int64)
        ranks[order] = np.arange(self.size)
        return ranks

    def dated(self, first: int | None, last: int | None) -> Mask:
        """Documents of these years; undated ones never."""
        years = self.dates // 10_000
        mask = self.live & (years > 0)
        if first is not None:
            mask &= years >= first
        return mask & (years <= last) if last is not None else mask

    @cached_property
    def titles(self) -> list[str]:
        """By document; those of deleted documents too."""
        return self._segments.column(schema.TITLE, schema.text)

    @cached_property
    def folded_titles(self) -> list[str]:
        return [" ".join(fold(title).split()) for title in self.titles]

    def known(self) -> dict[str, Fingerprint]:
        made = self._segments.column(schema.MADE, stored.fingerprint)
        return {self.ids[doc]: made[doc] for doc in np.flatnonzero(self.live)}

    def find(self, id: str) -> int | None:
        """The number of the document with this id."""
        docs, _ = self._segments.postings(schema.ID, id)
        return docs[0] if docs else None

    def document(self, doc: int) -> Document:
        return self._segments.stored(doc, stored.document)

    def postings(self, field: str, text: str) -> Postings:
        """Where a term stands; empty arrays where it does not."""

        def read() -> Postings:
            docs, counts = self._segments.postings(field, text)
            return Postings(np.array(docs, np.int64), np.array(counts, np.float64))

        return self._postings.get((field, text), read)

    def places(self, field: str, text: str) -> Numbers:
        """Every place of a term, document and position in one number."""

        def read() -> Numbers:
            places = self._segments.places(field, text)
            return np.array([doc << _POSITION_BITS | at for doc, at in places], np.int64)

        return self._places.get((field, text), read)

    @staticmethod
    def docs_of(places: Numbers) -> Postings:
        """Documents with the number of places in each."""
        docs, counts = np.unique(places >> _POSITION_BITS, return_counts=True)
        return Postings(docs, counts.astype(np.float64))

    def lengths(self, field: str) -> Floats:
        """Words of a field in each document, as Whoosh rounds them."""
        return self._lengths.get(field, lambda: np.array(self._segments.lengths(field), np.float64))

    def begun(self, field: str, prefix: str) -> Counter[str]:
        """Terms that begin so, with the number of documents, deleted ones among them."""
        return self._segments.begun(field, prefix)

    def living(self, field: str, found: Mapping[str, int]) -> Counter[str]:
        """The same terms without what deleted documents count; slow after many deletions."""
        return +Counter({term: count - self._gone[field, term] for term, count in found.items()})

    @cached_property
    def _gone(self) -> Counter[tuple[str, str]]:
        """What Whoosh still counts for documents that are deleted, so that it can be taken off."""
        return Counter(
            term
            for doc in np.flatnonzero(~self.live)
            for term in self._segments.stored(int(doc), stored.terms)
        )
