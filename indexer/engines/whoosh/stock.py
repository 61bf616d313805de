"""What stock Whoosh wants to be told of a segment of arrays."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import Column, ColumnReader
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.disk.material import Material
from indexer.engines.whoosh.words.lexicon import Lexicon
from indexer.engines.whoosh.writing.lengths import rounded
from indexer.fields import TEXT_FIELDS

Term = tuple[str, bytes]

_LENGTHS = {
    name(field.name): schema.length(field.name)
    for field in TEXT_FIELDS
    for name in (schema.exact, schema.stems)
}


class TermsReader(base.TermsReader):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self, material: Material) -> None:
        self._material = material
        self._lexicon = Lexicon(material.keys)

    def __contains__(self, term: Term) -> bool:
        return self._lexicon.find(schema.prefix(term[0]) + term[1]) is not None

    def indexed_field_names(self) -> tuple[str, ...]:
        return schema.INDEXED

    def terms(self) -> Iterator[Term]:
        return (_term(key) for key in self._material.keys)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        first = self._lexicon.first(schema.prefix(fieldname) + prefix)
        return (_term(self._material.keys[n]) for n in range(first, len(self._material.keys)))

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        begin, end = self._postings(fieldname, text)
        docs, counts = self._material.docs[begin:end], self._material.counts[begin:end]
        column = _LENGTHS.get(fieldname)
        lengths = rounded(self._material.numbers[column][docs]) if column else np.zeros(1)
        return TermInfo(
            weight=float(counts.sum(dtype=np.int64)), df=end - begin,
            minlength=int(lengths.min()), maxlength=int(lengths.max()),
            maxweight=float(counts.max()), minid=int(docs[0]), maxid=int(docs[-1]),
        )  # fmt: skip

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: Any = None
    ) -> "ArrayMatcher":
        info = self.term_info(fieldname, text)
        extent = self._postings(fieldname, text)
        return ArrayMatcher(self._material, extent, format_, scorer, (fieldname, text), info, 0)

    def _postings(self, fieldname: str, text: bytes) -> tuple[int, int]:
        number = self._lexicon.find(schema.prefix(fieldname) + text)
        if number is None:
            raise KeyError(text)
        return int(self._material.firsts[number]), int(self._material.firsts[number + 1])


def _term(key: bytes) -> Term:
    return schema.INDEXED[key[0]], key[1:]


class ArrayMatcher(ListMatcher):  # type: ignore[misc]  # Whoosh has no types
    """The postings of one term."""

    def __init__(self, material: Material, extent: tuple[int, int], *given: Any) -> None:
        """`given`: format, scorer, term, term info and position, as `ListMatcher` has them."""
        format_, scorer, term, info, position = given
        begin, end = extent
        ids = material.docs[begin:end].tolist()
        counts = material.counts[begin:end].astype(float).tolist()
        super().__init__(ids, counts, None, format_, scorer, position, None, term, info)
        self._i: int
        self._material = material
        self._extent = extent
        self._info = info

    def copy(self) -> "ArrayMatcher":
        given = self._format, self._scorer, self._term, self._info, self._i
        return ArrayMatcher(self._material, self._extent, *given)

    def skip_to(self, id: int) -> None:
        self._i = bisect_left(self._ids, id, self._i)

    def value_as(self, astype: str) -> object:
        if astype != "positions":
            return super().value_as(astype)
        posting = self._extent[0] + self._i
        places = slice(self._material.place(posting), self._material.place(posting + 1))
        return self._material.positions[places].tolist()

    def block_min_length(self) -> int:
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        return float(self._info.max_weight())


class DocumentsReader(base.PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self, material: Material, segment: base.Segment) -> None:
        self._material = material
        self._segment = segment
        self._lengths = {name: material.numbers[column] for name, column in _LENGTHS.items()}

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return self._material.size

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> set[int]:
        deleted: set[int] = self._segment.deleted_docs()
        return deleted

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._lengths.get(fieldname)
        return default if lengths is None else int(rounded(lengths[docnum : docnum + 1])[0])

    def field_length(self, fieldname: str) -> int:
        return int(self._lengths.get(fieldname, np.zeros(0)).sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        return int(rounded(self._lengths[fieldname].min(keepdims=True))[0])

    def max_field_length(self, fieldname: str) -> int:
        return int(rounded(self._lengths[fieldname].max(keepdims=True))[0])

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in {schema.DATE, schema.ID, schema.TITLE, schema.MADE}

    def column_reader(self, fieldname: str, _column: Column) -> "ValuesReader":
        if fieldname == schema.DATE:
            return ValuesReader(self._material.numbers[fieldname].tolist())
        return ValuesReader(list(self._material.texts[fieldname]))

    def stored_fields(self, docnum: int) -> dict[str, object]:
        texts = self._material.texts
        return {
            schema.ID: schema.text(texts[schema.ID][docnum]),
            schema.CARD: texts[schema.CARD][docnum],
            schema.REST: texts[schema.REST][docnum],
        }


class ValuesReader(ColumnReader):  # type: ignore[misc]  # Whoosh has no types
    """A column, read."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> Any:
        return self._values[docnum]
