"""Offices without a name in Latin script: "the Foreign Minister of Singapore"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from indexer.authority import Authority
from indexer.authority.titles import (
    FIRST_WORDS,
    GENERIC,
    LANDS,
    LATIN,
    LEADERS,
    PLURALS,
    Office,
)
from indexer.clean.people.countries import (
    COUNTRY,
    ELSEWHERE,
    TITLE,
    country_after,
    country_before,
    possessor,
)
from indexer.clean.people.latin import Latin
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.office_around import Surroundings
from indexer.clean.people.words import Word, key_of, longest_ending, longest_from

_ABBREVIATIONS = frozenset({"fm", "pm", "sm", "mm", "esm", "eam", "sg", "dpm", "ccs", "sfa"})
_NOT_ALONE = GENERIC - {"president"} | _ABBREVIATIONS | {"seniorminister"}
_MOST_COUNTRIES = 6  # whose ministers one phrase names
_NUMBERS = {"two": 2, "both": 2, "three": 3}


def offices(latin: Latin, authority: Authority) -> Iterator[Naming]:
    """Every mention of an office with its country, but those that belong to a name."""
    free = [True] * len(latin.words)
    for first, after in latin.taken:
        free[first:after] = [False] * (after - first)
    countries = authority.country_words
    scan = _Scan(latin.words, countries, Surroundings(latin.words, countries))
    end = 0
    for at in [n for n, word in enumerate(latin.words) if word.key in FIRST_WORDS and free[n]]:
        if latin.words[at].start >= end:
            for naming in scan.at(at):
                yield naming
                end = naming.end


@dataclass(frozen=True, slots=True)
class _Scan:
    words: list[Word]
    countries: Mapping[str, str]
    near: Surroundings

    def at(self, at: int) -> tuple[Naming, ...]:
        """The offices whose title begins there."""
        length = longest_from(self.words, at, PLURALS, TITLE)
        if length:
            return self._plural(at, length)
        length = longest_from(self.words, at, LATIN, TITLE)
        key = key_of(self.words, at, length)
        if not length or key in _NOT_ALONE:
            return ()
        naming = self._single(at, length, LATIN[key])
        return (naming,) if naming else ()

    def _single(self, at: int, length: int, offices: frozenset[Office]) -> Naming | None:
        """ "the Foreign Minister of Singapore", "Singapore's Foreign Minister"."""
        after = at + length
        whose = possessor(self.words, at)
        count, code = country_before(self.words, whose, self.countries)
        first = whose - count if count else at
        if not code and self._of_asean(at, after):
            return self._asean(at, after, offices)
        if not code:
            found = country_after(self.words, after, self.countries)
            code = found.code if self.near.key(after) == "of" else ""
            after = found.end if code else after
        if code in {"", ELSEWHERE} or not self.near.is_alone(first, after):
            return None
        lands = LANDS.get(key_of(self.words, at, length), frozenset({code}))
        return self._naming(first, after, offices, code) if code in lands else None

    def _of_asean(self, at: int, after: int) -> bool:
        """Whether it is "Secretary-General of ASEAN" or "ASEAN Secretary-General"."""
        return any(word.key == "asean" for word in self.words[at:after])

    def _asean(self, at: int, after: int, offices: frozenset[Office]) -> Naming | None:
        return self._naming(at, after, offices, "") if self.near.is_alone(at, after) else None

    def _plural(self, at: int, length: int) -> tuple[Naming, ...]:
        """ "the Foreign Ministers of Japan and Singapore", "the two foreign ministers"."""
        after = at + length
        offices = PLURALS[key_of(self.words, at, length)]
        many = _NUMBERS.get(self.near.key(at - 1), 0) if self.words[at].joined else 0
        if many:
            meeting = self.near.names_meeting(after) or self.near.key(after) == "of"
            if meeting or not self._is_spaced(after):
                return ()
            told = self._naming(at - 1, after, offices, "")
            return (replace(told, form=Form.PLURAL, many=many),)
        if offices == LEADERS:
            return ()
        if self.near.key(after) == "of" and not self.near.is_lesser(at):
            end, codes = self._listed(after + 1)
            return tuple(self._naming(at, end, offices, code) for code in codes)
        if self.near.names_meeting(after) or not self._is_spaced(after):
            return ()
        first, codes = self._listed_before(at)
        return tuple(self._naming(first, after, offices, code) for code in codes)

    def _listed(self, at: int) -> tuple[int, list[str]]:
        """Where "Japan, the Republic of Korea and China" ends, and the codes."""
        end = at
        codes: list[str] = []
        while at < len(self.words) and len(codes) < _MOST_COUNTRIES:
            count = longest_from(self.words, at, self.countries, COUNTRY)
            if count:
                at = end = at + count
                codes.append(self.countries[key_of(self.words, at - count, count)])
            elif self.words[at].key in {"the", "and", "republic", "of", "kingdom", "union"}:
                at += 1
            else:
                break
        return end, codes

    def _listed_before(self, at: int) -> tuple[int, list[str]]:
        """Where "the Japanese and Korean" before a title begins, and the codes; two at least."""
        first = at
        codes: list[str] = []
        at = possessor(self.words, at)
        while count := longest_ending(self.words, at, self.countries, COUNTRY):
            first = at - count
            codes.append(self.countries[key_of(self.words, first, count)])
            follows = first and (self.words[first].joined or self.words[first].apart)
            at = first - 1 if follows and self.near.key(first - 1) == "and" else first
            if not follows or (at == first and not self.words[first].apart):
                break
        return first, codes[::-1] if len(codes) > 1 else []

    def _is_spaced(self, at: int) -> bool:
        return at >= len(self.words) or self.words[at].spaced or not self.words[at].joined

    def _naming(self, first: int, after: int, offices: frozenset[Office], code: str) -> Naming:
        start, end = self.words[first].start, self.words[after - 1].end
        return Naming(start, end, Form.OFFICE, (), offices, code)
