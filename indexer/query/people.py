"""People in a query: a name in any form, order or script means the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.authority import Authority, Person
from indexer.authority.values import of_countries
from indexer.query.clauses import Chosen, Clause, Nothing, Phrase, Word

_LONGEST = 8  # words of a name with its title


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Words of a query that name somebody."""

    text: str
    count: int  # of its words
    people: tuple[Person, ...]

    @property
    def clause(self) -> Chosen:
        """The same for every form of the name, but for what was written."""
        ids = tuple(person.id for person in self.people)
        return Chosen("minister", ids, self.text, _ranked(self.people))


def named(words: Sequence[str], before: str, authority: Authority) -> NamedPerson | None:
    """The longest name that stands at the beginning of these words; `before` goes before them."""
    for count in range(min(_LONGEST, len(words)), 0, -1):
        text = " ".join(words[:count])
        people = authority.understand(text, before)
        if people:
            return NamedPerson(text.strip(","), count, people)
    return None


def together(clauses: Sequence[Clause]) -> list[Clause]:
    """`office:` and `country:` side by side mean an office of that country."""
    codes = [
        code
        for one in clauses
        if isinstance(one, Chosen) and one.facet == "country"
        for code in one.values
    ]
    return [_of(one, codes) for one in clauses] if codes else list(clauses)


def _of(clause: Clause, codes: Sequence[str]) -> Clause:
    if not isinstance(clause, Chosen) or clause.facet != "office":
        return clause
    values = of_countries(clause.values, codes)
    return Chosen("office", values) if values else Nothing()


def _ranked(people: Sequence[Person]) -> tuple[Phrase | Word, ...]:
    """What sets documents apart that all name the person: the name in a title counts most."""
    found: dict[Phrase | Word, None] = {}
    for person in people:
        for form in (person.name, person.native, f"{person.family} {person.given}".strip()):
            if form:
                found[Phrase(form)] = None
        found[Word(person.family or person.name, "title")] = None
    return tuple(found)
