"""All authority records together, and who is meant by a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from indexer.authority import titles
from indexer.authority.names import Lexicon, Names, fold, index, is_latin, lexicon
from indexer.authority.records import Country, Person, Source
from indexer.authority.titles import Office


@dataclass(frozen=True)
class Authority:
    """All records; people by id, countries by code."""

    people: Mapping[str, Person] = field(default_factory=dict)
    digest: str = ""  # changes whenever a record does
    countries: Mapping[str, Country] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    @cached_property
    def full_names(self) -> Names:
        """Forms that mean a person on their own."""
        return index((p, form) for p in self.people.values() for form in p.forms)

    @cached_property
    def short_names(self) -> Names:
        """Forms that follow a title, as family names do."""
        return index((p, form) for p in self.people.values() for form in p.short_forms)

    @cached_property
    def given_names(self) -> Names:
        """What follows "Mr." where a page takes the given name for the family's."""
        return index((p, p.given) for p in self.people.values() if p.family)

    @cached_property
    def native_names(self) -> Lexicon:
        """Full names in scripts without spaces, with and without a space after the family's."""
        return lexicon(
            (form, person.id)
            for person in self.people.values()
            for whole in person.forms
            for form in (whole, *_spaced(whole, person))
        )

    @cached_property
    def native_short_names(self) -> Lexicon:
        return lexicon((form, p.id) for p in self.people.values() for form in p.short_forms)

    @cached_property
    def native_countries(self) -> Lexicon:
        return lexicon((word, code) for code, land in self.countries.items() for word in land)

    @cached_property
    def country_words(self) -> Mapping[str, str]:
        """Country codes by the folded words for them."""
        return {fold(word): code for code, land in self.countries.items() for word in land}

    def find(self, name: str, on: str | None = None) -> tuple[Person, ...]:
        """Who may be meant by a name in any form; `on` narrows to who held office that day.

        A title before or after the name narrows to those who ever held that office.
        """
        offices, bare = _split(name)
        key = fold(bare)
        ids = self.full_names.ids(key) or self.short_names.ids(key)
        found = tuple(map(self.people.__getitem__, ids))
        if offices:
            found = tuple(p for p in found if offices & set(map(titles.office_of, p.tenures)))
        return tuple(p for p in found if p.held(on)) if on else found


def _spaced(form: str, person: Person) -> Iterator[str]:
    """A native name as lists print it: 上川 陽子."""
    for family in person.called:
        if form.startswith(family) and form != family and not is_latin(form) and "・" not in form:
            yield f"{family} {form.removeprefix(family)}"
            yield f"{family}\u3000{form.removeprefix(family)}"


def _split(name: str) -> tuple[frozenset[Office], str]:
    """The offices that a title in the name means, and the name without title and honorifics."""
    before, comma, after = name.partition(",")
    if comma and fold(after) in titles.LATIN:
        return titles.LATIN[fold(after)], _split(before)[1]
    native = next((title for title in _BY_LENGTH if name.rstrip().endswith(title)), "")
    if native:
        return titles.NATIVE[native], name.rstrip().removesuffix(native)
    return _leading_title(name.split())


def _leading_title(words: list[str]) -> tuple[frozenset[Office], str]:
    for length in range(len(words) - 1, 0, -1):
        key = fold("".join(words[:length]))
        if key in titles.LATIN:
            return titles.LATIN[key], _leading_title(words[length:])[1]
        if key in titles.HONORIFICS or key in titles.FORMER:
            return _leading_title(words[length:])
    return frozenset(), " ".join(words)


_BY_LENGTH = sorted(titles.NATIVE, key=len, reverse=True)
