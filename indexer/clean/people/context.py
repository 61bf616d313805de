"""What stands around a name in Latin script: honorific, title, country, "former"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.authority.titles import (
    GENERIC,
    HONORIFIC_LANDS,
    HONORIFICS,
    LANDS,
    LATIN,
    LEADERS,
    MEN,
    PLURALS,
    SPOUSES,
    WOMEN,
    Office,
)
from indexer.clean.people.apposition import apposition
from indexer.clean.people.around import PLAIN
from indexer.clean.people.callings import LOWER
from indexer.clean.people.countries import (
    ELSEWHERE,
    TITLE,
    country_after,
)
from indexer.clean.people.naming import Form
from indexer.clean.people.title_before import (
    Title,
    is_lesser,
    other_portfolio,
    qualified,
    title_before,
)
from indexer.clean.people.words import Word, key_of, longest_before
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
    lesser: bool = False  # they tell of a role that nobody has who is in office


def context(words: list[Word], at: int, end: int, countries: Mapping[str, str]) -> Context:
    """The surroundings of the name at words[at:end]."""
    around = _before(words, at, end, countries)
    if not around.offices or around.generic:
        found = apposition(words, end, countries)
        around = replace(
            around, end=found.end, blocked=around.blocked or found.role,
            lesser=around.lesser or found.lesser or _has_lower_role(words, around),
        )  # fmt: skip
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


def _follows_name(words: list[Word], at: int) -> bool:
    """Whether it is the title of who is named before it: "Mr. Foo, Deputy Prime Minister, Mr."."""
    while at and words[at].joined and (words[at].capital or words[at].key == "the"):
        at -= 1
    return words[at].apart


def _has_lower_role(words: list[Word], around: Context) -> bool:
    at = around.name
    return around.start == at > 0 and words[at].joined and words[at - 1].key in LOWER


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
    title = couple or title_before(words, name, countries)
    if title:
        return _titled(words, plain, title, countries)
    return replace(plain, portfolio=True) if other_portfolio(words, name) else plain


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


def _couple(words: list[Word], name: int, end: int) -> "Title | Context | None":
    """In "Prime Minister and Mrs. Abe" the title; in "Mr. Abe and Mrs. Abe" the other half."""
    if name < _AND or words[name - 1].key != "and" or not words[name].joined:
        return None
    length = longest_before(words, name - 1, LATIN, TITLE)
    if length:
        return Title(name - 1 - length, length)
    at = name - 2
    while at and words[at].joined and words[at].capital and words[at].key != words[end - 1].key:
        at -= 1
    same = words[at].key == words[end - 1].key
    honoured = words[name - 2].key in HONORIFICS  # "Mr. and Mrs. Abe"
    return Context(name, name, end) if same or honoured else None


def _titled(
    words: list[Word], plain: Context, title: Title, countries: Mapping[str, str]
) -> Context:
    """The context with the title and what qualifies it."""
    key = key_of(words, title.start, title.length)
    first, country, status = qualified(words, title, countries)
    before = words[first - 1] if first and words[first].joined else None
    if title.apart and (
        (country in {"", ELSEWHERE} and _follows_name(words, first))
        or not (country or status is not Status.IN_OFFICE or (before and before.key == "the"))
    ):
        return plain
    if (before and is_lesser(before, words[title.start])) or country == ELSEWHERE:
        if title.apart and _follows_name(words, title.start):
            return plain
        leads = bool(LATIN.get(key, frozenset()) & LEADERS)  # vice prime ministers may be more
        return replace(plain, blocked=True, lesser=country == ELSEWHERE or not leads)
    generic = key in GENERIC
    if generic and not _stands_alone(words, title.start, first, before):
        return replace(plain, form=Form.POLITE, portfolio=True)
    start = first if title.apart or country else title.start
    return replace(
        plain, start=plain.name if title.shared else start, form=Form.TITLED,
        offices=LATIN.get(key) or PLURALS[key], country=country, status=status,
        generic=generic and key != "president" and not country, lands=LANDS.get(key, frozenset()),
    )  # fmt: skip


def _stands_alone(words: list[Word], title: int, first: int, before: Word | None) -> bool:
    """Whether a bare "Minister" is no part of "Defence Minister"."""
    if not words[title].capital:
        return False
    if not before or not before.capital or before.key in PLAIN:
        return True
    return bool(longest_before(words, first, HONORIFICS, _POLITE))
