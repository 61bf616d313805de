"""Documents made ready for the index: a small segment in memory, which any process can make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.pieces import Found, find
from indexer.analysis.ragged import Numbering
from indexer.analysis.texts import lines
from indexer.authority import Authority
from indexer.engines.whoosh import schema, stored
from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.material import Material, checkpoints, narrow
from indexer.engines.whoosh.strings import Strings
from indexer.fields import TEXT_FIELDS, facet_values
from indexer.model import Document

Numbers = NDArray[np.int64]

_FIELDS = {name: number for number, name in enumerate(schema.INDEXED)}


@dataclass(frozen=True, slots=True)
class WhooshPart:
    """What a worker hands over to be committed."""

    material: Material


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of every term, sorted by document and position within a term: int64[q] each."""

    fields: Numbers
    forms: Numbers
    docs: Numbers
    positions: Numbers


def prepare(documents: Iterable[Document], authority: Authority) -> WhooshPart:
    given = list(documents)
    found = find([texts for one in given for texts in lines(one, authority).values()])
    places = _joined([*_words(found), _values(given, found.forms)])
    return WhooshPart(_material(places, found, given))


def _words(found: Found) -> list[Places]:
    """Words as they are written, and their stems."""
    docs, fields = np.divmod(found.texts, len(TEXT_FIELDS))
    names = [field.name for field in TEXT_FIELDS]
    exact = np.array([_FIELDS[schema.exact(name)] for name in names])
    stems = np.array([_FIELDS[schema.stems(name)] for name in names])
    return [
        Places(exact[fields], found.words, docs, found.positions),
        Places(stems[fields], found.stems, docs, found.positions),
    ]


def _values(documents: Sequence[Document], forms: Numbering) -> Places:
    """What a document has or has not; its place is always 0."""
    held = [
        (_FIELDS[field], forms[value], doc)
        for doc, document in enumerate(documents)
        for field, values in _held(document)
        for value in values
    ]
    fields, values, docs = np.array(held, np.int64).reshape(-1, 3).T
    return Places(fields, values, docs, np.zeros(len(docs), np.int64))


def _held(document: Document) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name, values in facet_values(document).items():
        yield schema.facet(name), values
    yield schema.ID, (document.id,)


def _joined(places: Sequence[Places]) -> Places:
    return Places(
        np.concatenate([one.fields for one in places]),
        np.concatenate([one.forms for one in places]),
        np.concatenate([one.docs for one in places]),
        np.concatenate([one.positions for one in places]),
    )


def _material(places: Places, found: Found, documents: Sequence[Document]) -> Material:
    keys, ranks = _ranked(places, list(found.forms))
    order = np.argsort(ranks, kind="stable")
    ranks, docs = ranks[order], places.docs[order]
    begins = np.flatnonzero(_changed(ranks) | _changed(docs))  # the first place of each posting
    counts = narrow(np.diff(begins, append=len(order)))
    return Material(
        keys=Strings.of(keys),
        firsts=np.searchsorted(ranks[begins], np.arange(len(keys) + 1)).astype(np.uint64),
        docs=docs[begins].astype(np.uint32),
        counts=counts,
        positions=narrow(places.positions[order]),
        checkpoints=checkpoints(counts),
        numbers=_numbers(found, documents),
        texts=_texts(documents),
    )


def _ranked(places: Places, forms: list[str]) -> tuple[list[bytes], Array]:
    """The terms, sorted, and the number among them of each place's term."""
    codes, which = np.unique(places.fields * len(forms) + places.forms, return_inverse=True)
    keys = [
        schema.key(schema.INDEXED[code // len(forms)], forms[code % len(forms)])
        for code in codes.tolist()
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = np.empty(len(keys), np.min_scalar_type(len(keys)))  # 16 bits sort fastest
    ranks[order] = np.arange(len(keys))
    return [keys[number] for number in order], ranks[which]


def _changed(sorted_: Array) -> NDArray[np.bool_]:
    """Where an element differs from the one before it."""
    return np.append(True, sorted_[1:] != sorted_[:-1])[: len(sorted_)]


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
