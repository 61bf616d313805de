"""Words for countries beside titles and names in Latin script."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from indexer.authority import Authority
from indexer.authority.elsewhere import WORDS
from indexer.authority.native import Found
from indexer.authority.titles import LATIN
from indexer.clean.people.around import STATE
from indexer.clean.people.words import (
    Word,
    key_of,
    longest_before,
    longest_ending,
    longest_from,
    phrase,
)

TITLE, COUNTRY = 12, 4  # words at most
_STATE_WORDS = 6
ELSEWHERE = "elsewhere"  # the code of a country that has no records


class Country(NamedTuple):
    """A country beside a title."""

    code: str = ""
    end: int = 0  # index after its last word


class TitleOf(NamedTuple):
    """A title with its country: "Prime Minister of Japan"."""

    start: int
    length: int  # words of the title
    code: str


def possessor(words: list[Word], at: int) -> int:
    """Where the words before `at` end, without the s of "Japan's"."""
    if at < 2 or not words[at].joined or words[at - 1].key != "s":  # noqa: PLR2004
        return at
    return at - 1 if words[at - 2].end - words[at - 2].start > 1 else at  # "U.S." is none


def country_before(words: list[Word], at: int, known: Mapping[str, str]) -> tuple[int, str]:
    """How many words before `at` name a country, and its code."""
    count = longest_before(words, at, known, COUNTRY)
    if count:
        north = at - count > 0 and words[at - count].joined and words[at - count - 1].key == "north"
        code = known[key_of(words, at - count, count)]
        return (count + 1, ELSEWHERE) if north else (count, code)
    if at and words[at].joined and words[at - 1].key in WORDS and words[at - 1].capital:
        return 1, ELSEWHERE
    return 0, ""


def country_after(words: list[Word], at: int, known: Mapping[str, str]) -> Country:
    """The country of "of the Republic of Singapore" or "(Singapore)" from `at` on."""
    if at >= len(words) or not (words[at].apart or words[at].key == "of"):
        return Country()
    apart = words[at].apart
    for here in range(at, min(at + _STATE_WORDS, len(words))):
        found = _country_at(words, here, known)
        if found.code:
            return Country() if apart and _joined(words, found.end) else found
        if words[here].key not in STATE:
            return _unknown(words, here) if not apart else Country()
    return Country()


def title_of_country(words: list[Word], at: int, known: Mapping[str, str]) -> TitleOf | None:
    """The title of "Prime Minister of Japan" before `at`."""
    if not (words[at].joined or words[at].apart):
        return None
    for _ in range(_STATE_WORDS):  # "of the Lao People's Democratic Republic"
        if at < 2 or words[at - 1].key not in STATE or not words[at - 1].joined:  # noqa: PLR2004
            break
        at -= 1
    count, code = _country_ending(words, at, known)
    here = at - count
    for _ in range(_STATE_WORDS if count else 0):
        if not here or words[here - 1].key not in STATE:
            return None
        here -= 1
        length = longest_before(words, here, LATIN, TITLE) if words[here].key == "of" else 0
        if length:
            return TitleOf(here - length, length, code)
    return None


def _country_ending(words: list[Word], at: int, known: Mapping[str, str]) -> tuple[int, str]:
    """How many words that end there name a country, whatever follows, and its code."""
    if count := longest_ending(words, at, known, COUNTRY):
        return count, known[key_of(words, at - count, count)]
    return (
        (1, ELSEWHERE) if at and words[at - 1].capital and words[at - 1].key in WORDS else (0, "")
    )


def _country_at(words: list[Word], at: int, known: Mapping[str, str]) -> Country:
    count = longest_from(words, at, known, COUNTRY)
    if count:
        return Country(known[key_of(words, at, count)], at + count)
    return Country()


def _unknown(words: list[Word], at: int) -> Country:
    """What is neither a country nor a body of one, after "of": a country without records."""
    return Country(ELSEWHERE, at + 1) if words[at].capital and words[at].joined else Country()


def _joined(words: list[Word], at: int) -> bool:
    return at < len(words) and words[at].joined


def countries_in(words: list[Word], authority: Authority, found: Found) -> frozenset[str]:
    """Codes of the countries that a text speaks of, in any script."""
    known = authority.country_words
    codes = {
        known[key]
        for at, word in enumerate(words)
        if word.capital and word.key in authority.country_beginnings
        for key in _beginnings(phrase(words, at, COUNTRY))
        if key in known
    }
    native = authority.native.countries
    here = (native[word] for words_ in found.values() for word in words_ if word in native)
    return frozenset(codes.union(*here))


def _beginnings(keys: list[str]) -> Iterator[str]:
    return ("".join(keys[:end]) for end in range(1, len(keys) + 1))
