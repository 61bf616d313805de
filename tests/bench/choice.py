"""The choice between our engines: the same documents and questions on both, in one run.

    python -m tests.bench.choice [--documents 10000,100000] [--engines ours,opensearch] [--runs 3]

Starts a node of OpenSearch, as the tests do, but with a heap of 1 GB and all of Java's compilers;
its processor time and memory count with those of the process that asks it. One engine alone can be
measured where both would take too long; whether answers are alike is not told then.
"""

import argparse
import json
import os
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from tests.bench import batches
from tests.bench.corpus import Corpus
from tests.bench.engines import Unable, opensearch
from tests.bench.figures import Built, Figures, Round
from tests.bench.measure import Memory, Spent, memory
from tests.bench.peers import Bench, measured
from tests.bench.questions import Questions
from tests.engines.opensearch import node, runtime

_OURS, _THEIRS = "ours", "opensearch"
_NAMES = {_OURS: "Whoosh", _THEIRS: "OpenSearch"}
_JAVA = ("-Xms1g", "-Xmx1g", "-Dlog4j2.disable.jmx=true")
_MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class WithNode(Bench):
    """What the node uses is counted with what asks it."""

    node: node.Node

    def build(self, name: str) -> Built:
        if name != _THEIRS:
            return super(WithNode, self).build(name)
        pid, before = self.node.process.pid, self._cpu()
        watched = Memory(pid)
        with watched.watched():
            built = super(WithNode, self).build(name)
        spent = Spent(built.spent.wall, built.spent.cpu + self._cpu() - before)
        return replace(built, spent=spent, size=self._size(), memory=built.memory + watched.peak)

    def rounds(self, built: dict[str, Built]) -> Iterator[dict[str, Round]]:
        for one in super(WithNode, self).rounds(built):
            more = memory(self.node.process.pid)
            yield {
                name: replace(own, memory=own.memory + more) if name == _THEIRS else own
                for name, own in one.items()
            }

    def _cpu(self) -> float:
        used = psutil.Process(self.node.process.pid).cpu_times()
        return float(used.user + used.system)

    def _size(self) -> int:
        self._ask("POST", f"/{opensearch.NAME}/_flush")
        told = self._ask("GET", f"/{opensearch.NAME}/_stats/store")
        return int(told["_all"]["primaries"]["store"]["size_in_bytes"])

    def _ask(self, method: str, path: str) -> dict[str, dict[str, dict[str, dict[str, int]]]]:
        asked = urllib.request.Request(f"{self.node.url}{path}", method=method)  # noqa: S310 -- our own node
        with urllib.request.urlopen(asked) as answer:  # noqa: S310
            told: dict[str, dict[str, dict[str, dict[str, int]]]] = json.load(answer)
            return told


@contextmanager
def _node(folder: Path) -> Iterator[node.Node]:
    with node.nodes(runtime.find(), folder, options=_JAVA) as [only]:
        os.environ[opensearch.ADDRESS] = only.url
        try:
            yield only
        finally:
            del os.environ[opensearch.ADDRESS]


def chosen(
    corpus: Corpus, documents: int, runs: int, engines: Sequence[str]
) -> Mapping[str, Figures]:
    """Raise `Unable` where one of them could not be built."""
    with (
        tempfile.TemporaryDirectory(prefix="communique-choice-") as made,
        _node(Path(made, "node")) as only,
    ):
        file = Path(made, "documents")
        written = batches.write(corpus.documents(documents), file)
        questions = Questions(corpus, documents)
        found = measured(WithNode(Path(made), questions, written, runs, only), engines)
    if missing := {*engines} - found.keys():
        raise Unable(f"nothing is compared: {', '.join(missing)} could not be built")
    return found


def rows(documents: int, found: Mapping[str, Figures]) -> Iterator[str]:
    """Of a table in Markdown."""
    for name, one in found.items():
        cells = (
            f"{documents:,} on {_NAMES[name]}",
            f"{documents / one.index_wall:,.0f}",
            f"{1000 * one.index_cpu / documents:.1f} ms",
            f"{one.size / _MEGABYTE:,.0f} MB",
            f"{1000 * one.p50:.1f} ms",
            f"{1000 * one.p95:.1f} ms",
            f"{one.rss / _MEGABYTE:,.0f} MB",
            f"{one.rss_query / _MEGABYTE:,.0f} MB",
            f"{one.same} of {one.asked}" if one.same is not None else "",
        )
        yield f"| {' | '.join(cells)} |"


_HEAD = (
    "| documents | indexed a second | processor time a document | index | p50 | p95"
    " | memory, building | memory, asked | answers alike |\n|---|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.choice")
    parser.add_argument("--documents", default="10000,100000", metavar="N,…")
    parser.add_argument("--engines", default=",".join(_NAMES), metavar="NAME,…")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    given = parser.parse_args()
    engines = given.engines.split(",")
    if unknown := {*engines} - _NAMES.keys():
        parser.error(f"no such engine: {', '.join(sorted(unknown))}; there are {', '.join(_NAMES)}")
    print(_HEAD, flush=True)
    for documents in map(int, given.documents.split(",")):
        found = chosen(Corpus(given.seed), documents, given.runs, engines)
        print("\n".join(rows(documents, found)), flush=True)


if __name__ == "__main__":
    main()
