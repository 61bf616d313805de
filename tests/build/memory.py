"""Stand-ins that make runs quick: an index in memory, workers in this process, simple cleaning."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Self, TypeVar

from indexer.authority import Authority
from indexer.clean.common import NOTHING_COMMON, Common
from indexer.clean.corrections import Corrections
from indexer.engines import Part
from indexer.errors import DocumentNotFound, NotADocument, WorkerLost
from indexer.identity import document_id
from indexer.model import (
    Block,
    Document,
    Fingerprint,
    Granularity,
    Histogram,
    Hit,
    Page,
    Query,
    Results,
    SignificantWord,
    Suggestion,
    Tally,
)
from indexer.workers import Ended

A = TypeVar("A")
B = TypeVar("B")


@dataclass
class MemoryEngine:
    """An engine that holds documents and finds nothing."""

    documents: dict[str, Document] = field(default_factory=dict)
    commits: int = 0

    def known(self) -> Mapping[str, Fingerprint]:
        return {one: _fingerprint(document) for one, document in self.documents.items()}

    def lock(self) -> AbstractContextManager[object]:
        return nullcontext()

    def segment(self, documents: Iterable[Document]) -> Part:
        return tuple(documents)

    def commit(self, parts: Iterable[Part], removed: Collection[str]) -> Tally:
        added = _documents(parts)
        self.documents = {i: d for i, d in self.documents.items() if i not in removed} | added
        self.commits += 1
        return Tally(indexed=len(added), removed=len(removed))

    def replace(self, parts: Iterable[Part]) -> Tally:
        self.documents = {}
        return self.commit(parts, ())

    def document(self, id: str) -> Document:
        if id not in self.documents:
            raise DocumentNotFound(id)
        return self.documents[id]

    def search(self, query: Query) -> Results:
        return Results(query, len(self.documents), (), (), groups=len(self.documents))

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        del prefix
        return ()

    def scan(self, query: Query) -> Iterator[Document]:
        del query
        return iter(self.documents.values())

    def similar(self, id: str, size: int = 5) -> tuple[Hit, ...]:
        del id, size
        return ()

    def significant(self, query: Query) -> tuple[SignificantWord, ...]:
        del query
        return ()

    def histogram(self, query: Query, by: Granularity = Granularity.YEAR) -> Histogram:
        del query
        return Histogram(by, (), undated=len(self.documents))


def _documents(parts: Iterable[Part]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for part in parts:
        assert isinstance(part, tuple)
        found |= {document.id: document for document in part}
    return found


def _fingerprint(document: Document) -> Fingerprint:
    return Fingerprint(document.fingerprint, tuple(c.place for c in document.captures))


class Here:
    """A runner without processes. A task over a text with the word "fatal" loses its worker."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(
        self, task: Callable[[A], B], inputs: Iterable[A]
    ) -> Iterator[tuple[A, B | WorkerLost]]:
        for given in inputs:
            try:
                yield given, task(given)
            except Fatal:
                yield given, WorkerLost("the worker process died (SIGSEGV)")

    def stream(
        self, task: Callable[[A], Generator[B]], inputs: Iterable[A]
    ) -> Iterator[tuple[A, B | Ended | WorkerLost]]:
        for given in inputs:
            try:
                for one in task(given):
                    yield given, one
            except Fatal:
                yield given, WorkerLost("the worker process died (SIGSEGV)")
            else:
                yield given, Ended.ENDED


class Fatal(BaseException):
    """Ends a worker."""


def here(_processes: int) -> Here:
    return Here()


def simple_clean(
    page: Page, authority: Authority, corrections: Corrections, common: Common = NOTHING_COMMON
) -> Document:
    """The page's words as they are, and what else a document depends on."""
    if "fatal" in page.text:
        raise Fatal
    if "hollow" in page.text:
        raise NotADocument("no text of its own")
    made = Document(
        id=document_id(page.capture),
        title=page.text.split("\n", 1)[0],
        blocks=(Block(page.text),),
        source=authority.digest,
        tail=tuple(sorted(common.shares)),
        captures=(page.capture,),
    )
    return corrections.apply(made)
