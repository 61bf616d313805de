"""The seam between the product and what holds its index: `Searcher` to ask, `Engine` to build."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from indexer.authority import Authority
from indexer.errors import EngineError
from indexer.model import (
    Document,
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

DEFAULT = "whoosh:.communique/index"


class Searcher(Protocol):
    """All that the search page ever sees of an index.

    Answers follow the newest commit without reopening.
    """

    def search(self, query: Query) -> Results:
        """Answer a query.

        A page past the end is empty, with the true total. Raise `QueryError` if the text cannot
        be understood, `IndexMissing` before the first commit.
        """

    def document(self, id: str) -> Document:
        """Fetch one document; raise `DocumentNotFound` if the index does not hold it."""

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        """At most ten things to search for that begin like this.

        People first, then words and phrases, then titles; within each most documents first. Each
        is a query that finds as many documents as it says.
        """

    def scan(self, query: Query) -> Iterator[Document]:
        """Everything that matches, in the query's order, as of the moment of the call.

        Page and size do not count.
        """

    def similar(self, id: str, size: int = 5) -> tuple[Hit, ...]:
        """At most so many other documents that share telling words with this one, likest first.

        Nothing in them is marked. Raise `DocumentNotFound` if the index does not hold it.
        """

    def significant(self, query: Query) -> tuple[SignificantWord, ...]:
        """At most twenty words that mark out what matches, those of the query itself aside.

        Scored by the log-likelihood ratio of document frequencies, those that match against all
        others (T. Dunning, "Accurate methods for the statistics of surprise and coincidence",
        Computational Linguistics 19, 1993); only words that are more frequent in what matches, and
        stand in at least two documents of it.
        """

    def histogram(self, query: Query, by: Granularity = Granularity.YEAR) -> Histogram:
        """Everything that matches, by date; all filters count."""


class Part(Protocol):
    """What a worker made of some documents, ready to be committed. Can be pickled."""


class Engine(Searcher, Protocol):
    """An index that can be built.

    One process commits; searchers see the old index or the new one, never anything between.
    """

    def known(self) -> Mapping[str, Fingerprint]:
        """What the index holds, by document id; empty before the first commit."""

    def lock(self) -> AbstractContextManager[object]:
        """Be the one writer meanwhile; raise `IndexLocked` if another process is.

        `commit` and `replace` take the lock themselves; within `with engine.lock()` they share it.
        """

    def segment(self, documents: Iterable[Document]) -> Part:
        """Analyse documents, in any process; nothing of it is searchable until committed."""

    def commit(self, parts: Iterable[Part], removed: Collection[str]) -> Tally:
        """Add the parts (a known id is replaced) and remove ids, in one step.

        Killed at any moment, it leaves the old index whole. Raise `IndexLocked` if another
        process is writing.
        """

    def replace(self, parts: Iterable[Part]) -> Tally:
        """Build a new generation of these parts alone and swap it in, in one step.

        Raises as `commit` does.
        """


def open_engine(target: str, authority: Authority) -> Engine:
    """The engine that an option names (`whoosh:DIR`, `opensearch+http://host:port/name`).

    Opening creates nothing.

    `authority` resolves names in queries and gives facet values their headings.
    Raise `EngineError` for an unknown one.
    """
    scheme, _, rest = target.partition(":")
    if scheme == "whoosh" and rest:
        from indexer.engines.whoosh import WhooshEngine  # noqa: PLC0415 -- only the engine in use is loaded

        return WhooshEngine(Path(rest), authority)
    if scheme in {"opensearch+http", "opensearch+https"}:
        from indexer.engines.opensearch import OpenSearchEngine  # noqa: PLC0415 -- ditto

        return OpenSearchEngine(target, authority)
    raise EngineError(
        f"no engine is called {scheme!r}: write whoosh:DIR or opensearch+http://HOST:PORT/NAME"
    )
