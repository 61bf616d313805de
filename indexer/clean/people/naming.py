"""A place in a text that may name a person, before it is decided who that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indexer.authority.titles import Office


class Form(StrEnum):
    """How much of a name stands there."""

    FULL = "full name"
    TITLED = "short name with a title"
    POLITE = "short name with an honorific"
    GIVEN = "given name with an honorific"
    BARE = "short name alone"


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that may name one of `people`."""

    start: int
    end: int
    form: Form
    people: tuple[str, ...]  # ids of all who go by these words
    offices: frozenset[Office] = frozenset()  # that the title means
    country: str = ""  # code, where words beside the name say whose minister
    present: bool = True  # False after "former" and the like


def in_order(namings: Iterable[Naming]) -> list[Naming]:
    """The namings in the order of the text; of two that overlap the first."""
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda n: (n.start, -n.end)):
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return kept
