"""The authority records themselves: people and their offices, countries, publishers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = re.compile("[一-鿿]{2,3}")
_SUFFIX = re.compile(r",? (?:[JS]r\.?|I{2,3})$")


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and the time it was held. Dates are ISO 8601 as precise as known."""

    role: str  # "Minister for Foreign Affairs"
    first: str  # "2023-09-13"
    last: str | None = None  # None: still held on `last_seen`
    last_seen: str | None = None
    organisation: str = ""
    confidence: str = ""
    sources: tuple[str, ...] = ()
    of: str = ""  # whose office it is: "Japan"; "" where the role says so itself
    note: str = ""

    def holds(self, date: str) -> bool:
        """Whether the office is known to be held at some time within `date`."""
        return self.begun(date) and _reaches(self.last or self.last_seen or self.first, date)

    def may_hold(self, date: str) -> bool:
        """Like `holds`, but a tenure whose end is unknown goes on."""
        return self.begun(date) and (self.last is None or _reaches(self.last, date))

    def begun(self, date: str) -> bool:
        return _reaches(date, self.first)

    def left(self, date: str) -> bool:
        """Whether it ended by then, or was not seen to be held any more."""
        return _reaches(date, self.last) if self.last else not self.holds(date)

    @property
    def acting(self) -> bool:
        return self.role.startswith("Acting ")

    @property
    def title(self) -> str:
        """ "Prime Minister, Japan"."""
        return ", ".join(filter(None, (self.role, self.of)))

    @property
    def time(self) -> str:
        """ "1994-06-30 to 1996-01-11", as precise as known."""
        return (
            f"{self.first} to {self.last}"
            if self.last
            else f"{self.first}, held on {self.last_seen}"
        )

    @property
    def months(self) -> int:
        """How long the office was held, as far as is known."""
        return _months(self.last or self.last_seen or self.first) - _months(self.first)


@dataclass(frozen=True, slots=True)
class Person:
    """One authority record."""

    id: str  # "yoko-kamikawa"
    name: str  # the heading: "Yoko Kamikawa"
    family: str
    given: str
    native: str = ""
    reading: str = ""  # of a Japanese name, with the long vowels marked: "Kōno Tarō"
    variants: tuple[str, ...] = ()  # each identifies the person on its own
    called: tuple[str, ...] = ()  # what follows a title: "Kamikawa"
    country: str = ""  # ISO 3166 code
    tenures: tuple[Tenure, ...] = ()
    others: tuple[Tenure, ...] = ()  # on the word of one source: a hint, never shown as a fact
    wikidata: str = ""
    woman: bool = False
    corrected: tuple[str, ...] = ()  # why curators changed the record

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that means this person on its own: heading, both orders, native, variants."""
        both = (f"{self.given} {self.family}", f"{self.family} {self.given}") if self.family else ()
        return tuple(dict.fromkeys(filter(None, (self.name, *both, self.native, *self.variants))))

    @property
    def initials(self) -> frozenset[str]:
        """Single letters among the words of any form, in lower case."""
        words = (word.strip(".,") for form in self.forms for word in form.split())
        return frozenset(word.casefold() for word in words if len(word) == 1 and word.isascii())

    @property
    def short_forms(self) -> tuple[str, ...]:
        """What follows a title or stands for the person once named in full."""
        given = (*self.called, self.family, *self._han_families, self._without_suffix)
        return tuple(dict.fromkeys(filter(None, given)))

    @property
    def _han_families(self) -> Iterator[str]:
        """李 of 李洛淵: how Japanese and Chinese pages write Korean family names."""
        names = self.variants if self.country == "KR" else ()
        return (name[0] for name in names if _HAN.fullmatch(name))

    @property
    def _without_suffix(self) -> str:
        """ "Ferdinand Marcos" of Ferdinand Marcos Jr.: his title tells him from the elder."""
        shorter = _SUFFIX.sub("", self.name)
        return shorter if shorter != self.name else ""

    def held(self, date: str) -> tuple[Tenure, ...]:
        """Offices held on that date; on a day of hand-over the one that begins."""
        held = tuple(tenure for tenure in self.tenures if tenure.holds(date))
        kept = tuple(tenure for tenure in held if tenure.last != date)
        return kept or held

    def office_on(self, date: str | None) -> str:
        """ "Minister for Foreign Affairs, Japan"; "" where no office is known for that date."""
        held = self.held(date) if date else ()
        roles = " and ".join(dict.fromkeys(tenure.role for tenure in held))
        return ", ".join(filter(None, (roles, held[0].of))) if held else ""

    @property
    def note(self) -> str:
        """The office held longest, by which most will know the person: "Prime Minister, Japan"."""
        if not self.tenures:
            return ""
        longest = max(self.tenures, key=lambda tenure: tenure.months)
        return ", ".join(filter(None, (longest.role, longest.of)))


@dataclass(frozen=True, slots=True)
class Country:
    """A country, and the words by which a page tells whose minister is meant."""

    code: str  # ISO 3166
    name: str
    words: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter((self.name, *self.words))


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher of documents."""

    name: str  # as the facet shows it: "MOFA Japan"
    full_name: str = ""
    hosts: tuple[str, ...] = ()  # "mofa.go.jp" stands for its subdomains as well
    printed: tuple[str, ...] = ()  # how its pages name it
    country: str = ""  # code, where it is part of a government: "the Prime Minister" is its own
    minister: bool = False  # and "the Minister" its foreign minister


def _months(date: str) -> int:
    year, _, rest = date.partition("-")
    return 12 * int(year) + int(rest[:2] or "1")


def _reaches(later: str, earlier: str) -> bool:
    """Whether `later` is not before `earlier`, as far as both are precise."""
    length = min(len(later), len(earlier))
    return later[:length] >= earlier[:length]
