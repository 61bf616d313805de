"""The engines that are measured, each in a module of its own, all asked the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from indexer.analysis.texts import lines
from indexer.authority import Authority
from indexer.model import Document
from tests.bench.batches import Batch
from tests.bench.questions import Kind, Question

NAMES = ("ours", "tantivy", "fts5", "xapian", "whoosh", "bm25s")
TOP = 10  # hits of a result page, each with a snippet
THREADS = 2  # an engine may use while it builds


@dataclass(frozen=True, slots=True)
class Answer:
    """A result page: the exact total, the best documents with snippets, and all facet counts."""

    total: int  # -1 of an engine that only ranks
    ids: tuple[str, ...]
    snippets: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]]  # each without its own filter


@dataclass(frozen=True, slots=True)
class Limits:
    """How far an engine takes part."""

    about: str  # what a reader must know of its set-up
    documents: int | None = None  # at most
    each: int | None = None  # questions of each kind, at most
    kinds: tuple[Kind, ...] = tuple(Kind)


class Engine(Protocol):
    """One engine over one folder. It is built in one process and asked in another."""

    limits: Limits

    def build(self, batches: Sequence[Batch]) -> None:
        """Index the documents. This is timed."""

    def settle(self, batches: Sequence[Batch]) -> None:
        """Bring the index into the form in which it answers fastest. This is not timed."""

    def open(self) -> None: ...

    def answer(self, question: Question) -> Answer: ...


class Growing(Engine, Protocol):
    """One whose additions are measured too."""

    def add(self, documents: Sequence[Document]) -> None:
        """Add documents to the index and make them searchable."""


class Unable(Exception):
    """An engine that cannot take part, and why."""


def engine(name: str, folder: Path) -> Engine:
    """Raise `Unable` where its library is not installed."""
    try:
        module = import_module(f"tests.bench.engines.{name}")
    except ModuleNotFoundError as error:
        raise Unable(f"{error.name} is not installed") from error
    return cast("Engine", module.Measured(folder))


def texts(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The lines of the text fields, the same for every engine."""
    return lines(document, Authority())


def values(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The facet values that every engine counts."""
    ministers = tuple(dict.fromkeys(mention.person for mention in document.people))
    year = document.published.year or ""
    return {"year": (year,), "minister": ministers, "source": (document.source,)}
