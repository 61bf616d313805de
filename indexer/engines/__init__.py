"""The seam between the product and what holds its index: `Searcher` to ask, `Engine` to build."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, runtime_checkable

from indexer.authority import Authority
from indexer.errors import EngineError
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


@runtime_checkable
class Explaining(Protocol):
    """A searcher that can tell how it ranks, as both of ours can."""

    def explain(self, query: Query, id: str) -> Explanation:
        """What each part of the query adds to the score of a document, whatever page it is on.

        Raise `QueryError` and `DocumentNotFound` as `search` and `document` do.
        """


class Part(Protocol):
    """What a worker made of some documents, ready to be committed. Can be pickled."""


class Engine(Searcher, Protocol):
    """An index that can be built.

    One process commits; searchers see the old index or the new one, never anything between.
    """

    def known(self) -> Mapping[str, Fingerprint]:
        """What the index holds, by document id; empty before the first commit.

        Raise `IndexOutdated`, with what is known, where an older version wrote the index.
        """

    def lock(self) -> AbstractContextManager[object]:
        """Be the one writer meanwhile; raise `IndexLocked` if another process is, and stays so.

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


@runtime_checkable
class Portable(Protocol):
    """An index that is files in a folder of its own, and so can be carried elsewhere."""

    @property
    def place(self) -> Path:
        """The folder."""

    def is_there(self) -> bool:
        """Whether it holds anything, readable or not."""

    def files(self) -> Mapping[str, Path]:
        """All that makes up the index as it is now, by name below the folder.

        Raise `IndexMissing`, or `IndexUnreadable` where any of it is damaged. A commit takes files
        away: be the writer meanwhile.
        """

    def adopt(self, folder: Path) -> None:
        """Make an index that was carried to `folder` the current one, in one step.

        `folder` must lie within the own one; its files are taken out of it. Raise
        `IndexUnreadable` where it is damaged or of a newer version, `IndexOutdated` where it is of
        one too old to be read.
        """


@runtime_checkable
class Examinable(Protocol):
    """An index that can tell whether all is well with it."""

    def examine(self) -> Iterator[Finding]:
        """All that there is to tell, good and bad; changes nothing."""

    def remembered(self) -> frozenset[str]:
        """The places of captures, as far as a damaged index still tells them; never raises."""

    def tidy(self) -> None:
        """Remove what runs and restores that were killed left behind; raise as `lock` does."""


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
