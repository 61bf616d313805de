"""An index that stock Whoosh writes and searches, of the same fields and the same analysis."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from whoosh import formats, query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from indexer.analysis.readings import readings
from indexer.analysis.texts import lines, tokens_of
from indexer.authority import Authority
from indexer.engines.shared.weighting import EXACT
from indexer.engines.whoosh import schema
from indexer.fields import TEXT_FIELDS, facet_values
from indexer.model import Document
from indexer.query.clauses import And, Chosen, Clause, Not, Or, Pattern, Phrase, Prefix, Word


def write(folder: Path, documents: Iterable[Document], authority: Authority) -> FileIndex:
    folder.mkdir()
    index = FileStorage(str(folder)).create_index(schema.schema())
    writer = index.writer()
    for document in documents:
        writer.add_document(**_postings(document, authority))
    writer.commit()
    return index


def _postings(document: Document, authority: Authority) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for field, texts in lines(document, authority).items():
        words: dict[str, list[int]] = defaultdict(list)
        stems: dict[str, list[int]] = defaultdict(list)
        for token in tokens_of(texts):
            words[token.text].append(token.position)
            stems[token.stem].append(token.position)
        found[schema.exact(field)] = [_posting(*item) for item in words.items()]
        found[schema.stems(field)] = [_posting(*item) for item in stems.items()]
    for name, values in facet_values(document).items():
        found[schema.facet(name)] = [_posting(value, []) for value in values]
    return found


def _posting(text: str, positions: list[int]) -> tuple[bytes, int, float, bytes]:
    count = max(1, len(positions))
    encoded = formats.Positions().encode(positions) if positions else b""
    return schema.term(text), count, float(count), encoded


def searcher(index: FileIndex) -> Searcher:
    return index.searcher(weighting=BM25F())


def translated(clause: Clause) -> query.Query:  # noqa: C901, PLR0911 -- one case a clause
    """The same question to stock Whoosh."""
    match clause:
        case Word(text, field):
            slot = readings(text)[0][0]
            return query.Or(
                [_term(schema.stems(name), slot.stem, weight) for name, weight in _fields(field)]
                + [
                    _term(schema.exact(name), slot.text, EXACT * weight)
                    for name, weight in _fields(field)
                ]
            )
        case Phrase(text, field):
            slots = [slot.text for slot in readings(text)[0]]
            return query.Or([query.Phrase(schema.exact(name), slots) for name, _ in _fields(field)])
        case Prefix(text, field):
            return query.Or([query.Prefix(schema.exact(name), text) for name, _ in _fields(field)])
        case Pattern(text, field):
            return query.Or(
                [query.Wildcard(schema.exact(name), text) for name, _ in _fields(field)]
            )
        case Chosen(facet, values):
            return query.Or([_term(schema.facet(facet), value, 1.0) for value in values])
        case And(clauses):
            return query.And([translated(one) for one in clauses])
        case Or(clauses):
            return query.Or([translated(one) for one in clauses])
        case Not(inner):
            return query.Not(translated(inner))
        case _:
            return query.Every()


def _fields(name: str | None) -> list[tuple[str, float]]:
    return [(field.name, field.weight) for field in TEXT_FIELDS if name in {None, field.name}]


def _term(field: str, text: str, boost: float) -> query.Term:
    return query.Term(field, schema.term(text), boost=boost)


def answer(asked: Searcher, clause: Clause) -> dict[int, float]:
    """Every document that matches, by its number, with its score."""
    results = asked.search(translated(clause), limit=None)
    return {doc: score for score, doc in results.top_n}
