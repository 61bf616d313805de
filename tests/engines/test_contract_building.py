"""What every engine promises about being built: replacing, removing, persisting, sharing."""

import pickle
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import Engine, Part
from indexer.engines.opensearch import OpenSearchEngine
from indexer.errors import IndexLocked, IndexMissing
from indexer.model import Document, Fingerprint, Query, Results, Sort, Tally
from tests.engines.asking import found, ids, put, rebuild
from tests.engines.conftest import Opener
from tests.factories import make_capture, make_document

# Before the first commit


def test_opening_creates_nothing_and_knows_nothing(engine: Engine, opener: Opener) -> None:
    assert engine.known() == {}
    with pytest.raises(IndexMissing):
        opener().search(Query())


@pytest.mark.parametrize("ask", ["search", "scan", "suggest", "document"])
def test_asking_before_the_first_commit_says_how_to_make_an_index(engine: Engine, ask: str) -> None:
    with pytest.raises(IndexMissing, match="communique index"):
        getattr(engine, ask)("a" if ask in {"suggest", "document"} else Query())


def test_a_commit_of_nothing_makes_an_empty_index(engine: Engine) -> None:
    assert engine.commit([], ()) == Tally()

    results = engine.search(Query("oslo"))
    assert (results.total, results.hits, ids(engine), list(engine.scan(Query()))) == (0, (), [], [])


# Committing


def test_a_commit_counts_what_it_indexed_and_removed(engine: Engine) -> None:
    assert put(engine, make_document("a"), make_document("b")) == Tally(indexed=2)
    assert put(engine, make_document("a"), removed=["b", "never seen"]) == Tally(
        indexed=1, removed=1
    )


def test_a_known_id_is_replaced(engine: Engine) -> None:
    put(engine, make_document("a", body="Oslo", date="2019"))
    put(engine, make_document("a", body="Bern", date="2020"))

    assert (found(engine, "oslo"), found(engine, "bern")) == (set(), {"a"})
    assert engine.search(Query()).total == 1
    assert [value.value for value in engine.search(Query()).facet("year").values] == ["2020"]


def test_an_id_given_twice_in_one_commit_counts_once_as_given_last(engine: Engine) -> None:
    parts = [engine.segment([make_document("a", body=body)]) for body in ("Oslo", "Bern", "Rome")]

    assert engine.commit(parts, ()) == Tally(indexed=1)
    assert [ids(engine, body) for body in ("oslo", "bern", "rome")] == [[], [], ["a"]]


def test_removed_documents_are_gone(engine: Engine) -> None:
    put(engine, make_document("a"), make_document("b"))
    put(engine, removed=["a"])

    assert ids(engine) == ["b"]
    assert set(engine.known()) == {"b"}


def test_everything_can_be_removed_and_added_again(engine: Engine) -> None:
    put(engine, make_document("a"))
    put(engine, removed=["a"])
    assert ids(engine) == []

    put(engine, make_document("a"))
    assert ids(engine) == ["a"]


def test_known_tells_fingerprints_and_places(engine: Engine) -> None:
    captures = (make_capture("old.html"), make_capture("日本.warc", offset=7))
    put(engine, make_document("a", captures=captures, fingerprint="made of this"))

    assert engine.known() == {"a": Fingerprint("made of this", ("old.html#0", "日本.warc#7"))}


def test_a_part_can_travel_between_processes(engine: Engine, opener: Opener) -> None:
    worker: Engine = pickle.loads(pickle.dumps(opener()))  # noqa: S301 -- our own bytes
    part = pickle.loads(pickle.dumps(worker.segment([make_document("a")])))  # noqa: S301 -- ditto

    engine.commit([part], ())
    assert ids(engine) == ["a"]


def test_nothing_of_a_failed_commit_is_seen(engine: Engine) -> None:
    put(engine, make_document("a", body="Oslo"))

    def parts() -> Iterator[Part]:
        yield engine.segment([make_document("a", body="Bern"), make_document("b")])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.commit(parts(), ["a"])

    assert (ids(engine), found(engine, "oslo")) == (["a"], {"a"})
    assert put(engine, make_document("c")) == Tally(indexed=1)  # and nothing stays locked
    assert found(engine, "") == {"a", "c"}


# Replacing


def test_replace_keeps_nothing_of_what_was(engine: Engine) -> None:
    put(engine, make_document("a"), make_document("b"))

    assert rebuild(engine, make_document("b"), make_document("c")) == Tally(indexed=2)
    assert set(ids(engine)) == {"b", "c"}


def test_replace_makes_an_index_where_none_is(engine: Engine) -> None:
    rebuild(engine, make_document("a"))

    assert ids(engine) == ["a"]


def test_replacing_again_and_again_works(engine: Engine) -> None:
    for n in range(5):
        rebuild(engine, make_document(f"d{n}"))
        put(engine, make_document("more"))
        assert set(ids(engine)) == {f"d{n}", "more"}


