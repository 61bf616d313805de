"""What a query means: a tree of clauses, built by the parser, compiled by each engine.

Of words and phrases, `field` restricts them to one text field, and `weight` multiplies their score;
it changes nothing of what is found.
"""

from dataclasses import dataclass, replace

HEAVIEST = 100.0  # weight


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any inflection."""

    text: str
    field: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words in this order, as they are written."""

    text: str
    field: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """These words as they are written, no more than `distance` out of their places.

    Each word (what stands between white space) has a place in the phrase and one in the text. The
    words fit where the shifts between the two, the largest less the smallest, come to `distance`
    at most: one word in between costs 1, two neighbours the other way round 2. A word that is
    given twice must stand there twice. Where a block ends, 15 places are left empty; nothing
    reaches from the title into the body. This is the slop of Lucene's sloppy phrases.
    """

    text: str
    distance: int
    field: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin like this."""

    text: str
    field: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words of this shape: * stands for any letters or none, ? for one."""

    text: str
    field: str | None = None
    weight: float = 1.0


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
class Dates:
    """Documents surely dated from `since` on and before `before`; None leaves an end open.

    The ends are ISO dates as precise as was asked: "2020", "2020-05" or "2020-05-17", and stand for
    the first day of it. So must a document's own date be read, if it is only a month or a year: as
    all of its days, every one of which has to fit. Undated documents never match.
    """

    since: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class Alike:
    """The document with this id, and all others of its group."""

    id: str


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


Leaf = Word | Phrase | Near | Prefix | Pattern
Clause = Leaf | Chosen | Years | Dates | Alike | And | Or | Not | Everything | Nothing


def weighted(clause: Clause, factor: float) -> Clause:
    """The same clause, its words and phrases weighing so many times as much."""
    match clause:
        case Word() | Phrase() | Near() | Prefix() | Pattern():
            return replace(clause, weight=min(HEAVIEST, clause.weight * factor))
        case And(clauses):
            return And(tuple(weighted(one, factor) for one in clauses))
        case Or(clauses):
            return Or(tuple(weighted(one, factor) for one in clauses))
        case _:
            return clause
