"""The engine on an OpenSearch cluster."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from threading import Lock
from time import monotonic, sleep
from typing import TypeVar

from indexer.authority import Authority
from indexer.engines import Part
from indexer.engines.opensearch import (
    answering,
    explaining,
    histogram,
    mapping,
    significant,
    similar,
    suggesting,
)
from indexer.engines.opensearch.address import Address
from indexer.engines.opensearch.answering import Asked
from indexer.engines.opensearch.cluster import Cluster, NotThere
from indexer.engines.opensearch.generations import IDLE, SHOWING, Generations, Pointer
from indexer.engines.opensearch.lease import Lease
from indexer.engines.opensearch.part import OpenSearchPart, prepare
from indexer.engines.opensearch.snapshot import EVERYTHING, Snapshot
from indexer.engines.opensearch.writing import Writing
from indexer.engines.shared import stored
from indexer.errors import (
    DocumentNotFound,
    EngineError,
    IndexMissing,
    IndexOutdated,
    IndexUnreadable,
)
from indexer.model import (
    Document,
    Explanation,
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

_SHOWN = 10.0  # seconds that a commit may take to be shown, before its writer is taken for dead
_LOOKED = 0.05  # seconds

Answer = TypeVar("Answer")


class OpenSearchEngine:
    """An index on a cluster. Opening creates nothing; threads may share an engine."""

    def __init__(self, target: str, authority: Authority) -> None:
        self._target, self._authority = target, authority
        self._cluster = Cluster(Address.of(target))
        self._generations = Generations(self._cluster)
        self._lease = Lease(self._cluster)
        self._writing = Writing(self._cluster, self._generations, self._lease)
        self._opening = Lock()
        self._opened: Snapshot | None = None
        self._before: Snapshot | None = None

    def __reduce__(self) -> tuple[type["OpenSearchEngine"], tuple[str, Authority]]:
        """A worker process opens the index anew."""
        return OpenSearchEngine, (self._target, self._authority)

    def search(self, query: Query) -> Results:
        return self._of_newest(lambda s: answering.results(s, query, self._authority))

    def document(self, id: str) -> Document:
        return self._of_newest(lambda s: similar.document(s, id))

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        return self._of_newest(lambda s: suggesting.suggest(s, prefix, self._authority))

    def scan(self, query: Query) -> Iterator[Document]:
        own = self._fresh()
        return answering.scan(own, query, self._authority)

    def similar(self, id: str, size: int = 5) -> tuple[Hit, ...]:
        return self._of_newest(lambda s: similar.similar(s, id, size, self._authority))

    def significant(self, query: Query) -> tuple[SignificantWord, ...]:
        return self._of_newest(lambda s: significant.significant(self._asked(query, s)))

    def explain(self, query: Query, id: str) -> Explanation:
        return self._of_newest(
            lambda s: explaining.explanation(self._asked(query, s), id, self._authority)
        )

    def histogram(self, query: Query, by: Granularity = Granularity.YEAR) -> Histogram:
        return self._of_newest(lambda s: histogram.histogram(self._asked(query, s), by))

    def known(self) -> Mapping[str, Fingerprint]:
        """What a writer that died left unseen is told too, so that the next run mends it."""
        try:
            pointer = self._generations.current()
            if pointer.phase != IDLE and self._lease.mine:
                self._cluster.call("POST", f"/{pointer.index}/_refresh")
            snapshot = self._fresh()
        except IndexMissing:
            return {}
        except IndexOutdated as error:
            old = Pointer(self._cluster.address.name, 0)
            raise IndexOutdated(str(error), _known(Snapshot(self._cluster, old))) from None
        return _known(snapshot)

    def lock(self) -> AbstractContextManager[object]:
        return self._lease.held()

    def segment(self, documents: Iterable[Document]) -> OpenSearchPart:
        return prepare(documents, self._authority)

    def commit(self, parts: Iterable[Part], removed: Collection[str]) -> Tally:
        with self.lock():
            try:
                pointer = self._generations.current()
            except IndexMissing:
                return self._writing.generate(_own(parts))
            return self._writing.change(pointer, _own(parts), removed)

    def replace(self, parts: Iterable[Part]) -> Tally:
        with self.lock():
            return self._writing.generate(_own(parts))

    def _asked(self, query: Query, snapshot: Snapshot) -> Asked:
        return Asked.of(query, snapshot, self._authority)

    def _of_newest(self, ask: Callable[[Snapshot], Answer]) -> Answer:
        """Where the point in time is gone, as it is with a node, another is asked."""
        snapshot = self._newest()
        try:
            return ask(snapshot)
        except (IndexMissing, IndexUnreadable, DocumentNotFound):
            raise
        except EngineError:
            with self._opening:
                if self._opened is snapshot:
                    self._opened = None
            return ask(self._newest())

    def _newest(self) -> Snapshot:
        """The newest commit, opened once for all threads."""
        pointer = self._generations.current()
        opened = self._opened
        if opened and opened.pointer.stamp == pointer.stamp:
            return opened
        with self._opening:
            if self._opened is None or self._opened.pointer.stamp != pointer.stamp:
                if self._before:
                    _forget(self._before)
                self._before, self._opened = self._opened, self._fresh()
            return self._opened

    def _fresh(self) -> Snapshot:
        """A whole commit: opened while nothing was just being shown."""
        begun = monotonic()
        while True:
            before = self._settled(begun)
            try:
                snapshot = Snapshot(self._cluster, before)
            except NotThere:
                if self._generations.current().stamp == before.stamp:
                    raise
                continue  # swept away by a writer while it was being opened
            now = self._generations.current()
            if now.stamp == before.stamp and now.phase in {before.phase, IDLE}:
                return snapshot
            if monotonic() - begun > _SHOWN:
                return snapshot
            _forget(snapshot)

    def _settled(self, begun: float) -> Pointer:
        """What is published, once nobody is showing changes; a dead writer is not waited for."""
        while True:
            pointer = self._generations.current()
            if pointer.phase != SHOWING or monotonic() - begun > _SHOWN:
                return pointer
            sleep(_LOOKED)


def _known(snapshot: Snapshot) -> dict[str, Fingerprint]:
    """What a commit holds, which is closed then."""
    try:
        rows = snapshot.rows(EVERYTHING, [{mapping.ID: "asc"}], [mapping.MADE])
        return {
            row["_id"]: stored.fingerprint(row["_source"][mapping.MADE].encode()) for row in rows
        }
    finally:
        snapshot.close()


def _forget(snapshot: Snapshot) -> None:
    try:
        snapshot.close()
    except NotThere:
        return  # it went with its index


def _own(parts: Iterable[Part]) -> Iterator[OpenSearchPart]:
    for part in parts:
        if not isinstance(part, OpenSearchPart):
            raise TypeError(f"a part of another engine: {type(part).__name__}")
        yield part
