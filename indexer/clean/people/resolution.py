"""Who is meant by a naming: by the full name, the office held that day, or an earlier mention."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from indexer.authority import Authority, Person
from indexer.authority.titles import Office, office_of
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.terms import ever_held, fits, latest

_FEW = 2  # bearers of a name; of more, a bare "Minister" tells only with the country
_BEFORE = -1  # where a text stands, seen from the tail


class Rule(StrEnum):
    """How a mention was recognised."""

    FULL_NAME = "full name"
    TITLE = "title"
    COREFERENCE = "coreference"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a naming means: one person, or several where it cannot be told which."""

    naming: Naming
    people: tuple[Person, ...]
    rule: Rule

    @property
    def person(self) -> Person | None:
        return self.people[0] if len(self.people) == 1 else None


@dataclass(slots=True)
class Named:
    """Where a document names whom, as far as that is sure."""

    full: dict[str, list[int]] = field(default_factory=dict)  # offsets, by id
    titled: dict[str, list[int]] = field(default_factory=dict)
    rivals: list[Naming] = field(default_factory=list)
    called: dict[str, set[Office]] = field(default_factory=dict)  # the offices of their titles

    def add(self, resolved: Resolved) -> None:
        person = resolved.person
        if person:
            self.called.setdefault(person.id, set()).update(resolved.naming.offices)
        if person and resolved.rule is Rule.FULL_NAME:
            self.full.setdefault(person.id, []).append(resolved.naming.start)
        elif person and resolved.rule is Rule.TITLE:
            self.titled.setdefault(person.id, []).append(resolved.naming.start)

    def before(self, person: str, at: int, *, titled: bool) -> int | None:
        """The last place before `at` that names a person for sure."""
        places = [*self.full.get(person, ()), *(self.titled.get(person, ()) if titled else ())]
        return max((one for one in places if one < at), default=None)


@dataclass(frozen=True)
class Resolver:
    """What helps to tell a document's people apart."""

    authority: Authority
    date: str | None
    countries: frozenset[str]  # codes of those that the document speaks of

    def resolve(self, namings: Sequence[Naming], named: Named) -> list[Resolved]:
        """The namings of which something can be said; `named` grows by who is named for sure."""
        named.rivals += [naming for naming in namings if naming.form is Form.RIVAL]
        sure = {n: found for n, naming in enumerate(namings) if (found := self._sure(naming))}
        for found in sure.values():
            named.add(found)
        kept: list[Resolved] = []
        for number, naming in enumerate(namings):
            found = sure.get(number)
            if found is None or not found.person:
                found = self._later(naming, named) or found
            kept += [found] if found else []
            if naming.form is Form.PLURAL:
                kept += self._both(naming, kept) or self._both(naming, list(sure.values()))
        return kept

    def _sure(self, naming: Naming) -> Resolved | None:
        """Whom a naming means without regard to the others."""
        match naming.form:
            case Form.FULL:
                return self._only(naming, self._people(naming), Rule.FULL_NAME)
            case Form.TITLED if self.date or not naming.generic:
                fitting = [p for p in self._people(naming) if fits(p, naming, self.date)]
                return self._only(naming, fitting, Rule.TITLE)
            case Form.OFFICE if self.date:
                holders = self.authority.holders(naming.offices, naming.country, self.date)
                return Resolved(naming, holders, Rule.OFFICE) if holders else None
            case _:
                return None

    def _later(self, naming: Naming, named: Named) -> Resolved | None:
        """Whom a short form means that the document names elsewhere."""
        if naming.form not in {Form.TITLED, Form.POLITE, Form.GIVEN, Form.BARE}:
            return None
        people = [p for p in self._people(naming) if self._known(p, naming, named)]
        fitting = [
            person
            for person in people
            if not naming.offices
            or ever_held(person, naming)
            or naming.offices & named.called.get(person.id, set())
        ]
        if naming.generic and len(fitting) > 1:  # "Minister Wong" is not the deputy prime minister
            fitting = [p for p in fitting if self._is_foreign_minister(p)] or fitting
        return self._only(naming, fitting, Rule.COREFERENCE) if fitting else None

    def _is_foreign_minister(self, person: Person) -> bool:
        held = person.held(self.date) if self.date else ()
        return any(office_of(tenure) in {Office.FOREIGN, Office.SECOND} for tenure in held)

    def _known(self, person: Person, naming: Naming, named: Named) -> bool:
        """Whether an earlier or, with a title or honorific, any mention tells who it is."""
        if naming.portfolio and (not self.date or person.held(self.date)):
            return False
        titled = naming.form is not Form.GIVEN
        place = named.before(person.id, naming.start, titled=titled)
        rival = max(
            (r.start for r in named.rivals if person.id in r.people and r.start < naming.start),
            default=None,
        )
        if (
            rival is not None
            and naming.form is not Form.TITLED
            and (place is None or rival > place)
        ):
            return False
        if naming.form in {Form.GIVEN, Form.BARE}:
            return place is not None
        if naming.form is Form.POLITE and place is None and self._has_rival(person, named):
            return False
        return person.id in named.full or person.id in named.titled

    def _has_rival(self, person: Person, named: Named) -> bool:
        return any(person.id in rival.people for rival in named.rivals)

    def _both(self, naming: Naming, kept: Sequence[Resolved]) -> list[Resolved]:
        """The two whom "the two foreign ministers" means: those who are named before it."""
        if not self.date:
            return []
        people: dict[str, Person] = {}
        for one in kept:
            person = one.person
            if person and any(
                office_of(tenure) in naming.offices for tenure in person.held(self.date)
            ):
                people[person.id] = person
        if len(people) != 2:  # noqa: PLR2004 -- both
            return []
        return [Resolved(naming, (person,), Rule.OFFICE) for person in people.values()]

    def _only(self, naming: Naming, people: list[Person], rule: Rule) -> Resolved | None:
        """Who is left by the country beside the name, or those of the whole document."""
        if naming.country:
            people = [p for p in people if p.country == naming.country] or (
                people if naming.form is Form.FULL else []
            )
        if len(people) > 1:
            people = [p for p in people if p.country in self.countries] or people
        if len(people) > 1 and naming.previous and self.date:
            people = latest(people, naming, self.date)
        shared = len(naming.people) > _FEW and naming.generic and rule is Rule.TITLE
        if shared and self.countries:
            people = [p for p in people if p.country in self.countries]
        return Resolved(naming, tuple(people), rule) if people else None

    def _people(self, naming: Naming) -> list[Person]:
        """Who goes by these words, and may have the title."""
        people = map(self.authority.people.__getitem__, naming.people)
        if naming.form is Form.FULL:
            return list(people)
        return [
            person
            for person in people
            if (not naming.lands or person.country in naming.lands)
            and naming.woman in {None, person.woman}
        ]


def named_in_text(resolved: Sequence[Resolved]) -> Named:
    """Who is named in a text in full, for its tail."""
    named = Named()
    for one in resolved:
        if one.person and one.rule is Rule.FULL_NAME:
            named.full[one.person.id] = [_BEFORE]
    return named


__all__ = ["Named", "Office", "Resolved", "Resolver", "Rule", "named_in_text"]
