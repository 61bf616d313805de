"""Whoosh as it comes: its own analyzers, searcher, facets and highlights."""

from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index, query, scoring, sorting

from indexer.fields import TEXT_FIELDS
from indexer.model import Document
from tests.bench.batches import Batch, read
from tests.bench.engines import TOP, Answer, Limits, texts, values
from tests.bench.questions import FACETS, Kind, Question

_MEMORY = 256  # MB of its writer


class Measured:
    limits = Limits("its stock API; stems alone; fewer queries", documents=10_000, each=5)

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = str(folder)
        self._analyzer = analysis.StemmingAnalyzer(stoplist=None, minsize=1)

    def build(self, batches: Sequence[Batch]) -> None:
        made = index.create_in(self._folder, self._schema())
        writer = made.writer(limitmb=_MEMORY)
        for document in read(batches):
            writer.add_document(**_fields_of(document))
        writer.commit(optimize=True)

    def _schema(self) -> Any:
        text = fields.TEXT(analyzer=self._analyzer, phrase=True)
        return fields.Schema(
            id=fields.ID(stored=True),
            stored_body=fields.STORED,
            **{field.name: text for field in TEXT_FIELDS},
            **{facet: fields.KEYWORD(commas=True, stored=True) for facet in FACETS},
        )

    def settle(self, batches: Sequence[Batch]) -> None:
        """Optimized when it was built."""

    def open(self) -> None:
        self._searcher = index.open_dir(self._folder).searcher(weighting=scoring.BM25F())

    def answer(self, question: Question) -> Answer:
        text = self._text(question)
        narrowed = _narrowed(text, question.filters)
        free = [facet for facet in FACETS if facet not in question.filters]
        results = self._search(narrowed, free)
        counts = {facet: dict(results.groups(facet)) for facet in free}
        for facet in question.filters:
            others = {name: value for name, value in question.filters.items() if name != facet}
            counts[facet] = dict(self._search(_narrowed(text, others), [facet]).groups(facet))
        snippets = tuple(hit.highlights("body", text=hit["stored_body"]) for hit in results)
        return Answer(len(results), tuple(hit["id"] for hit in results), snippets, counts)

    def _search(self, asked: Any, facets: Sequence[str]) -> Any:
        grouping = sorting.Facets()
        for facet in facets:
            field = sorting.FieldFacet(facet, allow_overlap=True, maptype=sorting.Count)
            grouping.add_facet(facet, field)
        return self._searcher.search(asked, limit=TOP, groupedby=grouping or None)

    def _text(self, question: Question) -> Any:
        stems = [token.text for word in question.words for token in self._analyzer(word)]
        match question.kind:
            case Kind.PHRASE:
                return query.Or([query.Phrase(f.name, stems) for f in TEXT_FIELDS])
            case Kind.PREFIX:
                return query.Or([query.Prefix(f.name, question.words[0]) for f in TEXT_FIELDS])
            case kind:
                words = [
                    query.Or([query.Term(f.name, stem, boost=f.weight) for f in TEXT_FIELDS])
                    for stem in stems
                ]
                return query.Or(words) if kind is Kind.OR else query.And(words)


def _narrowed(asked: Any, filters: Mapping[str, str]) -> Any:
    terms = (query.ConstantScoreQuery(query.Term(*one), score=0.0) for one in filters.items())
    return reduce(lambda left, right: query.And([left, right]), terms, asked)


def _fields_of(document: Document) -> dict[str, str]:
    text = {name: "\n".join(lines) for name, lines in texts(document).items()}
    facets = {facet: ",".join(held) for facet, held in values(document).items()}
    return {"id": document.id, "stored_body": document.text, **text, **facets}
