"""The embedded engine."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from threading import Lock

from indexer.authority import Authority
from indexer.engines import Part
from indexer.engines.whoosh import (
    copies,
    examining,
    explaining,
    histogram,
    searcher,
    significant,
    similar,
    suggesting,
)
from indexer.engines.whoosh.generations import Generations, Pointer, Stamp
from indexer.engines.whoosh.locking import WriterLock
from indexer.engines.whoosh.opening import create
from indexer.engines.whoosh.part import WhooshPart, prepare
from indexer.engines.whoosh.searcher import Answer
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.writer import write
from indexer.errors import (
    DocumentNotFound,
    IndexMissing,
    IndexUnreadable,
)
from indexer.model import (
    Document,
    Explanation,
    Finding,
    Fingerprint,
    Granularity,
    Histogram,
    Hit,
    Query,
    Results,
    SignificantWord,
    Suggestion,
    Tally,
)


class WhooshEngine:
    """An index in a directory. Opening creates nothing; threads may share an engine."""

    def __init__(self, directory: Path, authority: Authority) -> None:
        self._generations = Generations(directory)
        self._authority = authority
        self._lock = WriterLock(directory)
        self._opening = Lock()
        self._opened: tuple[Stamp, Snapshot] | None = None

    def __reduce__(self) -> tuple[type["WhooshEngine"], tuple[Path, Authority]]:
        """A worker process opens the index anew."""
        return WhooshEngine, (self._generations.directory, self._authority)

    def search(self, query: Query) -> Results:
        return searcher.results(self._snapshot(), query, self._authority)

    def document(self, id: str) -> Document:
        snapshot = self._snapshot()
        return snapshot.document(_number(snapshot, id))

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        return suggesting.suggest(self._snapshot(), prefix, self._authority)

    def scan(self, query: Query) -> Iterator[Document]:
        return searcher.scan(self._snapshot(), query, self._authority)

    def similar(self, id: str, size: int = 5) -> tuple[Hit, ...]:
        snapshot = self._snapshot()
        return similar.similar(snapshot, _number(snapshot, id), size)

    def significant(self, query: Query) -> tuple[SignificantWord, ...]:
        return significant.significant(Answer.to(query, self._snapshot(), self._authority))

    def histogram(self, query: Query, by: Granularity = Granularity.YEAR) -> Histogram:
        return histogram.histogram(Answer.to(query, self._snapshot(), self._authority), by)

    def explain(self, query: Query, id: str) -> Explanation:
        snapshot = self._snapshot()
        doc = _number(snapshot, id)
        given = Answer.to(query, snapshot, self._authority)
        return explaining.explanation(given, doc, self._authority)

    def known(self) -> Mapping[str, Fingerprint]:
        try:
            known = self._snapshot().known()
            pointer = self._generations.current()
        except IndexMissing:
            return {}
        if pointer.is_outdated:
            raise self._generations.outdated(pointer.format, known)
        return known

    def segment(self, documents: Iterable[Document]) -> WhooshPart:
        return prepare(documents, self._authority)

    def commit(self, parts: Iterable[Part], removed: Collection[str]) -> Tally:
        with self.lock():
            pointer = self._pointer()
            if pointer is None:
                return self._generate(parts, previous="")
            if pointer.is_outdated:
                raise self._generations.outdated(pointer.format)
            self._generations.sweep()
            tally = write(self._generations.path(pointer.generation), _own(parts), removed)
            self._generations.publish(replace(pointer, commit=pointer.commit + 1))
            return tally

    def replace(self, parts: Iterable[Part]) -> Tally:
        with self.lock():
            try:
                pointer = self._pointer()
            except IndexUnreadable:  # what cannot be read can be replaced
                pointer = None
            return self._generate(parts, previous=pointer.generation if pointer else "")

    def _generate(self, parts: Iterable[Part], previous: str) -> Tally:
        """Build a generation and make it the current one; the one before it stays."""
        name = self._generations.begin()
        folder = self._generations.path(name)
        try:
            create(folder)
            tally = write(folder, _own(parts), ())
        except BaseException:  # whatever it was: half a generation takes room for nothing
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._generations.publish(Pointer(name, previous))
        self._generations.sweep()
        return tally

    def _pointer(self) -> Pointer | None:
        try:
            return self._generations.current()
        except IndexMissing:
            return None

    @property
    def place(self) -> Path:
        return self._generations.directory

    def is_there(self) -> bool:
        return self._generations.is_there()

    def files(self) -> Mapping[str, Path]:
        return copies.files(self._generations)

    def adopt(self, folder: Path) -> None:
        with self.lock():
            copies.adopt(self._generations, Generations(folder))

    def examine(self) -> Iterator[Finding]:
        return examining.examine(self, self._generations, self._lock)

    def remembered(self) -> frozenset[str]:
        return examining.remembered(self._generations)

    def tidy(self) -> None:
        with self.lock():
            examining.tidy(self._generations)

    def lock(self) -> AbstractContextManager[None]:
        return self._lock.held()

    def _snapshot(self) -> Snapshot:
        """The newest commit, opened once for all threads."""
        opened = self._opened
        if opened and opened[0] == self._generations.stamp():
            return opened[1]
        with self._opening:
            while self._opened is None or self._opened[0] != self._generations.stamp():
                self._open()
            return self._opened[1]

    def _open(self) -> None:
        stamp = self._generations.stamp()
        try:
            pointer = self._generations.current()
            snapshot = Snapshot(self._generations.path(pointer.generation))
        except IndexUnreadable:
            if self._generations.stamp() == stamp:
                raise
            return  # swept away by a writer while it was being opened
        if stamp is not None:
            self._opened = stamp, snapshot


def _number(snapshot: Snapshot, id: str) -> int:
    found = snapshot.find(id)
    if found is None:
        raise DocumentNotFound(f"the index holds no document {id}")
    return found


def _own(parts: Iterable[Part]) -> Iterator[WhooshPart]:
    for part in parts:
        if not isinstance(part, WhooshPart):
            raise TypeError(f"a part of another engine: {type(part).__name__}")
        yield part
