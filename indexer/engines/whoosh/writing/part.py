"""Documents made ready for the index: their postings as arrays, which any process can make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.pieces import Found, Memory, memory
from indexer.analysis.texts import lines
from indexer.authority import Authority
from indexer.engines.shared import cards, stored
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.disk.arrays import Array
from indexer.engines.whoosh.disk.material import narrow
from indexer.engines.whoosh.disk.packing import Light, Packed
from indexer.engines.whoosh.disk.strings import Strings
from indexer.engines.whoosh.matches import alike
from indexer.fields import TEXT_FIELDS, facet_values
from indexer.model import Document

Numbers = NDArray[np.int64]

_BITS = 63  # of a number that is sorted

_FIELDS = {name: number for number, name in enumerate(schema.INDEXED)}
_EXACT = np.array([_FIELDS[schema.exact(field.name)] for field in TEXT_FIELDS])
_STEMS = np.array([_FIELDS[schema.stems(field.name)] for field in TEXT_FIELDS])


@dataclass(frozen=True, slots=True)
class WhooshPart:
    """What a worker hands over to be committed.

    n documents, r terms in the order of no matter what, p postings in the order of the terms and
    then of documents, q places in the order of the postings.
    """

    forms: Strings
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
        arrays = (self.fields, self.terms, self.sizes, self.docs, self.counts, self.positions)
        texts = (self.forms, *self.texts.values())
        return sum(one.nbytes for one in arrays) + sum(one.nbytes for one in texts)


@dataclass(frozen=True, slots=True)
class Places:
    """Places of terms in any order: int64[q] each."""

    codes: Numbers  # form and field in one number
    docs: Numbers
    positions: Numbers


def prepare(documents: Iterable[Document], authority: Authority) -> WhooshPart:
    given = list(documents)
    known = memory()
    found = known.find(texts for one in given for texts in lines(one, authority).values())
    places = ordered(_joined([*_words(found), _values(given, known)]))
    begins = np.flatnonzero(_changed(places.codes) | _changed(places.docs))  # of each posting
    codes = places.codes[begins]
    firsts = np.flatnonzero(_changed(codes))  # posting of each term
    codes = codes[firsts]
    of_forms = _changed(codes >> 8)
    return WhooshPart(
        forms=Strings.of(map(known.forms.__getitem__, (codes[of_forms] >> 8).tolist())),
        fields=(codes & 0xFF).astype(np.uint8),
        terms=narrow(np.cumsum(of_forms) - 1),
        sizes=narrow(np.diff(firsts, append=len(begins))),
        docs=narrow(places.docs[begins]),
        counts=narrow(np.diff(begins, append=len(places.docs))),
        positions=narrow(places.positions),
        numbers=_numbers(found, given),
        texts=_texts(given),
    )


def ordered(places: Places) -> Places:
    """Sorted by term, then by document, then by position."""
    columns = (places.codes, places.docs, places.positions)
    if not len(places.codes):
        return places
    _, docs, positions = (int(column.max()).bit_length() for column in columns)
    if int(places.codes.max()).bit_length() + docs + positions > _BITS:
        order = np.lexsort(columns[::-1])
        return Places(*(column[order] for column in columns))
    keys = places.codes << (docs + positions) | places.docs << positions | places.positions
    keys.sort()  # three times as fast as to sort what lies elsewhere
    return Places(
        codes=keys >> (docs + positions),
        docs=keys >> positions & (1 << docs) - 1,
        positions=keys & (1 << positions) - 1,
    )


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
    columns = (schema.length(field.name) for field in TEXT_FIELDS)
    return {
        schema.DATE: _column(schema.DATE, (one.published.number for one in documents)),
        schema.GROUP: _column(schema.GROUP, (alike.number(one.group) for one in documents)),
        schema.VERSIONS: _column(schema.VERSIONS, (one.versions for one in documents)),
        **dict(zip(columns, by_field, strict=True)),
    }


def _column(name: str, numbers: Iterable[int]) -> Array:
    return np.fromiter(numbers, schema.NUMBERS[name])


def _texts(documents: Sequence[Document]) -> dict[str, Strings]:
    return {
        schema.ID: Strings.of(schema.term(one.id) for one in documents),
        schema.TITLE: Strings.of(schema.term(one.title) for one in documents),
        schema.MADE: Strings.of(stored.made(one) for one in documents),
        schema.CARD: Light.of(cards.packed(one) for one in documents),
        schema.REST: Packed.of(stored.rest(one) for one in documents),
    }
