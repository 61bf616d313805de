"""The one description of the index: texts with their weights, and facets."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.model import Document

UNDATED = "undated"  # the year facet's value for "no sure date"


@dataclass(frozen=True, slots=True)
class TextField:
    """A searchable text. `weight` multiplies a match's score (the field weights of BM25F)."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class FacetField:
    """A field to narrow by. `many`: a document may have several values."""

    name: str
    many: bool = False


TITLE = TextField("title", 2.0)
NAMES = TextField("names", 2.0)  # every form, in any script, of the people that a document names
BODY = TextField("body", 1.0)
TEXT_FIELDS = (TITLE, NAMES, BODY)

FACETS = (
    FacetField("year"),
    FacetField("minister", many=True),
    FacetField("source"),
    FacetField("kind"),
    FacetField("language"),
)


def facet_values(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The document's values in every facet; a tuple may be empty."""
    ministers = dict.fromkeys(m.person for m in document.people if not m.tail)
    return {
        "year": (document.published.year or UNDATED,),
        "minister": tuple(ministers),
        "source": (document.source,) if document.source else (),
        "kind": (document.kind.value,),
        "language": (document.language,),
    }
