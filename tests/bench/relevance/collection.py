"""A relevance set: documents, queries, and which documents people judged to answer them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.model import Block, Document

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "ir"


@dataclass(frozen=True, slots=True)
class Collection:
    name: str
    documents: tuple[Document, ...]
    queries: Mapping[str, str]
    judgements: Mapping[str, Mapping[str, int]]  # of queries that some document answers


def load(place: str) -> Collection:
    """A folder of docs.jsonl, queries.jsonl and qrels.txt, or the name of a shared one."""
    folder = SHARED / place if (SHARED / place).is_dir() else Path(place)
    documents = tuple(map(_document, _lines(folder / "docs.jsonl")))
    queries = {line["id"]: line["text"] for line in _lines(folder / "queries.jsonl")}
    return Collection(folder.name, documents, queries, _judgements(folder / "qrels.txt"))


def shared() -> tuple[str, ...]:
    """The names of the shared sets that are present."""
    return tuple(sorted(path.parent.name for path in SHARED.glob("*/qrels.txt")))


def _lines(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _document(line: Mapping[str, str]) -> Document:
    return Document(id=line["id"], title=line["title"], blocks=(Block(line["text"]),))


def _judgements(file: Path) -> dict[str, dict[str, int]]:
    judged: dict[str, dict[str, int]] = {}
    with file.open(encoding="utf-8") as lines:
        for query, _, document, grade in map(str.split, lines):
            judged.setdefault(query, {})[document] = int(grade)
    return {query: grades for query, grades in judged.items() if max(grades.values()) > 0}
