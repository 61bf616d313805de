"""Who is meant by a naming: by the full name, the office held that day, or an earlier mention."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from indexer.authority import Authority, Person
from indexer.authority.titles import office_of
from indexer.clean.people.latin import countries_in
from indexer.clean.people.naming import Form, Naming


class Rule(StrEnum):
    """How a mention was recognised."""

    FULL_NAME = "full name"
    TITLE = "title"
    COREFERENCE = "coreference"


@dataclass(frozen=True, slots=True)
class Resolved:
    naming: Naming
    person: Person
    rule: Rule


@dataclass(frozen=True)
class Resolver:
    """What helps to tell a document's people apart."""

    authority: Authority
    date: str | None
    text: str

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that the document speaks of."""
        return countries_in(self.text, self.authority)

    def resolve(self, namings: list[Naming], named: Mapping[str, int]) -> list[Resolved]:
        """The namings of which it is sure whom they mean.

        `named` are people named in full already, with where that was.
        """
        sure = {naming.start: found for naming in namings if (found := self._sure(naming))}
        full = {**_firsts(sure, Rule.FULL_NAME), **named}
        titled = _firsts(sure, Rule.TITLE)
        everyone = (
            sure.get(naming.start) or self._coreferent(naming, full, titled) for naming in namings
        )
        return [resolved for resolved in everyone if resolved]

    def _sure(self, naming: Naming) -> Resolved | None:
        """Whom a naming means without regard to the others."""
        if naming.form is Form.FULL:
            return self._only(naming, self._people(naming.people), Rule.FULL_NAME)
        if naming.form is not Form.TITLED or not self.date:
            return None
        fitting = [p for p in self._people(naming.people) if self._fits(p, naming, self.date)]
        return self._only(naming, fitting, Rule.TITLE)

    def _coreferent(
        self, naming: Naming, full: Mapping[str, int], titled: Mapping[str, int]
    ) -> Resolved | None:
        """Whom a short form means that the document names elsewhere."""
        before = {person for person, at in full.items() if at < naming.start}
        known = before if naming.form in {Form.BARE, Form.GIVEN} else {*full, *titled}
        people = [person for person in self._people(naming.people) if person.id in known]
        fitting = [p for p in people if not naming.offices or _ever_held(p, naming)]
        return self._only(naming, fitting, Rule.COREFERENCE)

    def _only(self, naming: Naming, people: list[Person], rule: Rule) -> Resolved | None:
        """The one person left, by the country beside the name or those of the whole document."""
        if naming.country:
            people = [p for p in people if p.country == naming.country] or (
                people if naming.form is Form.FULL else []
            )
        if len(people) > 1:
            people = [p for p in people if p.country in self.countries]
        return Resolved(naming, people[0], rule) if len(people) == 1 else None

    def _people(self, ids: tuple[str, ...]) -> list[Person]:
        return list(map(self.authority.people.__getitem__, ids))

    def _fits(self, person: Person, naming: Naming, date: str) -> bool:
        """Whether the person held the office of the title then, or before if it says "former"."""
        return any(
            office_of(tenure) in naming.offices
            and (tenure.may_hold(date) if naming.present else tenure.begun(date))
            for tenure in person.tenures
        )


def _ever_held(person: Person, naming: Naming) -> bool:
    return any(office_of(tenure) in naming.offices for tenure in person.tenures)


def _firsts(found: Mapping[int, Resolved], rule: Rule) -> dict[str, int]:
    """Where each person is first recognised by this rule."""
    firsts: dict[str, int] = {}
    for start, resolved in found.items():
        if resolved.rule is rule:
            firsts.setdefault(resolved.person.id, start)
    return firsts
