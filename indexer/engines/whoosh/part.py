"""Documents made ready for the index: their postings as arrays, which any process can make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.pieces import Found, Memory, memory
from indexer.analysis.texts import lines
from indexer.authority import Authority
from indexer.engines.whoosh import schema, stored
from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.material import narrow
from indexer.engines.whoosh.strings import Strings
from indexer.fields import TEXT_FIELDS, facet_values
from indexer.model import Document

Numbers = NDArray[np.int64]

_FIELDS = {name: number for number, name in enumerate(schema.INDEXED)}
_EXACT = np.array([_FIELDS[schema.exact(field.name)] for field in TEXT_FIELDS])
_STEMS = np.array([_FIELDS[schema.stems(field.name)] for field in TEXT_FIELDS])


@dataclass(frozen=True, slots=True)
class WhooshPart:
    """What a worker hands over to be committed.

    n documents, r terms in the order of no matter what, p postings in the order of the terms and
    then of documents, q places in the order of the postings.
    """

    forms: list[bytes]
    fields: Array  # [r]: the number of the field
    terms: Array  # [r]: the number of the form
    sizes: Array  # [r]: postings of each term
    docs: Array  # [p]: from 0
    counts: Array  # [p]: places of each posting
    positions: Array  # [q]
    numbers: Mapping[str, Array]  # [n] by column
    texts: Mapping[str, Strings]  # [n] by column

    @property
    def size(self) -> int:
        """How many documents."""
        return len(self.numbers[schema.DATE])

    @property
    def nbytes(self) -> int:
        arrays = (self.terms, self.sizes, self.docs, self.counts, self.positions)
        texts = sum(one.content.nbytes for one in self.texts.values())
        return sum(array.nbytes for array in arrays) + sum(map(len, self.forms)) + texts


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of every term, sorted by document and position within a term: int64[q] each."""

    codes: Numbers  # field and form in one number
    docs: Numbers
    positions: Numbers


def prepare(documents: Iterable[Document], authority: Authority) -> WhooshPart:
    given = list(documents)
    known = memory()
    found = known.find(texts for one in given for texts in lines(one, authority).values())
    places = _joined([*_words(found), _values(given, known)])
    codes, begins, firsts = _sorted(places)
    forms, terms = np.unique(codes >> 8, return_inverse=True)
    return WhooshPart(
        forms=[known.forms[form] for form in forms.tolist()],
        fields=(codes & 0xFF).astype(np.uint8),
        terms=narrow(terms),
        sizes=narrow(np.diff(firsts, append=len(begins.docs))),
        docs=narrow(begins.docs),
        counts=narrow(begins.counts),
        positions=narrow(begins.positions),
        numbers=_numbers(found, given),
        texts=_texts(given),
    )


@dataclass(frozen=True, slots=True)
class Sorted:
    docs: Numbers
    counts: Numbers
    positions: Numbers


def _sorted(places: Places) -> tuple[Numbers, Sorted, Numbers]:
    """The terms' codes, their postings, and the first posting of each term."""
    order = np.argsort(places.codes, kind="stable")
    codes, docs = places.codes[order], places.docs[order]
    begins = np.flatnonzero(_changed(codes) | _changed(docs))  # the first place of each posting
    counts = np.diff(begins, append=len(order))
    firsts = np.flatnonzero(_changed(codes[begins]))
    return codes[begins][firsts], Sorted(docs[begins], counts, places.positions[order]), firsts


def _changed(sorted_: Numbers) -> NDArray[np.bool_]:
    """Where an element differs from the one before it."""
    return np.append(True, sorted_[1:] != sorted_[:-1])[: len(sorted_)]


def _code(fields: Numbers, forms: Numbers) -> Numbers:
    return forms << 8 | fields


def _words(found: Found) -> list[Places]:
    """Words as they are written, and their stems."""
    docs, fields = np.divmod(found.texts, len(TEXT_FIELDS))
    return [
        Places(_code(_EXACT[fields], found.words), docs, found.positions),
        Places(_code(_STEMS[fields], found.stems), docs, found.positions),
    ]


def _values(documents: Sequence[Document], known: Memory) -> Places:
    """What a document has or has not; its place is always 0."""
    held = [
        (_FIELDS[field], known.number(value), doc)
        for doc, document in enumerate(documents)
        for field, values in _held(document)
        for value in values
    ]
    fields, forms, docs = np.array(held, np.int64).reshape(-1, 3).T
    return Places(_code(fields, forms), docs, np.zeros(len(docs), np.int64))


def _held(document: Document) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name, values in facet_values(document).items():
        yield schema.facet(name), values
    yield schema.ID, (document.id,)


def _joined(places: Sequence[Places]) -> Places:
    return Places(
        np.concatenate([one.codes for one in places]),
        np.concatenate([one.docs for one in places]),
        np.concatenate([one.positions for one in places]),
    )


def _numbers(found: Found, documents: Sequence[Document]) -> dict[str, Array]:
    lengths = np.bincount(found.texts, minlength=len(documents) * len(TEXT_FIELDS))
    by_field = lengths.astype(np.uint32).reshape(-1, len(TEXT_FIELDS)).T
    dates = np.array([document.published.number for document in documents], np.int32)
    columns = (schema.length(field.name) for field in TEXT_FIELDS)
    return {schema.DATE: dates, **dict(zip(columns, by_field, strict=True))}


def _texts(documents: Sequence[Document]) -> dict[str, Strings]:
    return {
        schema.ID: Strings.of(schema.term(one.id) for one in documents),
        schema.TITLE: Strings.of(schema.term(one.title) for one in documents),
        schema.MADE: Strings.of(stored.made(one) for one in documents),
        schema.DOCUMENT: Strings.of(stored.packed(one) for one in documents),
    }
