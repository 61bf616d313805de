"""What was taken out of a page: rule by rule, or each span where it stood."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from indexer.model import Document, Query, Stripped
from webapp import rules
from webapp.pages.cards import document_address
from webapp.wording import gettext, ngettext

_LONGEST = 300  # characters of a span in the list; where it stood, it is shown whole


@dataclass(frozen=True, slots=True)
class Taken:
    """What one rule took out: of the page, or at one place."""

    rule: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """All that was taken out of a page, and where it is shown."""

    count: str  # "3 spans by 2 rules"; "" for nothing
    by_rule: tuple[Taken, ...]
    in_place: Mapping[int, tuple[Taken, ...]]  # by blocks above; empty unless it is asked for
    switch: str  # the address of the page that shows it in place, or no longer does


@dataclass(frozen=True, slots=True)
class Asked:
    """How a document's page was asked for."""

    query: Query
    at: int = 0  # its place among the results; 0 for none
    stripped: bool = False  # whether what was stripped is shown where it stood


def removal(document: Document, asked: Asked) -> Removal:
    by_rule = tuple(_by_rule(document.stripped))
    return Removal(
        count=_count(len(document.stripped), len(by_rule)),
        by_rule=by_rule,
        in_place=_in_place(document) if asked.stripped else {},
        switch=_switch(document.id, asked),
    )


def _by_rule(stripped: tuple[Stripped, ...]) -> Iterator[Taken]:
    in_order = sorted(stripped, key=lambda one: one.rule)
    for rule, spans in groupby(in_order, key=lambda one: one.rule):
        yield Taken(rules.name(rule), tuple(_shortened(one.text) for one in spans))


def _in_place(document: Document) -> Mapping[int, tuple[Taken, ...]]:
    places: dict[int, list[Taken]] = defaultdict(list)
    for (before, rule), spans in groupby(document.stripped, lambda one: (one.before, one.rule)):
        place = min(before, len(document.blocks))
        places[place].append(Taken(rules.name(rule), tuple(one.text for one in spans)))
    return {place: tuple(taken) for place, taken in places.items()}


def _switch(id: str, asked: Asked) -> str:
    address = document_address(id, asked.query, asked.at)
    if asked.stripped:
        return f"{address}#removed"
    return f"{address}{'&' if '?' in address else '?'}stripped=1#removed-1"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _count(spans: int, rules: int) -> str:
    if not spans:
        return ""
    taken = ngettext("%(n)s span", "%(n)s spans", spans)
    by = ngettext("%(n)s rule", "%(n)s rules", rules)
    return gettext("%(spans)s by %(rules)s", spans=taken, rules=by)
