"""Xapian, where its Python bindings are installed (Debian's serve Debian's Python alone)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xapian

from indexer.fields import TEXT_FIELDS
from indexer.model import Document
from tests.bench.batches import Batch, read
from tests.bench.engines import TOP, Answer, Limits, texts, values
from tests.bench.questions import FACETS, Kind, Question

Query = xapian.Query

_SLOT = {facet: slot for slot, facet in enumerate(FACETS)}
_PREFIX = {"year": "XY", "minister": "XM", "source": "XS"}
_GAP = 100  # positions between two fields
_SNIPPET = 170


class Measured:
    limits = Limits("all fields as one, in stems and exact forms; compacted when built")

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._place = str(folder / "index")
        self._stem = xapian.Stem("english")

    def build(self, batches: Sequence[Batch]) -> None:
        with TemporaryDirectory(dir=self._folder) as loose:
            database = xapian.WritableDatabase(loose, xapian.DB_CREATE_OR_OVERWRITE)
            self._insert(database, read(batches))
            database.commit()
            database.compact(self._place)
            database.close()

    def settle(self, batches: Sequence[Batch]) -> None:
        """It was compacted when it was built."""

    def open(self) -> None:
        self._database = xapian.Database(self._place)

    def _insert(self, database: Any, documents: Iterable[Document]) -> None:
        generator = xapian.TermGenerator()
        generator.set_stemmer(self._stem)
        for document in documents:
            database.add_document(_document(generator, document))

    def answer(self, question: Question) -> Answer:
        text = self._text(question)
        enquire = xapian.Enquire(self._database)
        enquire.set_query(_narrowed(text, question.filters))
        spies = {facet: _spy(enquire, facet) for facet in FACETS if facet not in question.filters}
        found = enquire.get_mset(0, TOP, self._database.get_doccount())
        stored = [json.loads(hit.document.get_data()) for hit in found]
        counts = {facet: _counts(spy) for facet, spy in spies.items()}
        return Answer(
            found.get_matches_estimated(),
            tuple(one["id"] for one in stored),
            tuple(found.snippet(one["body"], _SNIPPET, self._stem).decode() for one in stored),
            counts | self._open_counts(text, question.filters),
        )

    def _open_counts(self, text: Any, filters: Mapping[str, str]) -> dict[str, dict[str, int]]:
        """The counts of narrowed facets, each without its own filter."""
        counts = {}
        for facet in filters:
            others = {name: value for name, value in filters.items() if name != facet}
            enquire = xapian.Enquire(self._database)
            enquire.set_query(_narrowed(text, others))
            enquire.set_weighting_scheme(xapian.BoolWeight())
            spy = _spy(enquire, facet)
            enquire.get_mset(0, 0, self._database.get_doccount())
            counts[facet] = _counts(spy)
        return counts

    def _text(self, question: Question) -> Any:
        words = list(question.words)
        match question.kind:
            case Kind.PHRASE:
                return Query(Query.OP_PHRASE, words)
            case Kind.PREFIX:
                return Query(Query.OP_WILDCARD, words[0])
            case kind:
                operator = Query.OP_OR if kind is Kind.OR else Query.OP_AND
                return Query(operator, [f"Z{self._stem(word).decode()}" for word in words])


def _narrowed(query: Any, filters: Mapping[str, str]) -> Any:
    chosen = [Query(f"{_PREFIX[facet]}{value}") for facet, value in filters.items()]
    return Query(Query.OP_FILTER, query, Query(Query.OP_AND, chosen)) if chosen else query


def _spy(enquire: Any, facet: str) -> Any:
    spy = xapian.ValueCountMatchSpy(_SLOT[facet])
    enquire.add_matchspy(spy)
    return spy


def _counts(spy: Any) -> dict[str, int]:
    """A document's several values stand in one slot: its combinations are taken apart here."""
    counts: Counter[str] = Counter()
    for item in spy.values():
        for value in item.term.decode().split("\n"):
            counts[value] += item.termfreq
    return dict(counts)


def _document(generator: Any, document: Document) -> Any:
    made = xapian.Document()
    generator.set_document(made)
    generator.set_termpos(0)
    for field in TEXT_FIELDS:
        for line in texts(document)[field.name]:
            generator.index_text(line, int(field.weight))
            generator.increase_termpos(_GAP)
    for facet, held in values(document).items():
        made.add_value(_SLOT[facet], "\n".join(held))
        for value in held:
            made.add_boolean_term(f"{_PREFIX[facet]}{value}")
    stored = {"id": document.id, "date": document.published.date, "title": document.title}
    made.set_data(json.dumps({**stored, "body": document.text}))
    return made
