"""How the engine on OpenSearch writes: indexes made anew, writers that die, older versions."""

import contextlib
import os
import socket
import time
from collections.abc import Iterator

import pytest

from indexer.engines import open_engine
from indexer.engines.opensearch import OpenSearchEngine, lease, mapping
from indexer.engines.opensearch.cluster import Cluster
from indexer.engines.opensearch.generations import WRITING, Pointer
from indexer.engines.opensearch.part import OpenSearchPart
from indexer.errors import IndexLocked, IndexOutdated, IndexTooNew
from indexer.model import Query
from tests.engines.asking import ids, put, rebuild
from tests.engines.opensearch.swapping import swapped
from tests.factories import make_document
from tests.people import AUTHORITY

_PATIENCE = 300.0  # seconds


@pytest.fixture
def engine(opensearch_target: str) -> OpenSearchEngine:
    return OpenSearchEngine(opensearch_target, AUTHORITY)


@pytest.fixture
def cluster(engine: OpenSearchEngine) -> Cluster:
    return engine._cluster


def _indexes(cluster: Cluster) -> set[str]:
    return set(cluster.call("GET", f"/{cluster.address.name}-*/_settings"))


# Adding and removing


@pytest.mark.skipif(
    not os.environ.get("COMMUNIQUE_TEST_THOROUGHLY"),
    reason="waits for half a minute: asked for by COMMUNIQUE_TEST_THOROUGHLY=1",
)
def test_scores_are_those_of_an_index_built_anew_once_what_was_deleted_is_cleared(
    engine: OpenSearchEngine,
) -> None:
    kept = [make_document(f"d{n}", body="law of the sea " + "and talks " * n) for n in range(3)]
    rebuild(engine, *kept)
    scores = _scores(engine)
    put(engine, *(make_document(f"x{n}", body="law") for n in range(5)))
    put(engine, *kept, removed=[f"x{n}" for n in range(5)])

    begun = time.monotonic()
    while _scores(engine) != scores and time.monotonic() - begun < _PATIENCE:
        time.sleep(2)
        put(engine)

    assert _scores(engine) == scores


def _scores(engine: OpenSearchEngine) -> dict[str, float]:
    return {hit.id: hit.score for hit in engine.search(Query("law")).hits}


# Rebuilding


def test_a_new_index_goes_without_copies_until_it_is_filled(
    engine: OpenSearchEngine, cluster: Cluster
) -> None:
    seen = []

    def parts() -> Iterator[OpenSearchPart]:
        (being_filled,) = cluster.call("GET", f"/{cluster.address.name}-*/_settings").values()
        seen.append(being_filled["settings"]["index"])
        yield engine.segment([make_document("a")])

    engine.replace(parts())
    (filled,) = cluster.call("GET", f"/{cluster.address.name}/_settings").values()

    assert (seen[0]["number_of_replicas"], seen[0]["refresh_interval"]) == ("0", "-1")
    assert filled["settings"]["index"]["auto_expand_replicas"] == "0-1"


def test_of_a_failed_rebuild_nothing_is_left(engine: OpenSearchEngine, cluster: Cluster) -> None:
    put(engine, make_document("a"))
    held = _indexes(cluster)

    def parts() -> Iterator[OpenSearchPart]:
        yield engine.segment([make_document("b")])
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        engine.replace(parts())

    assert _indexes(cluster) == held


def test_the_index_before_the_current_one_is_kept_and_no_other(
    engine: OpenSearchEngine, cluster: Cluster
) -> None:
    for n in range(4):
        rebuild(engine, make_document(f"d{n}"))

    name = cluster.address.name
    assert _indexes(cluster) == {f"{name}-000003", f"{name}-000004"}


def test_the_alias_is_swapped_during_queries_without_error_or_mixed_answer(
    opensearch_target: str,
) -> None:
    told = swapped(opensearch_target, queries=100, swaps=4)

    assert len(told.answers) >= 100
    assert told.generations > 4
    assert not told.mixed


# Writers that die


def _die_while_sending(engine: OpenSearchEngine, *titles: str) -> None:
    """Leave the index as a writer does that is killed after its documents were sent."""
    pointer = engine._generations.current()
    engine._generations.publish(Pointer(pointer.index, pointer.commit, WRITING))
    part = engine.segment([make_document(title, title=title) for title in titles])
    for id_, body in part.documents:
        list(engine._cluster.bulk([({"index": {"_index": pointer.index, "_id": id_}}, body)]))


def test_what_a_dead_writer_sent_is_not_seen(
    engine: OpenSearchEngine, opensearch_target: str
) -> None:
    put(engine, make_document("a"))
    _die_while_sending(engine, "b")

    assert ids(engine) == ids(open_engine(opensearch_target, AUTHORITY)) == ["a"]


def test_the_next_run_is_told_what_a_dead_writer_sent_and_can_mend_it(
    engine: OpenSearchEngine, opensearch_target: str
) -> None:
    put(engine, make_document("a"))
    _die_while_sending(engine, "b", "c")
    heir = open_engine(opensearch_target, AUTHORITY)

    with heir.lock():
        assert set(heir.known()) == {"a", "b", "c"}
        put(heir, make_document("d"), removed=["b"])

    assert set(ids(engine)) == {"a", "c", "d"}
    assert engine.search(Query()).total == 3


def test_the_lock_of_a_process_that_died_is_free(
    engine: OpenSearchEngine,
) -> None:
    dead = {"machine": socket.gethostname(), "process": 2**22 + 1}
    _hold(engine, {**lease._owner(), **dead})

    put(engine, make_document("a"))
    assert ids(engine) == ["a"]


def test_the_lock_of_another_machine_is_free_when_it_has_run_out(
    engine: OpenSearchEngine,
) -> None:
    elsewhere = {"machine": "elsewhere", "process": 1}
    _hold(engine, {**lease._owner(), **elsewhere})
    with pytest.raises(IndexLocked, match="another process"):
        put(engine, make_document("a"))

    _hold(engine, {**lease._owner(), **elsewhere, "until": 0})
    put(engine, make_document("a"))
    assert ids(engine) == ["a"]


def _hold(engine: OpenSearchEngine, owner: dict[str, object]) -> None:
    """Somebody takes the lock and is not heard of again."""
    with contextlib.suppress(IndexLocked), engine.lock():
        pass  # the index of locks is there now
    engine._cluster.call("PUT", engine._lease._path, owner)


# What another version made


def _installed(monkeypatch: pytest.MonkeyPatch, form: int) -> None:
    """As if the program were of another version."""
    monkeypatch.setattr(mapping, "FORMAT", form)


def test_an_index_of_an_older_version_tells_what_it_holds_and_is_made_anew(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(engine, make_document("a"), make_document("b"))
    known = engine.known()
    _installed(monkeypatch, mapping.FORMAT + 1)

    with pytest.raises(IndexOutdated, match="communique index") as told:
        engine.known()
    assert told.value.known == known
    for ask in (lambda: engine.search(Query()), lambda: put(engine, make_document("c"))):
        with pytest.raises(IndexOutdated, match="communique index"):
            ask()

    rebuild(engine, make_document("c"))
    assert ids(engine) == ["c"]


def test_an_index_of_a_newer_version_is_refused_and_left_alone(
    engine: OpenSearchEngine, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(engine, make_document("a"))
    held = _indexes(cluster)
    _installed(monkeypatch, mapping.FORMAT - 1)

    for ask in (engine.known, lambda: put(engine, make_document("b"))):
        with pytest.raises(IndexTooNew, match="newer version"):
            ask()
    assert _indexes(cluster) == held
