"""What stands around a name in Latin script: honorific, title, country, "former"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.authority.titles import (
    AFTER_TITLES,
    BEFORE_TITLES,
    GENERIC,
    HONORIFIC_LANDS,
    HONORIFICS,
    LANDS,
    LATIN,
    MEN,
    PLAIN_BEFORE_TITLES,
    PLURALS,
    SPOUSES,
    WOMEN,
    Office,
)
from indexer.clean.people.apposition import apposition
from indexer.clean.people.around import LESSER, PLAIN
from indexer.clean.people.countries import (
    ELSEWHERE,
    TITLE,
    country_after,
    country_before,
    possessor,
    title_of_country,
)
from indexer.clean.people.naming import Form
from indexer.clean.people.words import Word, key_of, longest_before, longest_ending
from indexer.model import Status

_POLITE, _SHARED = 5, 8  # words at most
_AND = 2  # words before a name, with one before "and"


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a name say."""

    start: int  # index of the first word, title and honorific included
    name: int  # the same without the title
    end: int  # index after the last word, apposition included
    form: Form = Form.BARE
    offices: frozenset[Office] = frozenset()
    country: str = ""  # code
    status: Status = Status.IN_OFFICE
    blocked: bool = False  # they make another person of it
    portfolio: bool = False
    generic: bool = False
    woman: bool | None = None  # by the honorific
    couple: bool = False
    lands: frozenset[str] = frozenset()  # codes of the countries that have such a title


@dataclass(frozen=True, slots=True)
class _Title:
    start: int
    length: int
    country: str = ""
    status: Status = Status.IN_OFFICE
    apart: bool = False  # a comma parts it from the name
    shared: bool = False  # another name stands between


def context(words: list[Word], at: int, end: int, countries: Mapping[str, str]) -> Context:
    """The surroundings of the name at words[at:end]."""
    around = _before(words, at, end, countries)
    if not around.offices or around.generic:
        found = apposition(words, end, countries)
        around = replace(around, end=found.end, blocked=around.blocked or found.role)
        if found.offices:
            around = replace(
                around, form=Form.TITLED, offices=found.offices, country=found.country,
                status=found.status, generic=False, lands=found.lands,
            )  # fmt: skip
    if around.country:
        return around
    country = country_after(words, end, countries)
    other = country.code == ELSEWHERE or (
        around.start < around.name
        and key_of(words, around.start, around.name - around.start) in GENERIC
        and _of_something(words, end, country.code)
    )
    return replace(
        around, country=country.code, end=max(around.end, country.end),
        blocked=around.blocked or (other and bool(around.offices)),
    )  # fmt: skip


def _of_something(words: list[Word], end: int, code: str) -> bool:
    """Whether a body of some kind has the minister: "Minister Kim of the Unification Ministry"."""
    return not code and end < len(words) and words[end].key == "of" and words[end].joined


def _before(words: list[Word], at: int, end: int, countries: Mapping[str, str]) -> Context:
    polite = 0 if longest_before(words, at, LATIN, TITLE) else _polite(words, at)
    name = at - polite
    woman = _woman(words, name, at)
    lands = _lands(words, name, at)
    form = Form.POLITE if polite else Form.BARE
    plain = Context(name, name, end, form, woman=woman, lands=lands)
    spouse = polite > 0 and words[at - 1].key in SPOUSES
    couple = _couple(words, name, end) if spouse else None
    if isinstance(couple, Context):
        return replace(plain, couple=True, blocked=True)
    if couple:
        plain = replace(plain, woman=None)  # the title is the other's
    title = couple or _title(words, name, countries)
    return _titled(words, plain, title, countries) if title else plain


def _woman(words: list[Word], start: int, end: int) -> bool | None:
    """What the honorifics at words[start:end] say, if anything."""
    keys = {word.key for word in words[start:end]}
    if keys & WOMEN:
        return True
    return False if keys & MEN else None


def _lands(words: list[Word], start: int, end: int) -> frozenset[str]:
    """Whose honorific stands at words[start:end]: "Lord" is British; empty for anybody's."""
    known = [HONORIFIC_LANDS[word.key] for word in words[start:end] if word.key in HONORIFIC_LANDS]
    return known[0] if known else frozenset()


