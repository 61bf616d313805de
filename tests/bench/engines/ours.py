"""Ours: through the seam the product uses, built by worker processes as `communique index` does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.authority import Authority
from indexer.engines import Part, open_engine
from indexer.errors import WorkerLost
from indexer.model import Document, Filter, Query, Results
from indexer.workers import Limit, Pool
from tests.bench.batches import Batch
from tests.bench.engines import THREADS, TOP, Answer, Limits
from tests.bench.questions import FACETS, Kind, Question

_PATIENCE = Limit(600.0, 3600.0)  # a batch is no page, and the machine may do much else


@dataclass(frozen=True, slots=True)
class Segment:
    """A worker's task."""

    target: str

    def __call__(self, batch: Batch) -> Part:
        return open_engine(self.target, Authority()).segment(batch.documents())


class Measured:
    limits = Limits(
        f"{THREADS} worker processes while building; asked by the product's own query language;"
        " counts all eight facets of the product"
    )

    def __init__(self, folder: Path) -> None:
        self._target = self.target(folder)
        self._engine = open_engine(self._target, Authority())

    def target(self, folder: Path) -> str:
        return f"whoosh:{folder}/index"

    def build(self, batches: Sequence[Batch]) -> None:
        self._engine.replace(self._parts(batches))

    def _parts(self, batches: Sequence[Batch]) -> Iterator[Part]:
        with Pool(THREADS, _PATIENCE) as pool:
            for _, part in pool.run(Segment(self._target), batches):
                if isinstance(part, WorkerLost):
                    raise part
                yield part

    def settle(self, batches: Sequence[Batch]) -> None:
        """It is what it is."""

    def open(self) -> None:
        self._engine = open_engine(self._target, Authority())

    def answer(self, question: Question) -> Answer:
        return _answer(self._engine.search(_query(question)))

    def add(self, documents: Sequence[Document]) -> None:
        self._engine.commit([self._engine.segment(documents)], ())


def _query(question: Question) -> Query:
    filters = {facet: Filter((value,)) for facet, value in question.filters.items()}
    return Query(_text(question), filters, size=TOP)


def _text(question: Question) -> str:
    match question.kind:
        case Kind.PHRASE:
            return f'"{" ".join(question.words)}"'
        case Kind.OR:
            return " OR ".join(question.words)
        case Kind.PREFIX:
            return f"{question.words[0]}*"
        case _:
            return " ".join(question.words)


def _answer(results: Results) -> Answer:
    counts = {facet: results.facet(facet).counts for facet in FACETS}
    snippets = tuple(
        "".join([text for text, _ in snippet.fragments])
        for hit in results.hits
        for snippet in hit.snippets[:1]
    )
    return Answer(results.total, tuple(hit.id for hit in results.hits), snippets, counts)