def test_a_failed_replacement_leaves_the_old_index(engine: Engine) -> None:
    put(engine, make_document("a"))

    def parts() -> Iterator[Part]:
        yield engine.segment([make_document("b")])
        raise ValueError("a page that cannot be analysed")

    with pytest.raises(ValueError, match="analysed"):
        engine.replace(parts())

    assert ids(engine) == ["a"]
    rebuild(engine, make_document("c"))
    assert ids(engine) == ["c"]


# One index, many who ask


def test_an_index_stays_when_it_is_closed(engine: Engine, opener: Opener) -> None:
    document = make_document("a", ministers=("taro-kono",))
    put(engine, document)

    other = opener()
    assert (ids(other), other.document("a"), other.known()) == (["a"], document, engine.known())


def test_an_open_searcher_sees_new_commits_at_once(engine: Engine, opener: Opener) -> None:
    put(engine, make_document("a"))
    searcher = opener()
    assert ids(searcher) == ["a"]

    put(engine, make_document("b"))
    assert set(ids(searcher)) == {"a", "b"}
    rebuild(engine, make_document("c"))
    assert ids(searcher) == ["c"]


def test_a_scan_goes_on_with_what_it_began_with(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}") for n in range(9)))

    scan = engine.scan(Query())
    first = next(scan).id
    put(engine, removed=[f"d{n}" for n in range(9)])
    for _ in range(3):
        rebuild(engine, make_document("new"))

    assert len({first, *(document.id for document in scan)}) == 9


def test_a_second_writer_is_refused(engine: Engine, opener: Opener) -> None:
    put(engine, make_document("a"))
    other = opener()

    with engine.lock():
        with pytest.raises(IndexLocked, match="another process"):
            put(other, make_document("b"))
        with pytest.raises(IndexLocked, match="another process"):
            rebuild(other)
        put(engine, make_document("c"))  # its own lock is no obstacle

    assert put(other, make_document("d")) == Tally(indexed=1)
    assert set(ids(engine)) == {"a", "c", "d"}


def test_searchers_never_see_half_a_commit(engine: Engine, opener: Opener) -> None:
    """Every commit changes all documents together; nobody may ever see two versions at once."""

    def version(n: int) -> list[Document]:
        return [make_document(f"d{i}", body=f"version{n}", date=f"{2000 + n}") for i in range(8)]

    put(engine, *version(0))
    done = threading.Event()

    def watch() -> set[tuple[int, tuple[int, ...]]]:
        searcher, seen = opener(), set()
        while not done.is_set():
            results = searcher.search(Query("version*"))
            seen.add((results.total, tuple(v.count for v in results.facet("year").values)))
        return seen

    with ThreadPoolExecutor(3) as pool:
        watching = [pool.submit(watch) for _ in range(2)]
        try:
            for n in range(1, 13):
                (rebuild if n % 3 == 0 else put)(engine, *version(n))
        finally:
            done.set()
        assert {state for watcher in watching for state in watcher.result()} == {(8, (8,))}


def test_many_threads_may_ask_one_engine(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}", body=f"word{n % 10} Oslo talks") for n in range(60)))
    queries = [f'word{n % 10} "oslo talks" ta*' for n in range(80)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda text: len(ids(engine, text)), queries))

    assert answers == [6] * 80


# The law of increments

TEXTS = st.sampled_from(
    ["rule of law", "law of the sea", "Oslo talks and talks", "法の支配", "a b c d", ""]
)
DOCUMENTS = st.builds(
    make_document,
    id=st.sampled_from("abcdefgh"),
    title=TEXTS,
    body=TEXTS,
    date=st.sampled_from([None, "2019", "2020-05", "2020-05-17"]),
    ministers=st.sampled_from([(), ("taro-kono",), ("taro-kono", "yoko-kamikawa")]),
)
INCREMENTS = st.lists(
    st.tuples(st.lists(DOCUMENTS, max_size=4), st.sets(st.sampled_from("abcdefgh"), max_size=3)),
    min_size=1,
    max_size=5,
)
QUERIES = ("", "law", '"of law"', "l*", "talks OR 支配", "-law", "kono", "minister:kono", "2020..")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(INCREMENTS)
def test_an_index_that_grew_answers_as_one_built_anew(
    engine: Engine, increments: list[tuple[list[Document], set[str]]]
) -> None:
    rebuild(engine)
    kept: dict[str, Document] = {}
    for documents, removed in increments:
        put(engine, *documents, removed=removed)
        kept = {known: one for known, one in kept.items() if known not in removed}
        kept |= {document.id: document for document in documents}
    grown = _answers(engine)

    rebuild(engine, *kept.values())

    assert grown == _answers(engine)
    assert set(engine.known()) == set(kept)


def _answers(engine: Engine) -> list[Results]:
    every = [engine.search(Query(text, sort=sort)) for text in QUERIES for sort in Sort]
    return [_unscored(one) for one in every] if isinstance(engine, OpenSearchEngine) else every


def _unscored(results: Results) -> Results:
    """OpenSearch's scores count deleted documents for half a minute; nothing else does."""
    hits = [hit._replace(score=0.0) for hit in results.hits]
    if results.query.sort is Sort.RELEVANCE:
        hits.sort(key=lambda hit: hit.id)
    return replace(results, hits=tuple(hits))
