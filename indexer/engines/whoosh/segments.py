"""Whoosh's readers: the one place where an index is read, as lists of plain values."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from whoosh.matching import Matcher
from whoosh.reading import IndexReader, TermNotFound

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.opening import open_reader, reading

T = TypeVar("T")


class Segments:
    """The segments of one commit, their documents numbered throughout.

    Whoosh's readers share file positions, so one thread reads at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._reader: IndexReader = open_reader(folder)
        self.size = int(self._reader.doc_count_all())

    def _read(self, read: Callable[[], T]) -> T:
        with self._lock, reading(self._folder):
            return read()

    @property
    def _leaves(self) -> list[tuple[IndexReader, int]]:
        """The segments, each with the number of its first document."""
        return [(leaf, first) for leaf, first in self._reader.leaf_readers() if self.size]

    def deleted(self) -> list[int]:
        return self._read(lambda: [doc for doc in range(self.size) if self._reader.is_deleted(doc)])

    def stored(self, doc: int, decode: Callable[[Mapping[str, Any]], T]) -> T:
        """What is stored of a document."""
        return self._read(lambda: decode(self._reader.stored_fields(doc)))

    def column(self, field: str, decode: Callable[[Any], T]) -> list[T]:
        """The value of every document."""
        return self._read(
            lambda: [
                decode(value)
                for leaf, _ in self._leaves
                for value in leaf.column_reader(field, translate=False).load()
            ]
        )

    def lengths(self, field: str) -> list[int]:
        return self._read(
            lambda: [self._reader.doc_field_length(doc, field) or 0 for doc in range(self.size)]
        )

    def begun(self, field: str, prefix: str) -> Counter[str]:
        """Terms that begin so, with the number of documents, deleted ones among them."""
        return self._read(lambda: self._begun(field, schema.term(prefix)))

    def _begun(self, field: str, prefix: bytes) -> Counter[str]:
        found: Counter[str] = Counter()
        for leaf, _ in self._leaves:
            for (name, term), info in leaf.iter_from(field, prefix):
                if name != field or not term.startswith(prefix):
                    break
                found[schema.text(term)] += int(info.doc_frequency())
        return found

    def postings(self, field: str, term: str) -> tuple[list[int], list[float]]:
        """Documents that hold a term, in order, and how often each does."""
        found = self._read(
            lambda: [(m.id() + first, m.weight()) for m, first in self._matches(field, term)]
        )
        return [doc for doc, _ in found], [count for _, count in found]

    def places(self, field: str, term: str) -> list[tuple[int, int]]:
        """Every document and position of a term, in order."""
        return self._read(
            lambda: [
                (m.id() + first, position)
                for m, first in self._matches(field, term)
                for position in m.value_as("positions")
            ]
        )

    def _matches(self, field: str, term: str) -> Iterator[tuple[Matcher, int]]:
        """A matcher, moved on for every live document of the term."""
        for leaf, first in self._leaves:
            try:
                matcher = leaf.postings(field, schema.term(term))
            except TermNotFound:
                continue
            while matcher.is_active():
                yield matcher, first
                matcher.next()
