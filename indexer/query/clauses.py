"""What a query means: a tree of clauses, built by the parser, compiled by each engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any inflection. `field` restricts it to one text field."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words in this order, as they are written."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin like this."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Documents with one of these values in a facet: what `minister:` comes down to."""

    facet: str
    values: tuple[str, ...]
    written: str = ""  # the name that was understood as these people, without a field
    ranked: tuple["Phrase | Word", ...] = ()  # what raises the score of a document


@dataclass(frozen=True, slots=True)
class Years:
    """Documents dated within these years, ends included; None leaves an end open.

    Undated documents never match.
    """

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class And:
    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Or:
    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Not:
    clause: "Clause"


@dataclass(frozen=True, slots=True)
class Everything:
    """No text: every document matches."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Known to match no document: `minister:` with a name nobody bears."""


Clause = Word | Phrase | Prefix | Chosen | Years | And | Or | Not | Everything | Nothing
