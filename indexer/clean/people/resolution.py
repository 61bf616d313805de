"""Who is meant by a naming: by the full name, the office held that day, or an earlier mention."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.authority import Authority, Person
from indexer.authority.names import fold
from indexer.authority.titles import Office, office_of
from indexer.clean.people.around import FREQUENT
from indexer.clean.people.named import Named
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.terms import ever_held, fits, latest
from indexer.model import Status

_FEW = 2  # bearers of a name; of more, a bare "Minister" tells only with the country


class Rule(StrEnum):
    """How a mention was recognised."""

    FULL_NAME = "full name"
    TITLE = "title"
    COREFERENCE = "coreference"
    OFFICE = "office"
    OWN = "office of the publisher's country"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a naming means: one person, or several where it cannot be told which."""

    naming: Naming
    people: tuple[Person, ...]
    rule: Rule

    @property
    def person(self) -> Person | None:
        return self.people[0] if len(self.people) == 1 else None


@dataclass(frozen=True)
class Resolver:
    """What helps to tell a document's people apart."""

    authority: Authority
    date: str | None
    countries: frozenset[str]  # codes of those that the document speaks of
    in_full: frozenset[str] = frozenset()  # ids of those whom it names in full

    def resolve(self, namings: Sequence[Naming], named: Named) -> list[Resolved]:
        """The namings of which something can be said; `named` grows by who is named for sure."""
        sure = {n: found for n, naming in enumerate(namings) if (found := self._sure(naming))}
        for number, naming in enumerate(namings):
            found = sure.get(number)
            if naming.form is Form.RIVAL or (naming.lesser and not found):
                named.add_rival(naming)
            elif found and found.person and found.rule in {Rule.FULL_NAME, Rule.TITLE}:
                named.add(found.person, naming, full=found.rule is Rule.FULL_NAME)
        everyone = {one.person.id: one.person for one in sure.values() if one.person}
        so_far: dict[str, Person] = {}
        kept: list[Resolved] = []
        for number, naming in enumerate(namings):
            found = sure.get(number)
            if found is None or not found.person:
                later = self._later(naming, named)
                found = later if later and self._may_settle(later, found, named) else found
            if found:
                kept.append(found)
                so_far.update({found.person.id: found.person} if found.person else {})
            if naming.form is Form.PLURAL:
                kept += self._both(naming, so_far) or self._both(naming, everyone)
        own = list(self._own(namings, kept))
        return sorted((*kept, *own), key=lambda one: one.naming.start) if own else kept

    def _own(self, namings: Sequence[Naming], kept: Sequence[Resolved]) -> Iterator[Resolved]:
        """Who holds the offices of the publisher's country, where nobody else holds such."""
        meant = [naming for naming in namings if naming.form is Form.OWN]
        if not meant or not self.date:
            return
        home = meant[0].country
        settled = {id(one.naming) for one in kept if all(p.country == home for p in one.people)}
        others = [n for n in namings if n.form is not Form.OWN and id(n) not in settled]
        abroad = {p.id: p for one in kept for p in one.people if p.country != home}.values()
        for naming in meant:
            rival = any(
                n.offices & naming.offices and (naming.generic or not n.generic) for n in others
            )
            holders = self.authority.holders(naming.offices, home, self.date)
            if not rival and len(holders) == 1 and not any(self._holds(p, naming) for p in abroad):
                yield Resolved(naming, holders, Rule.OWN)

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
            or self._may_have_held(person, naming)
            or naming.offices & named.called.get(person.id, set())
        ]
        if naming.generic and len(fitting) > 1:  # "Minister Wong" is not the deputy prime minister
            fitting = [p for p in fitting if self._is_foreign_minister(p)] or fitting
        return self._only(naming, fitting, Rule.COREFERENCE) if fitting else None

    def _may_settle(self, later: Resolved, found: Resolved | None, named: Named) -> bool:
        """Of several who held the office that day only an earlier mention tells who is meant."""
        if found is None or later.person is None:
            return True
        return named.before(later.person.id, found.naming.start, titled=True) is not None

    def _may_have_held(self, person: Person, naming: Naming) -> bool:
        """Whether the person ever held the office; of a former holder, whether that is over."""
        over = naming.status is not Status.FORMER or fits(person, naming, self.date)
        return ever_held(person, naming, self.date) and over

    def _is_foreign_minister(self, person: Person) -> bool:
        held = person.held(self.date) if self.date else ()
        return any(office_of(tenure) in {Office.FOREIGN, Office.SECOND} for tenure in held)

    def _known(self, person: Person, naming: Naming, named: Named) -> bool:
        """Whether an earlier or, with a title or honorific, any mention tells who it is."""
        if naming.portfolio and (not self.date or person.held(self.date)):
            return False
        titled = naming.form is not Form.GIVEN
        place = named.before(person.id, naming.start, titled=titled)
        rival = named.rival_before(person.id, naming.start)
        nearer = rival is not None and (place is None or rival > place)
        if (nearer or named.is_second(person.id)) and naming.form is not Form.TITLED:
            return False
        if naming.form is Form.GIVEN:
            return place is not None
        if naming.form is Form.BARE and place is None:
            plain = FREQUENT.isdisjoint(map(fold, person.short_forms))
            return plain and person.id in named.full and person.id not in named.rivals
        if naming.form is Form.POLITE and place is None and person.id in named.rivals:
            return False
        return named.knows(person.id)

    def _both(self, naming: Naming, people: Mapping[str, Person]) -> list[Resolved]:
        """All whom "the two foreign ministers" means: those who are named beside it."""
        holders = [p for p in people.values() if self._holds(p, naming)]
        if len(holders) != naming.many:
            return []
        return [Resolved(naming, (person,), Rule.OFFICE) for person in holders]

    def _holds(self, person: Person, naming: Naming) -> bool:
        held = person.held(self.date) if self.date else ()
        return any(office_of(tenure) in naming.offices for tenure in held)

    def _only(self, naming: Naming, people: list[Person], rule: Rule) -> Resolved | None:
        """Who is left by the country beside the name, or those of the whole document."""
        if naming.country:
            people = [p for p in people if p.country == naming.country] or (
                people if naming.form is Form.FULL else []
            )
        if len(people) > 1:
            near = [p for p in people if p.country in self.countries or p.id in self.in_full]
            people = near or people
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
            free = not (naming.lesser and self.date)
            return [person for person in people if free or not person.held(str(self.date))]
        return [
            person
            for person in people
            if (not naming.lands or person.country in naming.lands)
            and naming.woman in {None, person.woman}
        ]
