"""The embedded engine."""

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TypeVar

from indexer.authority import Authority
from indexer.engines import Part
from indexer.engines.whoosh import searcher
from indexer.engines.whoosh.commits import copies, examining
from indexer.engines.whoosh.commits.generations import Generations, Pointer, Stamp
from indexer.engines.whoosh.commits.locking import WriterLock
from indexer.engines.whoosh.commits.opening import create
from indexer.engines.whoosh.counts import histogram
from indexer.engines.whoosh.matches import explaining
from indexer.engines.whoosh.searcher import Answer
from indexer.engines.whoosh.snapshot import Changed, Snapshot
from indexer.engines.whoosh.words import significant, similar, suggesting
from indexer.engines.whoosh.writing.part import WhooshPart, prepare
from indexer.engines.whoosh.writing.writer import write
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

Made = TypeVar("Made")


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
        return self._answered(lambda held: searcher.results(held, query, self._authority))

    def document(self, id: str) -> Document:
        return self._answered(lambda held: held.document(_number(held, id)))

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        return self._answered(lambda held: suggesting.suggest(held, prefix, self._authority))

    def scan(self, query: Query) -> Iterator[Document]:
        return self._answered(lambda held: searcher.scan(held, query, self._authority))

    def similar(self, id: str, size: int = 5) -> tuple[Hit, ...]:
        return self._answered(lambda held: similar.similar(held, _number(held, id), size))

    def significant(self, query: Query) -> tuple[SignificantWord, ...]:
        return self._answered(lambda held: significant.significant(self._to(query, held)))

    def histogram(self, query: Query, by: Granularity = Granularity.YEAR) -> Histogram:
        return self._answered(lambda held: histogram.histogram(self._to(query, held), by))

    def explain(self, query: Query, id: str) -> Explanation:
        def explained(held: Snapshot) -> Explanation:
            doc = _number(held, id)
            return explaining.explanation(self._to(query, held), doc, self._authority)

        return self._answered(explained)

    def known(self) -> Mapping[str, Fingerprint]:
        try:
            known = self._answered(Snapshot.known)
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

    def _to(self, query: Query, held: Snapshot) -> Answer:
        return Answer.to(query, held, self._authority)

    def _answered(self, ask: Callable[[Snapshot], Made]) -> Made:
        """Of the newest commit; asked once more where its files were changed meanwhile."""
        try:
            return self._snapshot().answered(ask)
        except Changed:
            return self._snapshot().answered(ask)

    def _snapshot(self) -> Snapshot:
        """The newest commit, opened once for all threads, and once more for each change."""
        if (held := self._held()) is not None:
            return held
        with self._opening:
            while (held := self._held()) is None:
                self._open()
            return held

    def _held(self) -> Snapshot | None:
        """What was opened, unless there is a newer commit, or its files were changed since."""
        if self._opened is None:
            return None
        stamp, snapshot = self._opened
        return snapshot if stamp == self._generations.stamp() and snapshot.is_as_opened() else None

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
