"""bm25s: ranking alone. No phrases, prefixes, filters, facets or snippets: what scoring costs."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bm25s
import Stemmer

from tests.bench.batches import Batch, read
from tests.bench.engines import TOP, Answer, Limits, texts
from tests.bench.questions import Kind, Question


class Measured:
    limits = Limits(
        "ranking alone, by any of the words: no total, facets or snippets",
        kinds=(Kind.COMMON, Kind.RARE, Kind.AND, Kind.OR),
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stemmer = Stemmer.Stemmer("english")

    def build(self, batches: Sequence[Batch]) -> None:
        ids, lines = [], []
        for document in read(batches):
            ids.append(document.id)
            lines.append("\n".join(line for one in texts(document).values() for line in one))
        ranking = bm25s.BM25()
        ranking.index(self._tokens(lines), show_progress=False)
        ranking.save(self._folder)
        (self._folder / "ids.json").write_text(json.dumps(ids), "utf-8")

    def settle(self, batches: Sequence[Batch]) -> None:
        """It is what it is."""

    def open(self) -> None:
        self._ranking = bm25s.BM25.load(self._folder, mmap=True)
        self._ids = json.loads((self._folder / "ids.json").read_text("utf-8"))

    def answer(self, question: Question) -> Answer:
        asked = self._tokens([" ".join(question.words)])
        found = self._ranking.retrieve(asked, k=TOP, show_progress=False).documents[0]
        return Answer(-1, tuple(self._ids[number] for number in found.tolist()), (), {})

    def _tokens(self, lines: list[str]) -> Any:
        return bm25s.tokenize(lines, stopwords=None, stemmer=self._stemmer, show_progress=False)
