"""Documents made ready for the index: the share of indexing that any process can do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.analysis.texts import lines, tokens_of
from indexer.authority import Authority
from indexer.engines.whoosh import stored
from indexer.engines.whoosh.schema import Posting, exact, facet, posting, stems, term, value
from indexer.fields import NAMES, facet_values
from indexer.model import Document


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document, analysed."""

    id: str
    title: bytes
    date: int
    made: bytes
    document: bytes
    names: tuple[str, ...]
    postings: Mapping[str, list[Posting]]  # by Whoosh field


@dataclass(frozen=True, slots=True)
class WhooshPart:
    """What a worker hands over to be committed."""

    documents: tuple[Prepared, ...]


def prepare(documents: Iterable[Document], authority: Authority) -> WhooshPart:
    return WhooshPart(tuple(_prepared(document, authority) for document in documents))


def _prepared(document: Document, authority: Authority) -> Prepared:
    postings: dict[str, list[Posting]] = {}
    fields = lines(document, authority)
    for field, texts in fields.items():
        postings[exact(field)], postings[stems(field)] = _postings(texts)
    for name, values in facet_values(document).items():
        postings[facet(name)] = [value(one) for one in values]
    return Prepared(
        id=document.id,
        title=term(document.title),
        date=document.published.number,
        made=stored.made(document),
        document=stored.packed(document),
        names=fields[NAMES.name],
        postings=postings,
    )


def _postings(texts: tuple[str, ...]) -> tuple[list[Posting], list[Posting]]:
    """The postings of words as written, and of their stems."""
    words: dict[str, list[int]] = {}
    stemmed: dict[str, list[int]] = {}
    for token in tokens_of(texts):
        words.setdefault(token.text, []).append(token.position)
        stemmed.setdefault(token.stem, []).append(token.position)
    return _listed(words), _listed(stemmed)


def _listed(found: Mapping[str, list[int]]) -> list[Posting]:
    return [posting(text, positions) for text, positions in found.items()]
