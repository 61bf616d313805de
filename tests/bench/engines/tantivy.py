"""tantivy, by its Python binding: same fields, same forms of words, its own facets and snippets."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy

from indexer.fields import TEXT_FIELDS
from indexer.model import Document
from tests.bench.batches import Batch, read
from tests.bench.engines import THREADS, TOP, Answer, Limits, texts, values
from tests.bench.questions import FACETS, Kind, Question

_HEAP = 512 * 2**20  # bytes the writer may fill before it writes a segment
_ONE_SEGMENT = 4_000 * 2**20
_SNIPPET = 170  # characters, as long as ours
_EXPANDED = 200  # words that a prefix is marked by

Occur, Query = tantivy.Occur, tantivy.Query


class Measured:
    limits = Limits(f"{THREADS} threads while building; asked as one segment; own aggregations")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()

    def build(self, batches: Sequence[Batch]) -> None:
        self._build(batches, THREADS, _HEAP)

    def settle(self, batches: Sequence[Batch]) -> None:
        """One segment: the binding cannot merge on demand, so it is built by one thread."""
        self.open()
        if self._searcher.num_segments > 1:
            shutil.rmtree(self._folder)
            self._build(batches, 1, _ONE_SEGMENT)

    def _build(self, batches: Sequence[Batch], threads: int, heap: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        writer = self._index().writer(heap_size=heap, num_threads=threads)
        for document in read(batches):
            writer.add_document(_document(document))
        writer.commit()
        writer.wait_merging_threads()

    def _index(self) -> Any:
        index = tantivy.Index(self._schema, path=str(self._folder))
        index.register_tokenizer("exact", _analyzer())
        index.register_tokenizer("stems", _analyzer(tantivy.Filter.stemmer("english")))
        return index

    def open(self) -> None:
        self._searcher = self._index().searcher()
        self._stemmer = _analyzer(tantivy.Filter.stemmer("english"))

    def answer(self, question: Question) -> Answer:
        query = self._text(question)
        narrowed = self._narrowed(query, question.filters)
        found = self._searcher.search(narrowed, TOP)
        documents = [self._searcher.doc(place) for _, place in found.hits]
        marks = self._marks(question)
        generator = tantivy.SnippetGenerator.create(
            self._searcher, marks, self._schema, "body_stems"
        )
        generator.set_max_num_chars(_SNIPPET)
        return Answer(
            found.count,
            tuple(document["id"][0] for document in documents),
            tuple(generator.snippet_from_doc(document).to_html() for document in documents),
            self._facets(query, narrowed, question.filters),
        )

    def _facets(
        self, query: Any, narrowed: Any, filters: Mapping[str, str]
    ) -> dict[str, dict[str, int]]:
        """One pass for all facets that are not narrowed, one more for each that is."""
        counts = self._counts(narrowed, [facet for facet in FACETS if facet not in filters])
        for facet in filters:
            others = {name: value for name, value in filters.items() if name != facet}
            counts |= self._counts(self._narrowed(query, others), [facet])
        return counts

    def _counts(self, query: Any, facets: Sequence[str]) -> dict[str, dict[str, int]]:
        wanted = {facet: {"terms": {"field": facet, "size": 1000}} for facet in facets}
        found = self._searcher.aggregate(query, wanted) if wanted else {}
        return {
            facet: {bucket["key"]: bucket["doc_count"] for bucket in found[facet]["buckets"]}
            for facet in facets
        }

    def _narrowed(self, query: Any, filters: Mapping[str, str]) -> Any:
        if not filters:
            return query
        chosen = (
            (Occur.Must, Query.const_score_query(Query.term_query(self._schema, facet, value), 0.0))
            for facet, value in filters.items()
        )
        return Query.boolean_query([(Occur.Must, query), *chosen])

    def _text(self, question: Question) -> Any:
        match question.kind:
            case Kind.PHRASE:
                words = list(question.words)
                return _fields(lambda f: Query.phrase_query(self._schema, f"{f}_exact", words))
            case Kind.PREFIX:
                pattern = f"{question.words[0]}.*"
                return _fields(lambda f: Query.regex_query(self._schema, f"{f}_exact", pattern))
            case kind:
                occur = Occur.Should if kind is Kind.OR else Occur.Must
                words = [self._word(word) for word in question.words]
                return Query.boolean_query([(occur, word) for word in words])

    def _word(self, word: str) -> Any:
        (stem,) = self._stemmer.analyze(word)
        return _fields(lambda f: Query.term_query(self._schema, f"{f}_stems", stem))

    def _marks(self, question: Question) -> Any:
        """What snippets look for: words, also where the query asks for a phrase or a prefix."""
        words: Sequence[str] = question.words
        if question.kind is Kind.PREFIX:
            begun = self._searcher.terms_with_prefix("body_exact", words[0], limit=_EXPANDED)
            words = [word for word, _ in begun]
        return Query.boolean_query([(Occur.Should, self._word(word)) for word in words])


def _fields(query: Any) -> Any:
    return Query.boolean_query(
        [
            (Occur.Should, Query.boost_query(query(field.name), field.weight))
            for field in TEXT_FIELDS
        ]
    )


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("date", stored=True, tokenizer_name="raw", index_option="basic")
    for field in TEXT_FIELDS:
        builder.add_text_field(f"{field.name}_stems", stored=True, tokenizer_name="stems")
        builder.add_text_field(f"{field.name}_exact", tokenizer_name="exact")
    for facet in FACETS:
        builder.add_text_field(
            facet, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    return builder.build()


def _analyzer(*steps: Any) -> Any:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold(), *steps):
        builder = builder.filter(step)
    return builder.build()


def _document(document: Document) -> Any:
    made = tantivy.Document(id=document.id, date=document.published.date)
    for name, lines in texts(document).items():
        for line in lines:  # no phrase runs on from one value into the next
            made.add_text(f"{name}_stems", line)
            made.add_text(f"{name}_exact", line)
    for facet, held in values(document).items():
        for value in held:
            made.add_text(facet, value)
    return made
