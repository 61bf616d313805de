"""The rankings a user would get elsewhere: defaults, and each library's English analysis."""

import tempfile
from collections.abc import Mapping, Sequence
from typing import Any

from indexer.model import Document
from tests.bench.relevance import DEPTH


class StockWhoosh:
    """Whoosh's BM25F over title and text, with its stemming analyzer."""

    def __init__(self, documents: Sequence[Document]) -> None:
        from whoosh import analysis, fields, qparser  # noqa: PLC0415 -- each peer is loaded alone
        from whoosh.filedb.filestore import RamStorage  # noqa: PLC0415

        text = fields.TEXT(analyzer=analysis.StemmingAnalyzer(), phrase=False)
        schema = fields.Schema(id=fields.STORED, title=text, body=text)
        index = RamStorage().create_index(schema)
        writer = index.writer()
        for document in documents:
            writer.add_document(id=document.id, title=document.title, body=document.text)
        writer.commit()
        self._searcher = index.searcher()
        self._parser = qparser.MultifieldParser(["title", "body"], schema, group=qparser.OrGroup)
        self._parser.remove_plugin_class(qparser.WildcardPlugin)

    def rank(self, query: str) -> Mapping[str, float]:
        hits = self._searcher.search(self._parser.parse(words(query)), limit=DEPTH)
        return {hit["id"]: hit.score for hit in hits}


class Bm25s:
    """bm25s over title and text as one, with Snowball stems and its English stop words."""

    def __init__(self, documents: Sequence[Document]) -> None:
        import bm25s  # noqa: PLC0415 -- of the bench extra
        import Stemmer  # noqa: PLC0415

        self._tokenize: Any = bm25s.tokenize
        self._stemmer = Stemmer.Stemmer("english")
        self._ids = [document.id for document in documents]
        self._bm25 = bm25s.BM25()
        texts = [f"{document.title} {document.text}" for document in documents]
        self._bm25.index(self._tokens(texts), show_progress=False)

    def rank(self, query: str) -> Mapping[str, float]:
        depth = min(DEPTH, len(self._ids))
        found = self._bm25.retrieve(self._tokens([query]), k=depth, show_progress=False)
        best = zip(found.documents[0].tolist(), found.scores[0].tolist(), strict=True)
        return {self._ids[number]: score for number, score in best}

    def _tokens(self, texts: list[str]) -> Any:
        return self._tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)


class Tantivy:
    """tantivy's BM25 over title and text, with its English stemmer and stop words."""

    def __init__(self, documents: Sequence[Document]) -> None:
        import tantivy  # noqa: PLC0415 -- of the bench extra

        schema = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
        for name in ("title", "body"):
            schema = schema.add_text_field(name, tokenizer_name="english")
        self._folder = tempfile.TemporaryDirectory(prefix="communique-bench-")
        self._index = tantivy.Index(schema.build(), path=self._folder.name)
        self._index.register_tokenizer("english", _english(tantivy))
        writer = self._index.writer(num_threads=1)
        for document in documents:
            writer.add_document(
                tantivy.Document(id=document.id, title=document.title, body=document.text)
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def rank(self, query: str) -> Mapping[str, float]:
        parsed = self._index.parse_query(words(query), ["title", "body"])
        hits = self._searcher.search(parsed, DEPTH).hits
        return {self._searcher.doc(place)["id"][0]: score for score, place in hits}


def _english(tantivy: Any) -> Any:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    kind = tantivy.Filter
    for step in (kind.lowercase(), kind.stopword("english"), kind.stemmer("english")):
        builder = builder.filter(step)
    return builder.build()


def words(query: str) -> str:
    """The query without what peers would read as operators."""
    return "".join(char if char.isalnum() else " " for char in query).lower()
