"""What a curator should look at in the records: overlaps, gaps, names that two people share."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from indexer.authority.lookup import Authority
from indexer.authority.names import fold
from indexer.authority.records import Person, Tenure
from indexer.authority.titles import Office

_ONE_AT_A_TIME = frozenset(
    {Office.FOREIGN, Office.PRIME, Office.PRESIDENT, Office.CABINET, Office.SECRETARY_GENERAL}
)
_SHARED = ("First ", "Second ")  # as Cambodia had two prime ministers at a time
_MONTH, _DAY = 7, 10  # characters of a date that is so precise


class Kind(StrEnum):
    """What is found; the first two are mistakes."""

    OVERLAP = "overlap"
    SHARED_NAME = "shared name"
    GAP = "gap"
    SHARED_SHORT = "shared short form"


MISTAKES = frozenset({Kind.OVERLAP, Kind.SHARED_NAME})


@dataclass(frozen=True, slots=True)
class Finding:
    kind: Kind
    text: str  # names the records by their ids

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


Term = tuple[Person, Tenure]


def findings(authority: Authority) -> tuple[Finding, ...]:
    """All there is to look at, mistakes first."""
    found = [
        *_overlaps(authority),
        *_shared_names(authority),
        *_gaps(authority),
        *_shared_short_forms(authority),
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.text)))


def _lines(authority: Authority, *, acting: bool) -> Mapping[str, list[Term]]:
    """The terms of every office that one person holds at a time, by when they begin."""
    lines: dict[str, list[Term]] = defaultdict(list)
    for office in _ONE_AT_A_TIME:
        for person, tenure in authority.tenures.get(office, ()):
            if (acting or not tenure.acting) and not tenure.role.startswith(_SHARED):
                whose = person.country if tenure.of else ""
                lines[f"{whose} {office}".strip()].append((person, tenure))
    return {name: sorted(terms, key=lambda t: t[1].first) for name, terms in lines.items()}


def _overlaps(authority: Authority) -> Iterator[Finding]:
    for office, terms in _lines(authority, acting=False).items():
        for number, (person, tenure) in enumerate(terms):
            for other, later in terms[number + 1 :]:
                if _overlap(tenure, later):
                    text = f"{office}: {_term(person, tenure)} and {_term(other, later)}"
                    yield Finding(Kind.OVERLAP, text)


def _overlap(one: Tenure, other: Tenure) -> bool:
    """Whether both were held on more than the day of hand-over, as far as is known."""
    end = one.last or one.last_seen or one.first
    length = min(len(end), len(other.first))
    return other.first[:length] < end[:length]


def _gaps(authority: Authority) -> Iterator[Finding]:
    for office, terms in _lines(authority, acting=True).items():
        held = ""
        for (person, tenure), (other, later) in pairwise(terms):
            held = max(held, tenure.last or tenure.last_seen or tenure.first)
            if _apart(held, later.first):
                text = f"{office}: after {_term(person, tenure)} until {_term(other, later)}"
                yield Finding(Kind.GAP, text)


def _apart(end: str, begin: str) -> bool:
    """Whether more than a day lies between, or more than a month where days are not known."""
    if min(len(end), len(begin)) < _MONTH:
        return int(begin[:4]) - int(end[:4]) > 1
    if min(len(end), len(begin)) < _DAY:
        return _months(begin) - _months(end) > 1
    return dt.date.fromisoformat(begin) - dt.date.fromisoformat(end) > dt.timedelta(days=1)


def _months(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:7])


def _shared_names(authority: Authority) -> Iterator[Finding]:
    forms = ((fold(form), form, p) for p in authority.people.values() for form in p.forms)
    for form, people in _shared(forms):
        ids = " and ".join(sorted(person.id for person in people))
        yield Finding(Kind.SHARED_NAME, f"“{form}” means {ids}")


def _shared_short_forms(authority: Authority) -> Iterator[Finding]:
    forms = (
        (f"{fold(form)} {person.country}", form, person)
        for person in authority.people.values()
        for form in person.short_forms
    )
    for form, people in _shared(forms):
        ids = ", ".join(sorted(person.id for person in people))
        country = people[0].country
        yield Finding(Kind.SHARED_SHORT, f"“{form}” ({country}) may mean {ids}")


def _shared(
    forms: Iterable[tuple[str, str, Person]],
) -> Iterator[tuple[str, list[Person]]]:
    """The forms that several people bear, by their key."""
    bearers: dict[str, dict[str, Person]] = defaultdict(dict)
    written: dict[str, str] = {}
    for key, form, person in forms:
        bearers[key][person.id] = person
        written.setdefault(key, form)
    for key, people in bearers.items():
        if len(people) > 1:
            yield written[key], list(people.values())


def _term(person: Person, tenure: Tenure) -> str:
    return f"{person.id} ({tenure.time})"
