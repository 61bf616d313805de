"""The title before a name in Latin script, with country and "former" before or after it."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.authority.titles import (
    AFTER_TITLES,
    BEFORE_TITLES,
    LATIN,
    PLAIN_BEFORE_TITLES,
    PLURALS,
)
from indexer.clean.people.around import LESSER
from indexer.clean.people.countries import TITLE, country_before, possessor, title_of_country
from indexer.clean.people.words import Word, longest_before, longest_ending, longest_from
from indexer.model import Status

_SHARED = 8  # words at most between a title and a name


@dataclass(frozen=True, slots=True)
class Title:
    start: int
    length: int
    country: str = ""
    status: Status = Status.IN_OFFICE
    apart: bool = False  # a comma parts it from the name
    shared: bool = False  # another name stands between


def title_before(words: list[Word], name: int, countries: Mapping[str, str]) -> Title | None:
    """The title before a name, with what may stand between."""
    length = longest_before(words, name, LATIN, TITLE)
    if length <= 1 and (first := _first_of_two(words, name)):
        return first
    if length:
        return Title(name - length, length)
    if plural := _plural(words, name):
        return plural
    if name and words[name].joined and words[name - 1].key in AFTER_TITLES:
        length = longest_before(words, name - 1, LATIN, TITLE)
        if length:
            status = AFTER_TITLES[words[name - 1].key]
            return Title(name - 1 - length, length, status=status)
    if not name or not (words[name].joined or words[name].apart):
        return None
    apart = words[name].apart
    if found := title_of_country(words, name, countries):
        return Title(found.start, found.length, found.code, apart=apart)
    length = longest_ending(words, name, LATIN, TITLE) if apart else 0
    return Title(name - length, length, apart=True) if length else None


def _plural(words: list[Word], name: int) -> Title | None:
    """The title that "Foreign Ministers Hayashi and Park" share."""
    at = name
    while at and name - at <= _SHARED and (words[at].joined or words[at].apart):
        if length := longest_before(words, at, PLURALS, TITLE):
            return Title(at - length, length, shared=at < name)
        if words[at - 1].key != "and" and not words[at - 1].capital:
            return None
        at -= 1
    return None


def _first_of_two(words: list[Word], name: int) -> Title | None:
    """The title of "Deputy Prime Minister and Finance Minister Aso" that tells who it is."""
    at = name
    minister = False
    while at and name - at <= _SHARED and words[at].joined:
        at -= 1
        if words[at].key == "and" and minister:
            length = longest_before(words, at, LATIN, TITLE)
            if length > 1:
                return Title(at - length, length)
        if not words[at].capital and words[at].key not in {"and", "of", "for"}:
            return None
        minister = minister or words[at].key == "minister"
    return None


def is_lesser(before: Word, title: Word) -> bool:
    """Whether the word before a title makes a lesser one of it: "Deputy", "Under Secretary"."""
    if before.key == "under":
        return title.key == "secretary"
    return before.key in LESSER


def qualified(
    words: list[Word], title: Title, countries: Mapping[str, str]
) -> tuple[int, str, Status]:
    """Where "former Japanese Foreign Minister" begins, whose it is, and the status."""
    first, country, status = title.start, title.country, title.status
    while first and words[first].joined:
        key = words[first - 1].key
        if key in BEFORE_TITLES:
            status, first = BEFORE_TITLES[key], first - 1
            continue
        if key in PLAIN_BEFORE_TITLES:
            first -= 1
            continue
        whose = possessor(words, first)
        count, code = country_before(words, whose, countries)
        if not count or country or (whose == first and _is_place(words, whose - count)):
            break
        first, country = whose - count, code
    return first, country, status


def _is_place(words: list[Word], at: int) -> bool:
    """Whether it is "In Singapore" that stands before "Foreign Minister Kono"."""
    return at > 0 and words[at].joined and words[at - 1].key in {"in", "near", "visiting"}


def other_portfolio(words: list[Word], name: int) -> bool:
    """Whether the title of another minister stands before a comma: "Minister for Defence, Mr."."""
    if not words[name].apart:
        return False
    at = name - 1
    while at and name - at <= _SHARED and words[at].joined:
        if words[at].key in {"of", "for"} and words[at - 1].key in {"minister", "secretary"}:
            return not longest_from(words, at - 1, LATIN, TITLE) > 1
        if not words[at].capital and words[at].key not in {"and", "of", "for", "the"}:
            return False
        at -= 1
    return False
