"""The ranking study: ours beside what a user would get elsewhere, on judged collections.

Each set is asked twice: its own queries, and known items (a few neighbouring words of a document).

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
from tests.bench.relevance.known_items import known_items
from tests.bench.relevance.measures import Measured, measure
from tests.bench.relevance.peers import Bm25s, StockWhoosh, Tantivy

RANKERS: Mapping[str, Callable[[Sequence[Document]], Ranker]] = {
    "ours": ThroughTheEngine,
    "stock whoosh": StockWhoosh,
    "bm25s": Bm25s,
    "tantivy": Tantivy,
}

Compared = Mapping[str, Mapping[str, Measured]]  # by set, then by ranker


def compare(collection: Collection) -> Compared:
    """Every ranker on the judged queries, and on known items of the same documents."""
    sets = (collection, known_items(collection))
    compared: dict[str, dict[str, Measured]] = {one.name: {} for one in sets}
    for name, ranker in RANKERS.items():
        built = ranker(collection.documents)
        for one in sets:
            compared[one.name][name] = measure(built, one)
    return compared


def table(compared: Compared) -> str:
    """nDCG@10, MAP and Recall@100 of every ranker, a column a set."""
    lines = [f"{'nDCG@10 / MAP / R@100':22}" + "".join(f"{name:>25}" for name in compared)]
    for ranker in RANKERS:
        cells = (_cell(measured[ranker]) for measured in compared.values())
        lines.append(f"{ranker:22}" + "".join(f"{cell:>25}" for cell in cells))
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
    compared = {
        name: measured
        for collection in collections
        for name, measured in compare(collection).items()
    }
    print(table(compared))
    if given.json:
        figures = {
            name: {ranker: asdict(one) for ranker, one in measured.items()}
            for name, measured in compared.items()
        }
        given.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
