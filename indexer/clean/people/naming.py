"""A place in a text that may name a person, before it is decided who that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indexer.authority.titles import Office
from indexer.model import Status


class Form(StrEnum):
    """How much of a name stands there."""

    FULL = "full name"
    TITLED = "short name with a title"
    POLITE = "short name with an honorific"
    GIVEN = "given name with an honorific"
    BARE = "short name alone"
    RIVAL = "short name of somebody else"  # who is in no record
    OFFICE = "office without a name"
    PLURAL = "office of several without their names"
    OWN = "office of the publisher's country without a name"
    STRANGER = "office of somebody who is in no record"


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that may name one of `people`."""

    start: int
    end: int
    form: Form
    people: tuple[str, ...] = ()  # ids of all who go by these words
    offices: frozenset[Office] = frozenset()  # that the title means
    country: str = ""  # code, where words beside the name say whose minister
    status: Status = Status.IN_OFFICE  # as the words have it
    portfolio: bool = False  # with the title of a minister who is none of the records' kinds
    woman: bool | None = None  # by the honorific
    couple: bool = False  # the other half of a couple: "and Mrs. Abe"
    generic: bool = False  # with a title that says nothing of the office: "Minister"
    lands: frozenset[str] = frozenset()  # whose title it is, where others have it not
    previous: bool = False  # who held the office last, before whoever holds it
    lesser: bool = False  # with a role that nobody has who is in office: "Ambassador"
    many: int = 2  # how many a plural means


def in_order(namings: Iterable[Naming]) -> list[Naming]:
    """The namings in the order of the text; of two that overlap the first."""
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda n: (n.start, -n.end)):
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return kept
