"""The filters beside the results: what one may include, exclude, and see whole."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.fields import in_office, out_of_office
from indexer.model import Facet, FacetValue, Histogram, Query, Results
from webapp import labels
from webapp.query_string import FACET_NAMES, address
from webapp.wording import decimal, gettext, listed, ngettext
from webapp.years import holds, is_months

SHOWN = 6  # values of a facet that is not shown whole
LONG = 10  # values, from which on a box to search in them is worth its room


@dataclass(frozen=True, slots=True)
class Option:
    """One value to include or exclude."""

    id: str  # stable, so that focus finds it again after a swap
    name: str
    value: str
    label: str
    count: str
    note: str = ""
    native: str = ""
    native_language: str = ""
    included: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A link to the same filters with more, fewer or otherwise sorted values."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    label: str
    chosen: str  # "2 selected", "1 excluded"
    options: tuple[Option, ...]
    steps: tuple[Step, ...]
    searched: bool
    whole: bool  # all values are shown


def groups(
    results: Results, expanded: tuple[str, ...], months: Histogram | None = None
) -> tuple[Group, ...]:
    """`months` counts documents per month, where some are chosen."""
    query = results.query
    told = (_telling(query, results.facet(name)) for name in FACET_NAMES)
    facets = (_with_chosen(query, facet, months) for facet in told)
    return tuple(
        _group(query, facet, expanded)
        for facet in facets
        if facet.values or query.chosen(facet.name)
    )


@lru_cache(maxsize=16_384)
def anchor(facet: str, value: str) -> str:
    """An id for the page that the value alone decides."""
    plain = re.fullmatch(r"[A-Za-z0-9.-]{1,60}", value)
    return f"f-{facet}-{value if plain else hashlib.sha256(value.encode()).hexdigest()[:10]}"


def label_of(results: Results, facet: str, value: str) -> str:
    known = next((one for one in results.facet(facet).values if one.value == value), None)
    return labels.value(facet, value, known.label if known else "")


def _telling(query: Query, facet: Facet) -> Facet:
    """Of who was in office, what concerns the ministers that are ticked; any other facet whole."""
    if facet.name != "status":
        return facet
    chosen = query.chosen("status")
    told = {*chosen.include, *chosen.exclude}
    for person in query.chosen("minister").include:
        told |= {in_office(person), out_of_office(person)}
    return facet._replace(values=tuple(v for v in facet.values if v.value in told))


def _group(query: Query, facet: Facet, expanded: tuple[str, ...]) -> Group:
    values = facet.values
    whole = facet.name in expanded
    by_name = whole and "name" in expanded
    if by_name:
        values = tuple(sorted(values, key=lambda v: _label(facet.name, v).casefold()))
    return Group(
        name=facet.name,
        label=gettext(labels.FACETS[facet.name]),
        chosen=_chosen(query, facet.name),
        options=tuple(_option(query, facet.name, v) for v in _shown(query, facet, values, whole)),
        steps=tuple(_steps(query, facet.name, len(values), expanded)),
        searched=len(values) >= LONG and facet.name != "year",
        whole=whole,
    )


def _with_chosen(query: Query, facet: Facet, months: Histogram | None) -> Facet:
    """All values, and first what is chosen but no value of its own, such as a range of years."""
    chosen = query.chosen(facet.name)
    known = {value.value for value in facet.values}
    missing = (value for value in (*chosen.include, *chosen.exclude) if value not in known)
    added = (FacetValue(v, v, _count_of_missing(facet, v, months)) for v in dict.fromkeys(missing))
    return Facet(facet.name, (*added, *facet.values))


def _count_of_missing(facet: Facet, value: str, months: Histogram | None) -> int:
    """Nothing, but for a range of years: a document has one year at most, so they add up."""
    if facet.name == "year" and months and is_months(value):
        return sum(bar.count for bar in months.bars if holds(value, bar.period))
    return sum(v.count for v in facet.values if facet.name == "year" and holds(value, v.value))


def _shown(
    query: Query, facet: Facet, values: tuple[FacetValue, ...], whole: bool
) -> Iterator[FacetValue]:
    chosen = query.chosen(facet.name)
    for place, value in enumerate(values):
        if whole or place < SHOWN or value.value in (*chosen.include, *chosen.exclude):
            yield value


def _option(query: Query, name: str, value: FacetValue) -> Option:
    chosen = query.chosen(name)
    return Option(
        id=anchor(name, value.value),
        name=name,
        value=value.value,
        label=_label(name, value),
        count=decimal(value.count),
        note=value.note,
        native=value.native,
        native_language=labels.language_of(value.native),
        included=value.value in chosen.include,
        excluded=value.value in chosen.exclude,
    )


def _label(name: str, value: FacetValue) -> str:
    return labels.value(name, value.value, value.label)


def _chosen(query: Query, name: str) -> str:
    chosen = query.chosen(name)
    parts = []
    if chosen.include:
        parts.append(ngettext("%(n)s selected", "%(n)s selected", len(chosen.include)))
    if chosen.exclude:
        parts.append(ngettext("%(n)s excluded", "%(n)s excluded", len(chosen.exclude)))
    return listed(parts)


def _steps(query: Query, name: str, total: int, expanded: tuple[str, ...]) -> Iterator[Step]:
    if total <= SHOWN:
        return
    others = tuple(one for one in expanded if one not in {name, "name"})
    if name not in expanded:
        label = gettext("Show all %(count)s", count=decimal(total))
        yield Step(label, address(query, (*others, name)))
        return
    yield Step(gettext("Show fewer"), address(query, others))
    if name == "year":
        return
    if "name" in expanded:
        yield Step(gettext("by count"), address(query, (*others, name)))
    else:
        yield Step(gettext("A–Z"), address(query, (*others, name, "name")))
