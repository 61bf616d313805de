"""Suggestions as the list under the search box shows them."""

from dataclasses import dataclass

from indexer.model import Suggested, Suggestion
from webapp import offices
from webapp.wording import decimal, gettext

MOST = 8  # so that the first results stay in sight


@dataclass(frozen=True, slots=True)
class Option:
    query: str
    label: str
    note: str
    count: str


def options(found: tuple[Suggestion, ...]) -> tuple[Option, ...]:
    return tuple(_option(one) for one in found[:MOST])


def _option(one: Suggestion) -> Option:
    note = gettext("title") if one.kind is Suggested.TITLE else offices.title(one.note)
    return Option(one.text, one.label, note, decimal(one.count))
