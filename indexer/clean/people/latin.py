"""Names in Latin script: windows of words looked up in the authority records."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.authority import Authority
from indexer.clean.people.context import Context, amid_capitals, context, goes_on
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.words import Word, phrase, words_of

_LONGEST = 7  # words of a name
_SOMETHING_ELSE = frozenset(  # what is named after a person is not the person
    {
        "school", "institute", "foundation", "centre", "center", "award", "prize", "chair",
        "airport", "library", "memorial", "fellowship", "scholarship", "doctrine",
        "hospital", "university", "college", "street", "road", "stadium",
    }
)  # fmt: skip


def latin(text: str, authority: Authority) -> Iterator[Naming]:
    """Every place that may name somebody by a Latin form."""
    scan = _Scan(words_of(text), authority)
    at = 0
    while at < len(scan.words):
        count, naming = scan.name_at(at)
        if naming:
            yield naming
        at += count or 1


@dataclass(frozen=True, slots=True)
class _Scan:
    words: list[Word]
    authority: Authority

    def name_at(self, at: int) -> tuple[int, Naming | None]:
        """How many words from here on make a name, and what it may name."""
        if not self.words[at].capital:
            return 0, None
        keys = phrase(self.words, at, _LONGEST)
        count, people = self.authority.full_names.longest(keys)
        if count:
            return count, self._full(at, count, people)
        for form, names in (
            (Form.BARE, self.authority.short_names),
            (Form.GIVEN, self.authority.given_names),
        ):
            count, people = names.longest(keys)
            naming = self._short(at, count, people, form) if count else None
            if naming:
                return count, naming
        return 0, None

    def _full(self, at: int, count: int, people: tuple[str, ...]) -> Naming | None:
        end = at + count
        around = context(self.words, at, end, self.authority.country_words)
        after = self.words[end] if end < len(self.words) else None
        if after and after.spaced and after.key in _SOMETHING_ELSE:
            return None
        lone = count == 1 and not around.offices
        if lone and amid_capitals(self.words, around.name, end):
            return None
        return self._naming(around.name, end, Form.FULL, people, around)

    def _short(self, at: int, count: int, people: tuple[str, ...], form: Form) -> Naming | None:
        end = at + count
        around = context(self.words, at, end, self.authority.country_words)
        if around.blocked or goes_on(self.words, end, titled=bool(around.offices)):
            return None
        if form is Form.BARE:
            form = around.form
        elif around.form is not Form.POLITE:
            return None
        if form is Form.BARE and amid_capitals(self.words, at, end):
            return None
        return self._naming(around.start, end, form, people, around)

    def _naming(
        self, first: int, end: int, form: Form, people: tuple[str, ...], around: Context
    ) -> Naming:
        return Naming(
            self.words[first].start, self.words[end - 1].end, form, people,
            around.offices, around.country, around.present,
        )  # fmt: skip


def countries_in(text: str, authority: Authority) -> frozenset[str]:
    """Codes of the countries that the text speaks of, in any script."""
    words = words_of(text)
    known, longest = authority.country_words, 3
    latin_codes = {
        known[key]
        for at, word in enumerate(words)
        if word.capital
        for key in _keys(phrase(words, at, longest))
        if key in known
    }
    return frozenset(
        latin_codes
        | {
            code
            for word, codes in authority.native_countries.values.items()
            if word in text
            for code in codes
        }
    )


def _keys(words: list[str]) -> Iterator[str]:
    return ("".join(words[:end]) for end in range(1, len(words) + 1))
