"""The filters in force, as a sentence whose every part can be taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.model import Message, Query, Results
from webapp import labels
from webapp.pages.facets import label_of
from webapp.query_string import FACET_NAMES, address
from webapp.wording import gettext_noop

_INCLUDED: Mapping[str, str] = {
    "year": gettext_noop("dated %(value)s"),
    "minister": gettext_noop("naming %(value)s"),
    "status": gettext_noop("with %(value)s"),
    "office": gettext_noop("naming the %(value)s"),
    "country": gettext_noop("naming ministers of %(value)s"),
    "source": gettext_noop("from %(value)s"),
    "kind": gettext_noop("of kind %(value)s"),
    "language": gettext_noop("in %(value)s"),
}
_EXCLUDED: Mapping[str, str] = {
    "year": gettext_noop("not dated %(value)s"),
    "minister": gettext_noop("not naming %(value)s"),
    "status": gettext_noop("not with %(value)s"),
    "office": gettext_noop("not naming the %(value)s"),
    "country": gettext_noop("not naming ministers of %(value)s"),
    "source": gettext_noop("not from %(value)s"),
    "kind": gettext_noop("not of kind %(value)s"),
    "language": gettext_noop("not in %(value)s"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    sentence: Markup
    address: str  # the same search without this filter
    excluded: bool = False
    alternative: bool = False  # "or" stands before it: another value of the same facet


def chips(results: Results) -> tuple[Chip, ...]:
    return tuple(chip for name in FACET_NAMES for chip in _of_facet(results, name))


def including(facet: str, label: str) -> Markup:
    """What choosing a value means, in words: "naming Yoko Kamikawa"."""
    return _sentence(_INCLUDED[facet], label)


def without_filters(query: Query) -> Query:
    return replace(query, filters={}, page=1)


def _of_facet(results: Results, name: str) -> Iterator[Chip]:
    query = results.query
    chosen = query.chosen(name)
    for place, value in enumerate(chosen.include):
        sentence = including(name, label_of(results, name, value))
        yield Chip(sentence, address(query.toggle(name, value)), alternative=place > 0)
    for value in chosen.exclude:
        sentence = _sentence(_EXCLUDED[name], label_of(results, name, value))
        yield Chip(sentence, address(query.toggle_not(name, value)), excluded=True)


def _sentence(template: str, label: str) -> Markup:
    return labels.said(Message(template, {"value": label}))
