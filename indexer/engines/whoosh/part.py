"""Documents made ready for the index: the share of indexing that any process can do."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indexer import document_json
from indexer.analysis.texts import lines, tokens_of
from indexer.authority import Authority
from indexer.engines.whoosh.schema import Posting, exact, facet, posting, stems, term, value
from indexer.fields import NAMES, facet_values
from indexer.model import Document, Fingerprint


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


def fingerprint(made: bytes) -> Fingerprint:
    """What a document was made from, as `prepare` noted it."""
    digest, *places = json.loads(made)
    return Fingerprint(digest, tuple(places))


def terms(document: Document, names: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The words as written, by Whoosh field, that a document was indexed under."""
    texts = {**lines(document, Authority()), NAMES.name: names}
    for field, held in texts.items():
        for word in {token.text for token in tokens_of(held)}:
            yield exact(field), term(word)


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
        made=_made(document),
        document=term(document_json.dumps(document)),
        names=fields[NAMES.name],
        postings=postings,
    )


def _made(document: Document) -> bytes:
    places = (capture.place for capture in document.captures)
    return json.dumps([document.fingerprint, *places]).encode()


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
