"""Offices without name or country in what a government publishes: "the Prime Minister", 大臣.

They are its own country's, unless the same text speaks of another who holds such an office.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.authority import Authority
from indexer.authority.titles import FIRST_WORDS, GENERIC, LATIN, NATIVE, NATIVE_GENERIC, Office
from indexer.clean.people.around import PLAIN
from indexer.clean.people.countries import ELSEWHERE, TITLE, country_before, possessor
from indexer.clean.people.latin import Latin
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.office_around import Surroundings
from indexer.clean.people.words import Word, key_of, longest_from

KINDS = frozenset({Office.FOREIGN, Office.PRIME})
_OF_TITLES = frozenset({"of", "for", "in", "and"})
_NATIVE = re.compile(
    "(?<![副元前故])(?P<title>内閣総理大臣|総理大臣|総理|首相|外務大臣|外相|大臣)(?!官|秘書|補佐|夫人|政務)"
)
_JOINED = re.compile("[一-鿿々ァ-ヶー・A-Za-z）)のノ]")
_GOES_ON = re.compile("[はがをにとのもへ、。]|から|より")


@dataclass(frozen=True, slots=True)
class Home:
    """Whose government publishes a document."""

    country: str  # code
    minister: bool = False  # whether its "the Minister" is the foreign minister


def own_offices(latin: Latin, authority: Authority, home: Home) -> Iterator[Naming]:
    """Titles that stand alone as `Form.OWN`; as `Form.STRANGER` those of people without records."""
    taken = {at for first, after in latin.taken for at in range(first, after)}
    scan = _Scan(latin.words, authority, home)
    end = 0
    for at, word in enumerate(latin.words):
        if at < end or word.key not in FIRST_WORDS or not word.capital or at in taken:
            continue
        length = longest_from(latin.words, at, LATIN, TITLE)
        end = at + length
        if length and not (at and word.joined and latin.words[at - 1].key in _OF_TITLES):
            yield from scan.title(at, length)


def own_in_japanese(text: str, taken: Sequence[Naming], home: Home) -> Iterator[Naming]:
    """The same of a text in Japanese, beside the namings that are found already."""
    if home.country != "JP" or text.isascii():
        return
    used = {at for naming in taken for at in range(naming.start, naming.end)}
    for match in _NATIVE.finditer(text):
        if match.start() in used:
            continue
        alone = not _JOINED.match(text[max(0, match.start() - 1) : match.start()])
        generic = match["title"] in NATIVE_GENERIC
        naming = _naming(match.span(), NATIVE[match["title"]], home, generic=generic)
        if not alone:
            yield replace(naming, form=Form.STRANGER)
        elif _GOES_ON.match(text, match.end()) and naming.offices:
            yield naming


@dataclass(frozen=True, slots=True)
class _Scan:
    words: list[Word]
    authority: Authority
    home: Home

    def title(self, at: int, length: int) -> Iterator[Naming]:
        """What the title at words[at:at + length] is, if it tells anything."""
        after = at + length
        key = key_of(self.words, at, length)
        span = self.words[at].start, self.words[after - 1].end
        naming = _naming(span, LATIN[key], self.home, generic=key in GENERIC)
        if self._is_strangers(at, after):
            yield replace(naming, form=Form.STRANGER)
        elif naming.offices and self._stands_alone(at, after):
            yield naming

    def _is_strangers(self, at: int, after: int) -> bool:
        """Whether somebody without a record has the title: "Prime Minister Orban"."""
        count, code = country_before(
            self.words, possessor(self.words, at), self.authority.country_words
        )
        if count and code == ELSEWHERE:
            return True
        if after >= len(self.words):
            return False
        word = self.words[after]
        named = word.spaced and word.capital and word.key not in PLAIN
        portfolio = word.joined and word.key in {"of", "for"}
        return named or portfolio

    def _stands_alone(self, at: int, after: int) -> bool:
        if not at or not self.words[at].joined or self.words[at - 1].key != "the":
            return False
        goes_on = after < len(self.words) and self.words[after].joined
        if goes_on and self.words[after].key in _OF_TITLES - {"and"}:
            return False
        near = Surroundings(self.words, self.authority.country_words)
        return near.is_alone(at, after)


def _naming(
    span: tuple[int, int], offices: frozenset[Office], home: Home, *, generic: bool
) -> Naming:
    """An office of the home country; without offices where a bare title says too little."""
    meant = offices & KINDS
    if generic:
        meant = frozenset({Office.FOREIGN}) if home.minister else frozenset()
    return Naming(*span, Form.OWN, (), meant, home.country, generic=generic)
