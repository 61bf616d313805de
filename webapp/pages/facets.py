"""The filters beside the results: what one may include, exclude, and see whole."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from indexer.fields import in_office, out_of_office
from indexer.model import Facet, FacetValue, Filter, Histogram, Query, Results
from webapp import labels, offices
from webapp.addresses import Addresses
from webapp.query_string import FACET_NAMES
from webapp.wording import decimal, gettext, listed, ngettext
from webapp.years import holds, is_months

SHOWN = 6  # values of a facet that is not shown whole
LONG = 10  # values, from which on a box to search in them is worth its room


class Option(NamedTuple):
    """One value to include or exclude."""

    id: str  # stable, so that focus finds it again after a swap
    name: str
    value: str
    label: str
    documents: str  # how many one would get
    note: str = ""
    native: str = ""
    native_language: str = ""
    included: bool = False
    excluded: bool = False


class Step(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class _Asked:
    query: Query
    addresses: Addresses
    expanded: tuple[str, ...]  # the facets that are shown whole

    def opened(self, *expanded: str) -> str:
        """The address of the page with these open."""
        return self.addresses.to(self.addresses.shown, expanded=expanded)


def groups(
    results: Results,
    addresses: Addresses,
    expanded: tuple[str, ...],
    months: Histogram | None = None,
) -> tuple[Group, ...]:
    """`months` counts documents per month, where some are chosen."""
    asked = _Asked(results.query, addresses, expanded)
    found = [_with_chosen(asked.query, _told(results, name), months) for name in FACET_NAMES]
    return tuple([_group(asked, facet) for facet in found if facet.faces])


@lru_cache(maxsize=16_384)
def anchor(facet: str, value: str) -> str:
    """An id for the page that the value alone decides."""
    plain = re.fullmatch(r"[A-Za-z0-9.-]{1,60}", value)
    return f"f-{facet}-{value if plain else hashlib.sha256(value.encode()).hexdigest()[:10]}"


def label_of(results: Results, facet: str, value: str) -> str:
    known = next((one for one in results.facet(facet).faces if one.value == value), None)
    return labels.value(facet, value, known.label if known else "")


def _told(results: Results, name: str) -> Facet:
    """Of who was in office, what concerns the ministers that are ticked; any other facet whole."""
    facet = results.facet(name)
    if name != "status" or not facet.faces:
        return facet
    chosen = results.query.chosen("status")
    told = {*chosen.include, *chosen.exclude}
    for person in results.query.chosen("minister").include:
        told |= {in_office(person), out_of_office(person)}
    return Facet.of(name, (value for value in facet.values if value.value in told))


def _group(asked: _Asked, facet: Facet) -> Group:
    name, values = facet.name, facet.values
    chosen = asked.query.chosen(name)
    whole = name in asked.expanded
    if whole and "name" in asked.expanded:
        values = tuple(sorted(values, key=lambda v: _label(name, v).casefold()))
    return Group(
        name=name,
        label=gettext(labels.FACETS[name]),
        chosen=_chosen(chosen),
        options=tuple(
            [_option(name, v, chosen) for v in (values if whole else _some(values, chosen))]
        ),
        steps=tuple(_steps(asked, name, len(values))),
        searched=len(values) >= LONG and name != "year",
        whole=whole,
    )


def _with_chosen(query: Query, facet: Facet, months: Histogram | None) -> Facet:
    """All values, and first what is chosen but no value of its own, such as a range of years."""
    chosen = query.chosen(facet.name)
    if not chosen:
        return facet
    known = {face.value for face in facet.faces}
    missing = (value for value in (*chosen.include, *chosen.exclude) if value not in known)
    added = (FacetValue(v, v, _count_of_missing(facet, v, months)) for v in dict.fromkeys(missing))
    return Facet.of(facet.name, (*added, *facet.values))


def _count_of_missing(facet: Facet, value: str, months: Histogram | None) -> int:
    """Nothing, but for a range of years: a document has one year at most, so they add up."""
    if facet.name == "year" and months and is_months(value):
        return sum(bar.count for bar in months.bars if holds(value, bar.period))
    counts = facet.counts if facet.name == "year" else {}
    return sum(count for year, count in counts.items() if holds(value, year))


def _some(values: tuple[FacetValue, ...], chosen: Filter) -> tuple[FacetValue, ...]:
    """The first few, and whatever is chosen."""
    if not chosen:
        return values[:SHOWN]
    told = {*chosen.include, *chosen.exclude}
    return (*values[:SHOWN], *[value for value in values[SHOWN:] if value.value in told])


def _option(name: str, value: FacetValue, chosen: Filter) -> Option:
    return Option(
        id=anchor(name, value.value),
        name=name,
        value=value.value,
        label=_label(name, value),
        documents=decimal(value.count),
        note=offices.title(value.note) if value.note else "",
        native=value.native,
        native_language=labels.language_of(value.native) if value.native else "",
        included=value.value in chosen.include,
        excluded=value.value in chosen.exclude,
    )


def _label(name: str, value: FacetValue) -> str:
    return labels.value(name, value.value, value.label)


def _chosen(chosen: Filter) -> str:
    parts = []
    if chosen.include:
        parts.append(ngettext("%(n)s selected", "%(n)s selected", len(chosen.include)))
    if chosen.exclude:
        parts.append(ngettext("%(n)s excluded", "%(n)s excluded", len(chosen.exclude)))
    return listed(parts)


def _steps(asked: _Asked, name: str, total: int) -> Iterator[Step]:
    if total <= SHOWN:
        return
    others = tuple(one for one in asked.expanded if one not in {name, "name"})
    if name not in asked.expanded:
        label = gettext("Show all %(count)s", count=decimal(total))
        yield Step(label, asked.opened(*others, name))
        return
    yield Step(gettext("Show fewer"), asked.opened(*others))
    if name == "year":
        return
    if "name" in asked.expanded:
        yield Step(gettext("by count"), asked.opened(*others, name))
    else:
        yield Step(gettext("A–Z"), asked.opened(*others, name, "name"))
