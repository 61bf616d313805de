"""What follows a name in apposition: "Mr. Hayashi, then Minister for Foreign Affairs of Japan"."""

from collections.abc import Mapping
from typing import NamedTuple

from indexer.authority.titles import (
    BEFORE_TITLES,
    GENERIC,
    LANDS,
    LATIN,
    PLAIN_BEFORE_TITLES,
    SPOUSES,
    Office,
)
from indexer.clean.people.around import LESSER, ROLES
from indexer.clean.people.callings import LOWER
from indexer.clean.people.countries import COUNTRY, ELSEWHERE, TITLE, country_after
from indexer.clean.people.words import Word, key_of, longest_from
from indexer.model import Status


class Apposition(NamedTuple):
    """The office that stands after a name."""

    end: int  # index after its last word
    offices: frozenset[Office] = frozenset()
    country: str = ""
    status: Status = Status.IN_OFFICE
    role: bool = False  # some other office or calling
    lesser: bool = False  # one that nobody has who is in office
    lands: frozenset[str] = frozenset()  # codes of the countries that have such a title


def apposition(words: list[Word], end: int, countries: Mapping[str, str]) -> Apposition:
    """What the words from `end` on say of the person who is named before them."""
    if end >= len(words) or not words[end].apart:
        return Apposition(end)
    at, status = _qualifiers(words, end)
    count = longest_from(words, at, countries, COUNTRY)
    country = countries[key_of(words, at, count)] if count else ""
    at += count
    if at < len(words) and words[at].key == "s" and words[at].joined:
        at += 1
    at, again = _qualifiers(words, at) if at < len(words) else (at, status)
    status = again if again is not Status.IN_OFFICE else status
    length = longest_from(words, at, LATIN, TITLE) if at < len(words) else 0
    after = at + length
    whose = country_after(words, after, countries)
    if not length or _goes_on(words, at, after, whose.code):
        return Apposition(
            end, role=_is_role(words, at, after) and not (count and not length),
            lesser=not length and at < len(words) and words[at].key in LOWER,
        )  # fmt: skip
    key = key_of(words, at, length)
    return Apposition(
        max(after, whose.end), LATIN[key], country or whose.code, status,
        lands=LANDS.get(key, frozenset()),
    )  # fmt: skip


def _qualifiers(words: list[Word], at: int) -> tuple[int, Status]:
    status = Status.IN_OFFICE
    while at < len(words) - 1:
        key = words[at].key
        if key in BEFORE_TITLES:
            status = BEFORE_TITLES[key]
        elif key not in PLAIN_BEFORE_TITLES | {"the", "a"}:
            break
        at += 1
    return at, status


def _goes_on(words: list[Word], start: int, at: int, country: str) -> bool:
    """Whether a title goes on, to a name of its own or to another office.

    "…, Prime Minister Kishida", "…, Minister of Education", "…, the Prime Minister's adviser".
    """
    if at >= len(words) or not words[at].joined:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after and words[at].key == "and" and after.key in SPOUSES:
        return True  # "…, Prime Minister and Mrs. Abe" is the next in a list
    bare = at - start == 1 and words[start].key in GENERIC and country in {"", ELSEWHERE}
    return (
        (words[at].spaced and words[at].capital)
        or words[at].key == "s"
        or (bare and words[at].key in {"of", "for", "in"})
    )


def _is_role(words: list[Word], at: int, after: int) -> bool:
    """Whether an apposition begins there that is no title of the records' kinds."""
    if at >= len(words) or not words[at].capital or words[at].key not in ROLES | LESSER:
        return False
    named = after > at and after < len(words) and words[after].spaced and words[after].capital
    return not named  # "…, Prime Minister Kishida" is the next in a list
