"""Clauses written back in the query language."""

from indexer.authority import Authority
from indexer.query.clauses import (
    Alike,
    And,
    Chosen,
    Clause,
    Dates,
    Everything,
    Leaf,
    Near,
    Not,
    Nothing,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Word,
    Years,
)
from indexer.query.wording import simplest


def written(clause: Clause, authority: Authority) -> str:  # noqa: C901, PLR0911 -- one case a clause
    """A query whose clause this is; people stand by their headings."""
    plain = simplest(clause)
    match plain:
        case Word() | Phrase() | Near() | Prefix() | Pattern():
            return _leaf(plain)
        case Chosen(facet, values):
            return _either([_value(facet, value, authority) for value in values])
        case Years(first, last):
            return f"year:{first}" if first == last else f"{first or ''}..{last or ''}"
        case Dates(since, None):
            return f"after:{since}"
        case Dates(None, before):
            return f"before:{before}"
        case Dates():
            raise ValueError("its last day has to be worked out")
        case Alike(id):
            return f"group:{id}"
        case And(clauses):
            return " ".join(_grouped(one, authority) for one in clauses)
        case Or(clauses):
            return " OR ".join(_grouped(one, authority) for one in clauses)
        case Not(inner):
            return f"-{_grouped(inner, authority)}"
        case Everything() | Nothing():
            return ""


def _grouped(clause: Clause, authority: Authority) -> str:
    text = written(clause, authority)
    return f"({text})" if isinstance(clause, And | Or) and " " in text else text


def _leaf(leaf: Leaf) -> str:
    within = f"{leaf.field}:" if leaf.field else ""
    weight = "" if leaf.weight == 1 else f"^{leaf.weight:g}"
    match leaf:
        case Phrase(text):
            return f'{within}"{text}"{weight}'
        case Near(text, distance):
            return f'{within}"{text}"~{distance}{weight}'
        case Prefix(text):
            return f"{within}{text}*{weight}"
        case Word(text) | Pattern(text):
            return f"{within}{text}{weight}"


def _value(facet: str, value: str, authority: Authority) -> str:
    person = authority.people.get(value) if facet == "minister" else None
    text = person.name if person else value
    return f'{facet}:"{text}"' if " " in text else f"{facet}:{text}"


def _either(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"({' OR '.join(texts)})"
