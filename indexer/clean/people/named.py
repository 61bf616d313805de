"""Where a document names whom for sure, and where somebody else of the same name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from indexer.authority import Person
from indexer.authority.titles import Office
from indexer.clean.people.naming import Naming

_BEFORE = -1  # where a text stands, seen from its tail

Places = defaultdict[str, list[int]]  # offsets in ascending order, by id


def _places() -> Places:
    return defaultdict(list)


@dataclass(slots=True)
class Named:
    """Of everyone the places; they are added in the order of the text."""

    full: Places = field(default_factory=_places)
    titled: Places = field(default_factory=_places)
    rivals: Places = field(default_factory=_places)
    called: dict[str, set[Office]] = field(default_factory=dict)  # the offices of their titles

    @classmethod
    def earlier(cls, people: Iterable[Person]) -> "Named":
        """What a tail knows: who is named in full in the text before it."""
        return cls(full=defaultdict(list, {person.id: [_BEFORE] for person in people}))

    def add(self, person: Person, naming: Naming, *, full: bool) -> None:
        self.called.setdefault(person.id, set()).update(naming.offices)
        (self.full if full else self.titled)[person.id].append(naming.start)

    def add_rival(self, naming: Naming) -> None:
        for person in naming.people:
            self.rivals[person].append(naming.start)

    def knows(self, person: str) -> bool:
        return person in self.full or person in self.titled

    def is_second(self, person: str) -> bool:
        """Whether somebody else of the name comes before the person: the text is of either."""
        first = min(self.full.get(person, [])[:1] + self.titled.get(person, [])[:1], default=None)
        rivals = self.rivals.get(person, [])
        return first is not None and any(place < first for place in rivals[:1])

    def before(self, person: str, at: int, *, titled: bool) -> int | None:
        """The last place before `at` that names a person for sure."""
        places = [_last(self.full, person, at), _last(self.titled, person, at) if titled else None]
        return max((one for one in places if one is not None), default=None)

    def rival_before(self, person: str, at: int) -> int | None:
        """The last place before `at` that names somebody else so."""
        return _last(self.rivals, person, at)


def _last(places: Places, person: str, at: int) -> int | None:
    known = places.get(person, [])
    number = bisect_left(known, at)
    return known[number - 1] if number else None
