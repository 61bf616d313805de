"""The ranking study: ours beside what a user would get elsewhere, on judged collections.

    python -m tests.bench.ranking [--set NAME|FOLDER]… [--json FILE]

Needs the `bench` extra. Without --set it takes every shared set that is present.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from indexer.model import Document
from tests.bench.relevance import Ranker
from tests.bench.relevance.collection import Collection, load, shared
from tests.bench.relevance.engine import ThroughTheEngine
from tests.bench.relevance.measures import Measured, measure
from tests.bench.relevance.memory import Memory
from tests.bench.relevance.peers import Bm25s, StockWhoosh, Tantivy

RANKERS: Mapping[str, Callable[[Sequence[Document]], Ranker]] = {
    "ours, the formula": Memory,
    "ours, the engine": ThroughTheEngine,
    "stock whoosh": StockWhoosh,
    "bm25s": Bm25s,
    "tantivy": Tantivy,
}


def compare(collection: Collection) -> dict[str, Measured]:
    return {
        name: measure(ranker(collection.documents), collection) for name, ranker in RANKERS.items()
    }


def table(compared: Mapping[str, Mapping[str, Measured]]) -> str:
    """nDCG@10, MAP and Recall@100 of every ranker, a column a set."""
    lines = [f"{'nDCG@10 / MAP / R@100':22}" + "".join(f"{name:>24}" for name in compared)]
    for ranker in RANKERS:
        cells = (_cell(measured[ranker]) for measured in compared.values())
        lines.append(f"{ranker:22}" + "".join(f"{cell:>24}" for cell in cells))
    return "\n".join(lines)


def _cell(one: Measured) -> str:
    return f"{one.ndcg_10:.3f} / {one.map:.3f} / {one.recall_100:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ranking")
    parser.add_argument("--set", action="append", dest="sets", metavar="NAME|FOLDER")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    collections = [load(place) for place in given.sets or shared()]
    if not collections:
        parser.error("no shared set is here: name a folder with --set")
    compared = {collection.name: compare(collection) for collection in collections}
    print(table(compared))
    if given.json:
        figures = {
            name: {ranker: asdict(one) for ranker, one in measured.items()}
            for name, measured in compared.items()
        }
        given.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