def _polite(words: list[Word], at: int) -> int:
    """How many words before the name are honorifics, in any order: "H.E. Dato' Seri Dr."."""
    count = 0
    while found := longest_before(words, at - count, HONORIFICS, _POLITE):
        count += found
    return count


def _couple(words: list[Word], name: int, end: int) -> "_Title | Context | None":
    """In "Prime Minister and Mrs. Abe" the title; in "Mr. Abe and Mrs. Abe" the other half."""
    if name < _AND or words[name - 1].key != "and" or not words[name].joined:
        return None
    length = longest_before(words, name - 1, LATIN, TITLE)
    if length:
        return _Title(name - 1 - length, length)
    at = name - 2
    while at and words[at].joined and words[at].capital and words[at].key != words[end - 1].key:
        at -= 1
    same = words[at].key == words[end - 1].key
    honoured = words[name - 2].key in HONORIFICS  # "Mr. and Mrs. Abe"
    return Context(name, name, end) if same or honoured else None


def _title(words: list[Word], name: int, countries: Mapping[str, str]) -> _Title | None:
    """The title before a name, with what may stand between."""
    if length := longest_before(words, name, LATIN, TITLE):
        return _Title(name - length, length)
    if plural := _plural(words, name):
        return plural
    if name and words[name].joined and words[name - 1].key in AFTER_TITLES:
        length = longest_before(words, name - 1, LATIN, TITLE)
        if length:
            status = AFTER_TITLES[words[name - 1].key]
            return _Title(name - 1 - length, length, status=status)
    if not name or not (words[name].joined or words[name].apart):
        return None
    apart = words[name].apart
    if found := title_of_country(words, name, countries):
        return _Title(found.start, found.length, found.code, apart=apart)
    length = longest_ending(words, name, LATIN, TITLE) if apart else 0
    return _Title(name - length, length, apart=True) if length else None


def _titled(
    words: list[Word], plain: Context, title: _Title, countries: Mapping[str, str]
) -> Context:
    """The context with the title and what qualifies it."""
    key = key_of(words, title.start, title.length)
    first, country, status = _qualified(words, title, countries)
    before = words[first - 1] if first and words[first].joined else None
    if title.apart and not (
        country or status is not Status.IN_OFFICE or (before and before.key == "the")
    ):
        return plain
    if (before and is_lesser(before, words[title.start])) or country == ELSEWHERE:
        return replace(plain, blocked=True)
    generic = key in GENERIC
    if generic and not _stands_alone(words, title.start, first, before):
        return replace(plain, form=Form.POLITE, portfolio=True)
    start = first if title.apart or country else title.start
    return replace(
        plain, start=plain.name if title.shared else start, form=Form.TITLED,
        offices=LATIN.get(key) or PLURALS[key], country=country, status=status,
        generic=generic and key != "president" and not country, lands=LANDS.get(key, frozenset()),
    )  # fmt: skip


def _plural(words: list[Word], name: int) -> _Title | None:
    """The title that "Foreign Ministers Hayashi and Park" share."""
    at = name
    while at and name - at <= _SHARED and (words[at].joined or words[at].apart):
        if length := longest_before(words, at, PLURALS, TITLE):
            return _Title(at - length, length, shared=at < name)
        if words[at - 1].key != "and" and not words[at - 1].capital:
            return None
        at -= 1
    return None


def is_lesser(before: Word, title: Word) -> bool:
    """Whether the word before a title makes a lesser one of it: "Deputy", "Under Secretary"."""
    if before.key == "under":
        return title.key == "secretary"
    return before.key in LESSER


def _qualified(
    words: list[Word], title: _Title, countries: Mapping[str, str]
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
        if not count or country:
            break
        first, country = whose - count, code
    return first, country, status


def _stands_alone(words: list[Word], title: int, first: int, before: Word | None) -> bool:
    """Whether a bare "Minister" is no part of "Defence Minister"."""
    if not words[title].capital:
        return False
    if not before or not before.capital or before.key in PLAIN:
        return True
    return bool(longest_before(words, first, HONORIFICS, _POLITE))
