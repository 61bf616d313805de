"""What stands around a name in Latin script: honorific, title, country, "former"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.authority.titles import FORMER, HONORIFICS, LATIN, Office
from indexer.clean.people.naming import Form
from indexer.clean.people.words import Word, key_of, longest_before, longest_from

_TITLE, _COUNTRY, _POLITE = 12, 4, 4  # words at most
_LESSER = frozenset(  # before a title they make another person's office of it
    {
        "vice", "deputy", "state", "parliamentary", "senior", "shadow", "assistant",
        "second", "under", "permanent", "press", "undersecretary", "associate",
    }
)  # fmt: skip
_GENERIC = frozenset({"minister", "secretary", "chairman", "president"})
_PLAIN = frozenset(  # capitals of these say nothing: they begin sentences or join phrases
    {
        "the", "a", "an", "and", "but", "or", "in", "on", "to", "of", "for", "by", "from",
        "at", "with", "as", "if", "when", "while", "after", "before", "both", "then",
        "also", "following", "between", "during", "since", "although", "though", "because",
        "that", "where", "thus", "earlier", "later", "meanwhile", "however", "moreover",
        "today", "yesterday", "under", "over", "his", "her", "their", "our", "acting",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "s",
    }
)  # fmt: skip
_STATE = frozenset(  # around a country's name
    {
        "the", "of", "republic", "kingdom", "union", "people", "s", "democratic",
        "commonwealth", "socialist", "state",
    }
)  # fmt: skip
_STATE_WORDS = 5
_HEADLINE = 0.6  # share of capitals from which on they say nothing of names
_REACH = 6  # words that show whether this is a headline
_SHORT = 3  # letters; shorter words are in lower case even in headlines


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a name say."""

    start: int  # index of the first word, title and honorific included
    name: int  # the same without the title
    form: Form = Form.BARE
    offices: frozenset[Office] = frozenset()
    country: str = ""
    present: bool = True
    blocked: bool = False  # they make another person of it


def context(words: list[Word], at: int, end: int, countries: Mapping[str, str]) -> Context:
    """The surroundings of the name at words[at:end]."""
    titled = longest_before(words, at, LATIN, _TITLE)  # no honorific: "Secretary-General"
    name = at - (0 if titled else longest_before(words, at, HONORIFICS, _POLITE))
    form = Form.POLITE if name < at else Form.BARE
    title = titled or longest_before(words, name, LATIN, _TITLE)
    plain = Context(name, name, form, present=not _former(words, name))
    around = _titled(words, plain, title, countries) if title else plain
    if not around.offices:
        around = _appositive(words, end, around, countries)
    return replace(around, country=around.country or _of_country(words, end, countries))


def goes_on(words: list[Word], end: int, *, titled: bool) -> bool:
    """Whether the next word is one more name, so that the one before `end` is another person's."""
    if end >= len(words):
        return False
    after = words[end]
    if not after.joined or not after.capital or after.key in _PLAIN:
        return False
    return not (titled and (_is_headline(words, end) or not after.spaced))


def amid_capitals(words: list[Word], start: int, end: int) -> bool:
    """Whether a neighbour might be part of the same name."""
    before = words[start - 1] if start and words[start].joined else None
    part = before and before.capital and before.key not in _PLAIN
    return bool(part) or goes_on(words, end, titled=False)


def _titled(words: list[Word], plain: Context, title: int, countries: Mapping[str, str]) -> Context:
    """The context with the title of so many words before the name."""
    start = plain.name - title
    key = key_of(words, start, title)
    whose = longest_before(words, _possessor(words, start), countries, _COUNTRY)
    first = _possessor(words, start) - whose
    country = countries[key_of(words, first, whose)] if whose else ""
    before = words[first - 1] if first and words[first].joined else None
    if before and before.key in _LESSER:
        return replace(plain, blocked=True)
    if key in _GENERIC and not _stands_alone(words[start], None if whose else before):
        return replace(plain, form=Form.POLITE)
    return replace(
        plain, start=start, form=Form.TITLED, offices=LATIN[key], country=country,
        present=not _former(words, first),
    )  # fmt: skip


def _stands_alone(title: Word, before: Word | None) -> bool:
    """Whether a bare "Minister" is no part of "Defence Minister"."""
    if not before or not before.capital:
        return title.capital
    return title.capital and (before.key in _PLAIN or before.key in FORMER)


def _possessor(words: list[Word], at: int) -> int:
    """Where the words before `at` end, without the s of "Japan's"."""
    return at - 1 if at and words[at].joined and words[at - 1].key == "s" else at


def _former(words: list[Word], at: int) -> bool:
    return at > 0 and words[at].joined and words[at - 1].key in FORMER


def _appositive(
    words: list[Word], end: int, around: Context, countries: Mapping[str, str]
) -> Context:
    """The context with the title in "Mr. Hayashi, Minister for Foreign Affairs of Japan"."""
    at = end
    if at >= len(words) or not words[at].comma:
        return around
    present = True
    while at < len(words) - 1 and words[at].key in FORMER | {"the"}:
        present = present and words[at].key == "the"
        at += 1
    whose = longest_from(words, at, countries, _COUNTRY)
    title = longest_from(words, at + whose, LATIN, _TITLE) if at + whose < len(words) else 0
    after = at + whose + title
    if not title or _is_next_persons(words, after):
        return around
    country = countries[key_of(words, at, whose)] if whose else _of_country(words, after, countries)
    return replace(
        around, form=Form.TITLED, offices=LATIN[key_of(words, at + whose, title)],
        country=country, present=around.present and present,
    )  # fmt: skip


def _is_next_persons(words: list[Word], at: int) -> bool:
    """Whether a title goes on to a name of its own: "…, Prime Minister Kishida"."""
    return at < len(words) and words[at].spaced and words[at].capital


def _of_country(words: list[Word], at: int, countries: Mapping[str, str]) -> str:
    """The country of "of the Republic of Singapore" or ", Singapore" after a title or name."""
    if at >= len(words) or not (words[at].comma or words[at].key == "of"):
        return ""
    for _ in range(_STATE_WORDS):
        count = longest_from(words, at, countries, _COUNTRY) if at < len(words) else 0
        if count:
            return countries[key_of(words, at, count)]
        if at >= len(words) or words[at].key not in _STATE:
            break
        at += 1
    return ""


def _is_headline(words: list[Word], at: int) -> bool:
    """Whether the phrase goes on after this word with nearly every long word capitalised."""
    end = at + 1
    while end < len(words) and end - at <= _REACH and words[end].joined:
        end += 1
    long = [word for word in words[at + 1 : end] if word.end - word.start > _SHORT]
    return bool(long) and sum(word.capital for word in long) >= _HEADLINE * len(long)
