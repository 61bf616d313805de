"""The one description of the index: texts with their weights, and facets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.model import Document, Mention, Status

UNDATED = "undated"  # the year facet's value for "no sure date"
AMBIGUOUS = "ambiguous"  # the minister facet's for a name that fits several people


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
    FacetField(
        "status", many=True
    ),  # of each: "taro-kono in office" that day, or "… out of office"
    FacetField("office", many=True),  # held that day, of a country: "JP foreign minister"
    FacetField("country", many=True),  # ISO 3166 codes: whose ministers it names
    FacetField("source"),
    FacetField("kind"),
    FacetField("language"),
)

_OUT = frozenset({Status.FORMER, Status.THEN, Status.ELECT, Status.LATER})


def in_office(person: str) -> str:
    """The value of the status facet for documents of a day when the person held an office."""
    return f"{person} in office"


def out_of_office(person: str) -> str:
    """The value for documents that name the person, who held no office that day."""
    return f"{person} out of office"


def facet_values(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The document's values in every facet; a tuple may be empty."""
    named = [mention for mention in document.people if not mention.tail]
    ministers = dict.fromkeys(AMBIGUOUS if m.candidates else m.person for m in named)
    return {
        "year": (document.published.year or UNDATED,),
        "minister": tuple(ministers),
        "status": _statuses(named),
        "office": tuple(dict.fromkeys(office for mention in named for office in mention.held)),
        "country": tuple(dict.fromkeys(m.country for m in named if m.country)),
        "source": (document.source,) if document.source else (),
        "kind": (document.kind.value,),
        "language": (document.language,),
    }


def _statuses(named: Iterable[Mention]) -> tuple[str, ...]:
    """Of everyone who is named; nothing where the date or the records do not tell."""
    known = [mention for mention in named if mention.person]
    holding = {mention.person for mention in known if mention.held}
    found = dict.fromkeys(
        in_office(m.person) if m.person in holding else out_of_office(m.person)
        for m in known
        if m.person in holding or m.status in _OUT
    )
    return tuple(found)
