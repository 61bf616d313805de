"""The answer to a query, as values: no engine writes HTML.

What a page holds by the hundred are tuples, which are made in a fraction of the time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Self

from indexer.model.document import Kind, Published
from indexer.model.made import maker
from indexer.model.query import Query


def template(text: str) -> str:
    """Mark a message's template for translation: what collects them looks for this name."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, as a template and its values, so that the page can translate it.

    A value may be a message itself, since each language joins the parts of a sentence differently.
    """

    template: str
    values: Mapping[str, "str | Message"] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.values


class Fragment(NamedTuple):
    """A piece of text, and whether the query matched it."""

    text: str
    matched: bool = False


class Snippet(NamedTuple):
    """Words around a hit. The fragments joined are a substring of the block's line."""

    block: int  # index into Document.blocks
    fragments: tuple[Fragment, ...]
    cut_before: bool = False
    cut_after: bool = False


class Named(NamedTuple):
    """A person as a card shows it."""

    id: str
    name: str
    native: str = ""


class Hit(NamedTuple):
    """One document of a result page."""

    id: str
    title: tuple[Fragment, ...]
    published: Published
    source: str
    kind: Kind
    language: str
    people: tuple[Named, ...]
    snippets: tuple[Snippet, ...]
    captures: int
    sample: bool
    score: float
    versions: int = 1  # among the captures
    alike: int = 0  # other documents of its group that match, where hits were asked for by group


class Face(NamedTuple):
    """How a value of a facet is shown."""

    value: str
    label: str
    note: str = ""  # a second line: the office of a minister
    native: str = ""


class FacetValue(NamedTuple):
    """A value with the number of documents one would get by choosing it."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # instead of what every tuple has of this name
    note: str = ""
    native: str = ""


@dataclass(frozen=True)
class Facet:
    """All values of one facet under the query without its own filter; chosen ones included.

    Their faces and numbers of documents lie side by side: there are hundreds, of which many who
    ask look at few.
    """

    name: str
    faces: tuple[Face, ...] = ()
    documents: tuple[int, ...] = ()  # each of the faces stands for

    @classmethod
    def of(cls, name: str, values: Iterable[FacetValue]) -> Self:
        given = tuple(values)
        faces = (Face(one.value, one.label, one.note, one.native) for one in given)
        return cls(name, tuple(faces), tuple([one.count for one in given]))

    @cached_property
    def values(self) -> tuple[FacetValue, ...]:
        pairs = zip(self.faces, self.documents, strict=True)
        return tuple([_facet_value((*face[:2], count, *face[2:])) for face, count in pairs])

    @property
    def counts(self) -> dict[str, int]:
        """The documents of each value that has any, in the same order."""
        pairs = zip(self.faces, self.documents, strict=True)
        return {face.value: count for face, count in pairs if count}


_facet_value = maker(FacetValue)


class Suggested(StrEnum):
    """What a suggestion stands for."""

    PERSON = "person"
    WORDS = "words"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to search for instead of what has been typed so far."""

    text: str  # the query it stands for
    label: str
    count: int  # of the documents that the query finds
    kind: Suggested = Suggested.WORDS
    note: str = ""  # a second line: the office of a person


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query: one page of hits, the exact total, and every facet.

    `total` counts documents, `groups` what there are hits for on all pages: the same number, but
    where documents that say the same were asked for as one. Facets always count documents.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    understood: tuple[Message, ...] = ()  # the query in words, clause by clause
    warnings: tuple[Message, ...] = ()
    did_you_mean: Suggestion | None = None  # where little is found: what finds much more
    groups: int = field(kw_only=True)

    @property
    def pages(self) -> int:
        return max(1, -(-self.groups // self.query.size))

    def facet(self, name: str) -> Facet:
        return next((facet for facet in self.facets if facet.name == name), Facet(name))


@dataclass(frozen=True, slots=True)
class SignificantWord:
    """A word that marks some documents out against the whole archive."""

    text: str
    count: int  # of those documents with it
    total: int  # of all documents with it
    score: float  # the higher, the less it can be chance


class Granularity(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Bar:
    """The documents of one period."""

    period: str  # an ISO date as precise as the histogram is: "2020-05"
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Documents by date. Every document is counted once: in a bar, as vague or as undated."""

    by: Granularity
    bars: tuple[Bar, ...]  # oldest first; periods without documents are left out
    vague: int = 0  # documents dated less precisely than that
    undated: int = 0  # documents without a sure date
