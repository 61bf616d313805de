"""Every engine there is, empty."""

import os
import uuid
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from indexer.engines import Engine, open_engine
from indexer.engines.opensearch.address import Address
from indexer.engines.opensearch.cluster import Cluster
from indexer.model import Kind
from tests.engines.asking import put
from tests.engines.opensearch import node, runtime
from tests.factories import make_document
from tests.people import AUTHORITY

Opener = Callable[[], Engine]


@pytest.fixture(scope="session")
def opensearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running cluster: of `COMMUNIQUE_TEST_OPENSEARCH`, else one of our own."""
    if given := os.environ.get("COMMUNIQUE_TEST_OPENSEARCH"):
        yield given
        return
    with (
        node.folder(tmp_path_factory.mktemp("opensearch")) as folder,
        node.nodes(runtime.find(), folder) as [only],
    ):
        yield only.url


@pytest.fixture
def opensearch_target(opensearch: str) -> Iterator[str]:
    """An index that nobody else uses, gone afterwards."""
    name = f"t{uuid.uuid4().hex[:12]}"
    target = f"opensearch+{opensearch}/{name}{os.environ.get('COMMUNIQUE_TEST_SHARDS', '')}"
    yield target
    cluster = Cluster(Address.of(target))
    held = cluster.call("GET", f"/{name}-*/_settings/index.uuid")
    for index in held:
        cluster.call("DELETE", f"/{index}")


@pytest.fixture(params=["whoosh", "opensearch"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens one and the same index, as different processes would."""
    kind: str = request.param
    target = (
        f"whoosh:{tmp_path / 'index'}"
        if kind == "whoosh"
        else str(request.getfixturevalue("opensearch_target"))
    )
    return lambda: open_engine(target, AUTHORITY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Properties make hundreds of indexes, which take minutes on a cluster."""
    if os.environ.get("COMMUNIQUE_TEST_THOROUGHLY"):
        return
    left = pytest.mark.skip(reason="takes minutes: asked for by COMMUNIQUE_TEST_THOROUGHLY=1")
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            on_a_cluster = item.callspec.params.get("opener") == "opensearch"
            if on_a_cluster and hasattr(item.function, "hypothesis"):
                item.add_marker(left)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.passed and isinstance(item, pytest.Function):
        given = item.callspec.params if hasattr(item, "callspec") else {}
        if kind := given.get("opener"):
            report.user_properties.append(("engine", str(kind)))
    return report


@pytest.fixture
def engine(opener: Opener) -> Engine:
    return opener()


@pytest.fixture
def archive(engine: Engine) -> Engine:
    """Four documents with a little of everything that can be narrowed by."""
    put(
        engine,
        make_document("a", date="2018", ministers=("taro-kono", "yoko-kamikawa")),
        make_document("b", date="2018", ministers=("taro-kono",), source="JIIA"),
        make_document("c", date="2023", ministers=("yoko-kamikawa",), language="ja"),
        make_document("d", date=None, kind=Kind.SPEECH),
    )
    return engine
