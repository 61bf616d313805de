"""The ranking of the product itself: its engine, asked in its query language."""

import shutil
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from itertools import islice

from indexer.authority import Authority
from indexer.engines import open_engine
from indexer.model import Document, Query
from indexer.query.parser import LONGEST, MOST
from tests.bench.relevance import DEPTH
from tests.bench.relevance.peers import words


class ThroughTheEngine:
    """Ranks by any of a query's words; scores are places from the end."""

    def __init__(self, documents: Sequence[Document]) -> None:
        folder = tempfile.mkdtemp(prefix="communique-bench-")
        weakref.finalize(self, shutil.rmtree, folder)
        self._engine = open_engine(f"whoosh:{folder}/index", Authority())
        self._engine.commit([self._engine.segment(documents)], ())

    def rank(self, query: str) -> Mapping[str, float]:
        asked = " OR ".join(words(query).split()[:MOST])[:LONGEST]
        found = islice(self._engine.scan(Query(asked)), DEPTH)
        return {document.id: DEPTH - place for place, document in enumerate(found)}
