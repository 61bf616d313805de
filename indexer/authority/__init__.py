"""Authority records of office holders: heading, variants, tenures."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and the time it was held. Dates are ISO 8601 as precise as known."""

    role: str  # "Minister for Foreign Affairs"
    first: str  # "2023-09-13"
    last: str | None = None  # None: still held on `last_seen`
    last_seen: str | None = None
    organisation: str = ""
    confidence: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One authority record."""

    id: str  # "yoko-kamikawa"
    name: str  # the heading: "Yoko Kamikawa"
    family: str
    given: str
    native: str = ""
    variants: tuple[str, ...] = ()  # each identifies the person on its own
    called: tuple[str, ...] = ()  # what follows a title: "Kamikawa"
    country: str = ""  # ISO 3166 code, or "ASEAN"
    tenures: tuple[Tenure, ...] = ()
    wikidata: str = ""


@dataclass(frozen=True)
class Authority:
    """All records, by id."""

    people: Mapping[str, Person] = field(default_factory=dict)
    digest: str = ""  # changes whenever a record does

    def find(self, name: str, on: str | None = None) -> tuple[Person, ...]:
        raise NotImplementedError
