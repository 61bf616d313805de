"""`python -m tests.engines.opensearch.cluster`: three nodes, the contract, and one of them lost.

Takes minutes. First the contract suite runs over three nodes, each index in three shards; then the
alias is swapped during 1,000 queries; then one node is killed, with no warning, while documents are
indexed and searched. `--without-contract` leaves out the first; pytest gets all other options.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from indexer.authority import Authority
from indexer.engines import Engine, open_engine
from indexer.engines.opensearch.part import OpenSearchPart
from indexer.errors import EngineError
from indexer.model import Query
from tests.bench.corpus import Corpus
from tests.engines.opensearch import node, runtime
from tests.engines.opensearch.swapping import swapped

_DOCUMENTS, _MORE = 600, 300
_QUERIES, _SWAPS = 1000, 20
_PATIENCE = 300.0  # seconds


def _contract(url: str, options: Sequence[str]) -> int:
    given = {"COMMUNIQUE_TEST_OPENSEARCH": url, "COMMUNIQUE_TEST_SHARDS": "?shards=3"}
    here = Path(__file__).parents[1]
    files = [*map(str, sorted(here.glob("test_contract*.py"))), str(here / "test_opensearch.py")]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-k", "opensearch", *files, *options],
        env={**os.environ, **given}, check=False,
    ).returncode  # fmt: skip


def _target(started: Sequence[node.Node], name: str) -> str:
    hosts = ",".join(one.url.removeprefix("http://") for one in started)
    return f"opensearch+http://{hosts}/{name}?shards=3"


def _swap(started: Sequence[node.Node]) -> None:
    told = swapped(_target(started, "swapped"), _QUERIES, _SWAPS)
    assert not told.mixed, told.mixed
    print(
        f"{len(told.answers)} queries during {told.generations - 1} swaps of the alias, each"
        f" answered by one generation whole; {len({*told.answers})} generations were seen",
        flush=True,
    )


def _lose_one(started: Sequence[node.Node]) -> None:
    engine = open_engine(_target(started, "lost"), Authority())
    engine.replace([engine.segment(Corpus(1).documents(_DOCUMENTS))])
    _await_copies(started[0].url)
    done = Event()
    with ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(_ask, engine, done) for _ in range(2)]
        try:
            time.sleep(2)
            started[-1].kill()
            print("one node of three was killed", flush=True)
            _add(engine)
        finally:
            done.set()
        told = [one.result() for one in asking]
    totals = sum((found for found, _ in told), Counter[int]())
    failures = sum((failed for _, failed in told), Counter[str]())
    print(f"answers by total: {dict(totals)}; failed: {dict(failures)}")
    assert set(totals) <= {_DOCUMENTS, _DOCUMENTS + _MORE}, totals
    ids = [one.id for one in engine.scan(Query())]
    assert len(ids) == len({*ids}) == _DOCUMENTS + _MORE, "documents were lost or doubled"
    assert len(engine.known()) == _DOCUMENTS + _MORE
    print(f"{len(ids)} documents, each once: nothing is lost or doubled")


def _add(engine: Engine) -> None:
    """More documents, tried again as the next run would."""
    for attempt in range(5):
        try:
            engine.commit(_parts(engine), ())
        except EngineError as error:
            print(f"attempt {attempt + 1} to index failed: {error}", flush=True)
            time.sleep(5)
        else:
            return
    raise AssertionError("two nodes of three did not take documents")


def _parts(engine: Engine) -> Iterator[OpenSearchPart]:
    documents = Corpus(1).documents(_MORE, first=_DOCUMENTS)
    part = engine.segment(documents)
    assert isinstance(part, OpenSearchPart)
    yield part


def _ask(engine: Engine, done: Event) -> tuple[Counter[int], Counter[str]]:
    totals: Counter[int] = Counter()
    failures: Counter[str] = Counter()
    while not done.is_set() or not totals:
        try:
            results = engine.search(Query(size=5))
        except EngineError as error:
            failures[str(error)[:100]] += 1
            continue
        totals[results.total] += 1
        assert sum(value.count for value in results.facet("year").values) == results.total
    return totals, failures


def _await_copies(url: str) -> None:
    wanted = f"wait_for_status=green&wait_for_no_relocating_shards=true&timeout={_PATIENCE:.0f}s"
    with urllib.request.urlopen(f"{url}/_cluster/health?{wanted}", timeout=_PATIENCE + 9) as answer:  # noqa: S310 -- our own node
        print("copies of all shards are there:", answer.read().decode()[:120], flush=True)


def main() -> int:
    options = [one for one in sys.argv[1:] if one != "--without-contract"]
    with (
        tempfile.TemporaryDirectory() as otherwise,
        node.folder(Path(otherwise)) as folder,
        node.nodes(runtime.find(), folder, 3) as three,
    ):
        whole = "--without-contract" not in sys.argv
        status = _contract(three[0].url, options) if whole else 0
        _swap(three)
        _lose_one(three)
    return status


if __name__ == "__main__":
    sys.exit(main())
