"""The index in Whoosh's terms: fields of ready-made postings, and columns."""

from collections.abc import Iterator, Mapping

import numpy as np
from whoosh import columns, fields, formats

from indexer.fields import FACETS, TEXT_FIELDS

FORMAT = 7  # of the index directory; raised whenever an older version could not read it
OLDEST = 7  # that this version can still search; what is older is made anew by the next run

ID = "id"
TITLE = "title_text"
DATE = "date"
GROUP = "group"  # the number of a document's group, 0 for none
VERSIONS = "versions"
MADE = "made"  # fingerprint and places
CARD = "card"
REST = "rest"  # of the document
TEXTS = (ID, TITLE, MADE, CARD, REST)  # columns of strings
SEALED = (CARD, REST)  # the columns whose strings are checked one by one, when they are read

Posting = tuple[bytes, int, float, bytes]  # term, frequency, weight, encoded positions

_POSITIONS = formats.Positions()


class Ready(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field whose postings were made before: analysis is done where documents are prepared."""

    def index(self, value: list[Posting], **_given: object) -> Iterator[Posting]:
        return iter(value)

    def to_bytes(self, value: str | bytes) -> bytes:
        return value if isinstance(value, bytes) else term(value)

    def from_bytes(self, value: bytes) -> str:
        return text(value)


def term(text: str) -> bytes:
    """A term as the index holds it; archived text may hold lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


def text(term: bytes) -> str:
    return term.decode("utf-8", "surrogatepass")


def exact(field: str) -> str:
    """The Whoosh field for the words of a text field as they are written."""
    return f"{field}_exact"


def stems(field: str) -> str:
    """The Whoosh field for their stems."""
    return f"{field}_stems"


def facet(name: str) -> str:
    """The Whoosh field for a facet's values."""
    return f"facet_{name}"


def length(field: str) -> str:
    """The column for the number of words in a text field."""
    return f"{field}_length"


def prefix(field: str) -> bytes:
    """What the keys of a Whoosh field's terms begin with, so that a segment sorts by field."""
    return _PREFIXES[field]


def key(field: str, text: str) -> bytes:
    """A term of a Whoosh field, as a segment sorts them."""
    return _PREFIXES[field] + term(text)


INDEXED = (
    *(name(field.name) for field in TEXT_FIELDS for name in (exact, stems)),
    *(facet(field.name) for field in FACETS),
    ID,
)
NUMBERS: Mapping[str, type[np.integer]] = {  # columns of numbers
    DATE: np.int32,
    GROUP: np.int64,
    VERSIONS: np.uint32,
    **{length(field.name): np.uint32 for field in TEXT_FIELDS},
}
_PREFIXES = {name: bytes([number]) for number, name in enumerate(INDEXED)}


def schema() -> fields.Schema:
    texts = {name(field.name): _text() for field in TEXT_FIELDS for name in (exact, stems)}
    facets = {facet(field.name): _values() for field in FACETS}
    return fields.Schema(
        **texts,
        **facets,
        **{
            ID: Ready(formats.Existence(), analyzer=None, sortable=columns.VarBytesColumn()),
            TITLE: fields.COLUMN(columns.VarBytesColumn()),
            DATE: fields.COLUMN(columns.NumericColumn("i")),
            MADE: fields.COLUMN(columns.VarBytesColumn()),
            CARD: fields.STORED,
            REST: fields.STORED,
        },
    )


def _text() -> Ready:
    return Ready(_POSITIONS, analyzer=None, scorable=True)


def _values() -> Ready:
    return Ready(formats.Existence(), analyzer=None)
