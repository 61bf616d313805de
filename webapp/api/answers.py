"""What the API answers, as values: their fields are the documented form."""

from dataclasses import dataclass, replace

from indexer.model import Hit, Kind, Precision, Results, Snippet
from webapp import query_string


@dataclass(frozen=True, slots=True)
class FragmentAnswer:
    """A piece of text, and whether the query matched it."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words around a hit; the fragments joined are a piece of the paragraph."""

    paragraph: int  # counted from 1, as on the document's page
    fragments: tuple[FragmentAnswer, ...]


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """A person."""

    id: str
    name: str
    native: str  # in their own script, where that is another


@dataclass(frozen=True, slots=True)
class Found:
    id: str
    url: str  # of its page
    title: str
    date: str | None  # as precise as known: "2022-01-26", "2022-01", "2022"; null: no sure date
    precision: Precision
    source: str
    kind: Kind
    language: str
    people: tuple[NamedAnswer, ...]
    excerpts: tuple[Excerpt, ...]
    captures: int
    versions: int  # among the captures
    alike: int  # other documents that say the same and match, where `grouped` was asked for
    sample: bool
    score: float


@dataclass(frozen=True, slots=True)
class FacetValueAnswer:
    """A value with the number of documents one would get by choosing it."""

    value: str
    label: str
    count: int
    note: str  # the office of a minister
    native: str


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """Counts ignore the facet's own filter: they say what choosing the value would give."""

    name: str
    values: tuple[FacetValueAnswer, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    url: str  # of the search page with the same query
    total: int  # of documents
    groups: int  # hits on all pages: as many as documents, unless `grouped` was asked for
    page: int
    pages: int
    size: int
    understood: tuple[str, ...]
    warnings: tuple[str, ...]
    hits: tuple[Found, ...]
    facets: tuple[FacetAnswer, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """RFC 9457."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


def search_answer(results: Results, root: str) -> SearchAnswer:
    """`root` is the address of the search page, without a slash at its end."""
    return SearchAnswer(
        url=root + query_string.address(replace(results.query, grouped=True)),
        total=results.total,
        groups=results.groups,
        page=results.query.page,
        pages=results.pages,
        size=results.query.size,
        understood=tuple(str(message) for message in results.understood),
        warnings=tuple(str(message) for message in results.warnings),
        hits=tuple(_found(hit, root) for hit in results.hits),
        facets=tuple(
            FacetAnswer(facet.name, tuple(FacetValueAnswer(*value) for value in facet.values))
            for facet in results.facets
        ),
    )


def _found(hit: Hit, root: str) -> Found:
    return Found(
        id=hit.id,
        url=f"{root}/d/{hit.id}",
        title="".join(fragment.text for fragment in hit.title),
        date=hit.published.date,
        precision=hit.published.precision,
        source=hit.source,
        kind=hit.kind,
        language=hit.language,
        people=tuple(NamedAnswer(*named) for named in hit.people),
        excerpts=tuple(map(_excerpt, hit.snippets)),
        captures=hit.captures,
        versions=hit.versions,
        alike=hit.alike,
        sample=hit.sample,
        score=hit.score,
    )


def _excerpt(snippet: Snippet) -> Excerpt:
    fragments = tuple(FragmentAnswer(*fragment) for fragment in snippet.fragments)
    return Excerpt(snippet.block + 1, fragments)
