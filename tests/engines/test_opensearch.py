"""What the engine on OpenSearch promises beside the contract, on a real node."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from indexer.authority import Authority
from indexer.engines import open_engine
from indexer.engines.opensearch import OpenSearchEngine
from indexer.engines.opensearch.cluster import Cluster
from indexer.engines.opensearch.generations import Generations
from indexer.errors import EngineError
from indexer.model import Query, Results, Sort
from tests.bench.corpus import Corpus
from tests.engines.asking import found, ids, put, rebuild
from tests.factories import make_document
from tests.people import AUTHORITY


@pytest.fixture
def engine(opensearch_target: str) -> OpenSearchEngine:
    return OpenSearchEngine(opensearch_target, AUTHORITY)


@pytest.fixture
def cluster(engine: OpenSearchEngine) -> Cluster:
    return engine._cluster


# As Whoosh


def test_both_engines_find_and_count_the_same(
    opensearch_target: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    corpus = Corpus(3)
    documents = [replace(one, group=f"g{n % 60}") for n, one in enumerate(corpus.documents(90))]
    engines = [
        open_engine(target, Authority())
        for target in (opensearch_target, f"whoosh:{tmp_path_factory.mktemp('both') / 'index'}")
    ]
    for one in engines:
        put(one, *documents)
    frequent = corpus.vocabulary[:12]

    for text in _texts(frequent):
        theirs, ours = (one.search(Query(text, size=120)) for one in engines)
        assert _told(theirs) == _told(ours), text
        histograms = [one.histogram(Query(text)) for one in engines]
        assert histograms[0] == histograms[1], text
    for text in ("", frequent[0], f"{frequent[1]} OR {frequent[2]}"):
        for sort in (Sort.NEWEST, Sort.OLDEST, Sort.VERSIONS):
            asked = Query(text, sort=sort, grouped=True)
            theirs, ours = (one.search(asked) for one in engines)
            assert _grouped(theirs) == _grouped(ours), asked


def _texts(words: tuple[str, ...]) -> Iterator[str]:
    yield ""
    for first, second, third in zip(words[::3], words[1::3], words[2::3], strict=False):
        yield from (first, f"{first} {second}", f"{first} OR {third}", f"{first} -{third}")
        yield from (
            f'"{first} {second}"',
            f'"{first} {second}"~4',
            f"{third[:2]}*",
            f"*{third[1:]}",
        )
        yield f"{first} after:2015 before:2020-06"


def _told(results: Results) -> object:
    counts = [{value.value: value.count for value in facet.values} for facet in results.facets]
    return results.total, {hit.id for hit in results.hits}, counts, results.warnings


def _grouped(results: Results) -> object:
    hits = [(hit.id, hit.alike, hit.versions) for hit in results.hits]
    return results.total, results.groups, hits


# The order of equals, exports and pages


def test_a_scan_streams_more_than_one_answer_holds(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engines.opensearch.snapshot._ROWS", 7)
    put(engine, *(make_document(f"d{n:02}", date=f"20{10 + n % 3}") for n in range(20)))

    for sort in Sort:
        scanned = [one.id for one in engine.scan(Query("ministers", sort=sort))]
        assert scanned == ids(engine, "ministers", sort=sort, size=100)


def test_words_in_their_thousands_are_all_known(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engines.opensearch.snapshot._BATCH", 9)
    put(engine, make_document("a", body=" ".join(f"zz{n:02}" for n in range(40))))

    assert found(engine, "*39") == found(engine, "zz0*") == {"a"}


def test_groups_in_their_thousands_are_counted_one_by_one(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engines.opensearch.snapshot._BATCH", 9)
    put(engine, *(make_document(f"d{n:02}", group=f"g{n % 30}") for n in range(40)))

    results = engine.search(Query(grouped=True, size=5))
    assert (results.total, results.groups, results.pages) == (40, 30, 6)


# What goes wrong


@pytest.mark.parametrize(
    "target",
    ["opensearch+http://", "opensearch+http://h:9200", "opensearch+http://h:9200/Upper",
     "opensearch+ftp://h/name", "opensearch+http://h/name?shards=0", "opensearch+http://h/n?x=1"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(target: str) -> None:
    with pytest.raises(EngineError):
        open_engine(target, AUTHORITY)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(EngineError, match="COMMUNIQUE_OPENSEARCH_PASSWORD") as refused:
        open_engine("opensearch+http://me:hunter2@h:9200/name", AUTHORITY)

    assert "hunter2" not in str(refused.value)


def test_a_cluster_that_cannot_be_reached_is_named_but_not_the_password(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("COMMUNIQUE_OPENSEARCH_USER", "me")
    monkeypatch.setenv("COMMUNIQUE_OPENSEARCH_PASSWORD", "hunter2")
    engine = open_engine("opensearch+http://127.0.0.1:9/name", AUTHORITY)
    ask = partial(engine.search, Query())

    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(EngineError, match=r"127\.0\.0\.1:9") as told,
    ):
        ask()

    assert "hunter2" not in f"{told.value}{caplog.text}"


def test_an_index_that_is_no_alias_of_ours_is_refused(
    engine: OpenSearchEngine, cluster: Cluster
) -> None:
    strange = f"{cluster.address.name}-strange"
    cluster.call("PUT", f"/{strange}")
    cluster.call("PUT", f"/{strange}/_alias/{cluster.address.name}")

    with pytest.raises(EngineError, match="--rebuild"):
        engine.search(Query())
    rebuild(engine, make_document("a"))

    assert ids(engine) == ["a"]
    assert strange in set(cluster.call("GET", f"/{strange}"))  # not ours to delete


def test_an_older_cluster_that_ranks_otherwise_is_named_once_when_an_index_is_opened(
    engine: OpenSearchEngine, cluster: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    cluster.__dict__["version"] = (2, 19)  # as it would be asked for
    put(engine, make_document("a"))

    for _ in range(2):
        assert set(engine.known()) == {"a"}

    [said] = [one for one in caplog.messages if "scores" in one]
    assert said.startswith("OpenSearch 2.19 scores a word by its best field alone")


def test_generations_are_numbered_from_one(engine: OpenSearchEngine, cluster: Cluster) -> None:
    put(engine, make_document("a"))

    assert Generations(cluster).current().index == f"{cluster.address.name}-000001"
