"""Short words for what the tests of engines do all the time."""

from collections.abc import Collection

from indexer.engines import Engine, Searcher
from indexer.model import Document, Filter, Fragment, Query, Tally


def put(engine: Engine, *documents: Document, removed: Collection[str] = ()) -> Tally:
    return engine.commit([engine.segment(documents)], removed)


def rebuild(engine: Engine, *documents: Document) -> Tally:
    return engine.replace([engine.segment(documents)])


def ids(searcher: Searcher, text: str = "", **given: object) -> list[str]:
    """What a query finds, in order."""
    query = Query(text, **given)  # type: ignore[arg-type]  # a test names what it is about
    return [hit.id for hit in searcher.search(query).hits]


def found(searcher: Searcher, text: str) -> set[str]:
    return set(ids(searcher, text))


def only(facet: str, *values: str) -> dict[str, Filter]:
    return {facet: Filter(include=values)}


def without(facet: str, *values: str) -> dict[str, Filter]:
    return {facet: Filter(exclude=values)}


def joined(fragments: tuple[Fragment, ...]) -> str:
    return "".join(fragment.text for fragment in fragments)


def marked(fragments: tuple[Fragment, ...]) -> list[str]:
    return [fragment.text for fragment in fragments if fragment.matched]
