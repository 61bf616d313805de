"""All authority records together, and who is meant by a name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from indexer.authority import titles
from indexer.authority.amendments import NONE, Amendments
from indexer.authority.names import Names, fold, index, is_latin, is_turned, romaji
from indexer.authority.native import Native, values
from indexer.authority.records import Country, Person, Source, Tenure
from indexer.authority.titles import Office


@dataclass(frozen=True)
class Authority:
    """All records; people by id, countries by code."""

    people: Mapping[str, Person] = field(default_factory=dict)
    digest: str = ""  # changes whenever a record does
    countries: Mapping[str, Country] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    amendments: Amendments = NONE  # by the curators of this archive

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
    def native(self) -> Native:
        """Names and countries in scripts without spaces."""
        people = self.people.values()
        return Native(
            full=values(
                (form, person.id)
                for person in people
                for whole in person.forms
                for form in (whole, *_spaced(whole, person))
            ),
            short=values((form, p.id) for p in people for form in p.short_forms),
            countries=values((w, code) for code, land in self.countries.items() for w in land),
        )

    @cached_property
    def country_words(self) -> Mapping[str, str]:
        """Country codes by the folded words for them."""
        return {fold(word): code for code, land in self.countries.items() for word in land}

    @cached_property
    def country_beginnings(self) -> frozenset[str]:
        """Of the folded words for countries."""
        return frozenset(key[:end] for key in self.country_words for end in range(1, len(key) + 1))

    @cached_property
    def tenures(self) -> Mapping[Office, tuple[tuple[Person, Tenure], ...]]:
        """Who held each kind of office, and when."""
        found: dict[Office, list[tuple[Person, Tenure]]] = {}
        for person in self.people.values():
            for tenure in person.tenures:
                found.setdefault(titles.office_of(tenure), []).append((person, tenure))
        return {office: tuple(many) for office, many in found.items()}

    def holders(self, offices: Iterable[Office], country: str, date: str) -> tuple[Person, ...]:
        """Who held one of these offices of a country that day; on a day of hand-over who begins.

        Without a country, who held one that is no country's: the Secretary-General of ASEAN.
        """
        terms = [
            (person, tenure)
            for office in offices
            for person, tenure in self.tenures.get(office, ())
            if tenure.may_hold(date) and (person.country == country if country else not tenure.of)
        ]
        sure = [(p, t) for p, t in terms if t.holds(date)] or terms
        kept = [(p, t) for p, t in sure if t.last != date] or sure
        return tuple({person.id: person for person, _ in kept}.values())

    def begins_name(self, key: str) -> bool:
        """Whether some Latin name, full, short or given, begins with this folded word."""
        return key in self._beginnings or romaji(key) in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return (
            self.full_names.beginnings | self.short_names.beginnings | self.given_names.beginnings
        )

    def current(self, id: str) -> str:
        """The id of the record that an id stands for now: two may have been merged."""
        return self.amendments.merged.get(id, (id, ""))[0]

    def understand(self, text: str, before: str = "") -> tuple[Person, ...]:
        """Whom words of a query mean on their own: a full name, or a short one with a title.

        `before` is the word before them: after it "minister" may be part of another title.
        """
        offices, bare = _split(text)
        key = fold(bare)
        ids = self.full_names.ids(key)
        if not ids and offices and not (before and self._is_part(text, before)):
            ids = self.short_names.ids(key)
        found = [p for p in map(self.people.__getitem__, ids) if not _is_phrase(bare, p)]
        titled = [p for p in found if offices & set(map(titles.office_of, p.tenures))]
        return tuple(titled or (found if self.full_names.ids(key) else ()))

    def may_begin(self, word: str) -> bool:
        """Whether what `understand` knows may begin with this word: a quick look."""
        key = fold(word).rstrip("m")  # which may become another letter before the next word
        if not key or not word.isascii():
            return True
        names = self.full_names, self.short_names
        return key in titles.BEGINNINGS or any(one.begins(key) for one in names)

    def _is_part(self, text: str, before: str) -> bool:
        generic = fold(text.split(maxsplit=1)[0]) in titles.GENERIC
        return generic and fold(before) not in self.country_words

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


def _is_phrase(text: str, person: Person) -> bool:
    """Whether words without a capital are rather a phrase than a western name turned round.

    "english bill", "key john": such names are hardly ever written family name first.
    """
    return is_turned(fold(text), person) and text == text.casefold()


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
    bare = name.rstrip()
    if bare.endswith(_BY_LENGTH):
        native = next(title for title in _BY_LENGTH if bare.endswith(title))
        return titles.NATIVE[native], bare.removesuffix(native)
    return _leading_title(name.split())


def _leading_title(words: list[str]) -> tuple[frozenset[Office], str]:
    for length in range(len(words) - 1, 0, -1):
        key = fold("".join(words[:length]))
        if key in titles.LATIN:
            return titles.LATIN[key], _leading_title(words[length:])[1]
        if key in titles.HONORIFICS or key in titles.BEFORE_TITLES:
            return _leading_title(words[length:])
    return frozenset(), " ".join(words)


_BY_LENGTH = tuple(sorted(titles.NATIVE, key=len, reverse=True))
