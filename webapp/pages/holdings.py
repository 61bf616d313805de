"""What the archive holds: shown before any search, and when a search finds nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from indexer.engines import Searcher
from indexer.fields import UNDATED
from indexer.model import Facet, Filter, Query, Results, Sort
from webapp import dates, labels
from webapp.pages.chips import including
from webapp.query_string import DEFAULT, address
from webapp.wording import decimal, gettext, ngettext

_SOURCES = 8
_DATED = Query(filters={"year": Filter(exclude=(UNDATED,))}, size=1)


@dataclass(frozen=True, slots=True)
class Holding:
    """A source, with its share for a bar."""

    label: str
    address: str
    share: float  # per cent of the largest
    count: str


@dataclass(frozen=True, slots=True)
class Example:
    """A search to begin with: a link, and what it finds."""

    sentence: Markup
    address: str
    count: str


@dataclass(frozen=True, slots=True)
class Holdings:
    documents: str
    span: str  # "from 25 July 1994 to 17 January 2026"
    gaps: tuple[str, ...]  # years between them of which nothing is held
    sources: tuple[Holding, ...]
    more_sources: str
    examples: tuple[Example, ...]
    newest: str  # the address of all of it, newest first


def holdings(searcher: Searcher) -> Holdings:
    everything = searcher.search(Query(size=1))
    sources = everything.facet("source")
    more = len(sources.values) - _SOURCES
    return Holdings(
        documents=documents(everything.total),
        span=_span(searcher),
        gaps=tuple(_gaps(everything.facet("year"))),
        sources=tuple(_sources(sources)),
        more_sources=ngettext("and %(n)s more publisher", "and %(n)s more publishers", more)
        if more > 0
        else "",
        examples=tuple(_examples(everything)),
        newest=address(replace(DEFAULT, sort=Sort.NEWEST)),
    )


def documents(number: int) -> str:
    return ngettext("%(n)s document", "%(n)s documents", number)


def _sources(facet: Facet) -> Iterator[Holding]:
    largest = sorted(facet.values, key=lambda value: -value.count)[:_SOURCES]
    for value in largest:
        to = address(DEFAULT.toggle("source", value.value))
        share = round(100 * value.count / max(largest[0].count, 1), 1)
        yield Holding(value.label, to, share, decimal(value.count))


def _span(searcher: Searcher) -> str:
    ends = [
        hit.published
        for sort in (Sort.OLDEST, Sort.NEWEST)
        for hit in searcher.search(replace(_DATED, sort=sort)).hits[:1]
    ]
    if not ends:
        return ""
    first, last = dates.in_words(ends[0]), dates.in_words(ends[-1])
    return gettext("from %(first)s to %(last)s", first=first, last=last)


def _gaps(years: Facet) -> Iterator[str]:
    held = sorted(int(v.value) for v in years.values if v.value.isdigit() and v.count)
    for before, after in pairwise(held):
        first, last = before + 1, after - 1
        if first < last:
            yield labels.years(f"{first:04}..{last:04}")
        elif first == last:
            yield labels.years(f"{first:04}")


def _examples(everything: Results) -> Iterator[Example]:
    """One search by person, kind, language and year each: what this archive has most of."""
    for facet, most in (("minister", 2), ("kind", 1), ("language", 2), ("year", 1)):
        values = (v for v in everything.facet(facet).values if v.value != UNDATED)
        for value in sorted(values, key=lambda v: -v.count)[:most]:
            sentence = including(facet, labels.value(facet, value.value, value.label))
            to = address(DEFAULT.toggle(facet, value.value))
            yield Example(sentence, to, documents(value.count))
