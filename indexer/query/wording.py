"""Queries in words: what was understood."""

import re
import unicodedata
from collections.abc import Iterable
from functools import reduce
from typing import TypeGuard

from indexer.authority import Authority, facet_label
from indexer.authority.values import in_words
from indexer.fields import UNDATED
from indexer.model import Message
from indexer.query import sentences
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

_MOST_NAMES = 6  # that one sentence lists
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")  # U.S.
_LATIN = re.compile("[A-Za-z]")  # only words with such letters are inflected


def understood(clause: Clause, authority: Authority) -> tuple[Message, ...]:
    """What a query asks for, condition by condition; nothing for an empty one."""
    if isinstance(clause, Everything):
        return ()
    if not isinstance(clause, And):
        return (_sentence(clause, authority),)
    plain = [c.text for c in clause.clauses if _is_plain(c)]
    others = [c for c in clause.clauses if not _is_plain(c)]
    inflected = _words("word", [text for text in plain if _LATIN.search(text)])
    fixed = _words("fixed word", [text for text in plain if not _LATIN.search(text)])
    return (*inflected, *fixed, *(_sentence(other, authority) for other in others))


def _is_plain(clause: Clause) -> TypeGuard[Word]:
    return isinstance(clause, Word) and clause.field is None and clause.weight == 1


def simplest(clause: Clause) -> Clause:
    """An unfinished word, which the parser takes as itself or a beginning, as a beginning."""
    match clause:
        case Or((Word() | Phrase() as word, Prefix(text, field) as prefix)) if (
            word.text,
            word.field,
        ) == (text, field):
            return prefix
        case _:
            return clause


def _words(form: str, texts: list[str]) -> Iterable[Message]:
    if len(texts) == 1:
        yield _message(form, text=_bare(texts[0]))
    elif texts:
        yield _message(f"{form}s", text=joined(sentences.LISTED, map(_quoted, texts)))


def _bare(word: str) -> str:
    """Without the punctuation around it, which is not searched for."""
    if word.isalnum():
        return word
    core = word.strip("".join(c for c in word if unicodedata.category(c)[0] in "PSZ"))
    dotted = f"{core}."
    return dotted if dotted in word and _DOTTED.fullmatch(dotted) else core


def _sentence(clause: Clause, authority: Authority, *, negated: bool = False) -> Message:
    plain = simplest(clause)
    match plain:
        case Not(inner):
            return _sentence(inner, authority, negated=not negated)
        case Word() | Phrase() | Near() | Prefix() | Pattern():
            return _weighing(plain, _leaf(plain, negated=negated), negated=negated)
        case Chosen():
            return _chosen(plain, authority, negated=negated)
        case Years() | Dates():
            return _dated(plain, negated=negated)
        case Alike(id):
            return _message("alike", negated=negated, text=id)
        case And() | Or():
            form = "all" if isinstance(plain, And) else "any"
            return _message(form, negated=negated, text=_parts(plain, authority))
        case Everything() | Nothing():
            return _message("nothing", negated=negated == isinstance(plain, Nothing))


def _leaf(leaf: Leaf, *, negated: bool) -> Message:
    within = f"{leaf.field} " if leaf.field else ""
    match leaf:
        case Word(text):
            fixed = "" if within or _LATIN.search(text) else "fixed "
            return _message(f"{within}{fixed}word", negated=negated, text=_bare(text))
        case Phrase(text):
            return _message(f"{within}phrase", negated=negated, text=text)
        case Near(text, distance):
            places = str(distance)
            return _message(f"{within}near", negated=negated, text=text, distance=places)
        case Prefix(text):
            return _message(f"{within}prefix", negated=negated, text=_bare(text))
        case Pattern(text):
            return _message(f"{within}pattern", negated=negated, text=text)


def _weighing(leaf: Leaf, said: Message, *, negated: bool) -> Message:
    """What is left out weighs nothing."""
    if leaf.weight == 1 or negated:
        return said
    return _message("weight", text=said, weight=f"{leaf.weight:g}")


def _parts(clause: And | Or, authority: Authority) -> str | Message:
    """All conditions of a clause in one sentence."""
    link = sentences.BOTH if isinstance(clause, And) else sentences.EITHER
    parts = (simplest(one) for one in clause.clauses)
    return joined(link, (_part(one, authority) for one in parts))


def _part(clause: Clause, authority: Authority) -> Message:
    """One of several conditions."""
    match clause:
        case Word(text) if _is_plain(clause):
            return _quoted(text)
        case And() | Or():
            return Message(sentences.GROUPED, {"text": _parts(clause, authority)})
        case _:
            return _sentence(clause, authority)


def _quoted(word: str) -> Message:
    return Message(sentences.QUOTED, {"text": _bare(word)})


def joined(link: str, parts: Iterable[str | Message]) -> str | Message:
    """The first two linked, both with the third, and so on; "" for none."""
    first, *others = list(parts) or [""]
    return reduce(
        lambda before, then: Message(link, {"first": before, "next": then}), others, first
    )


def _chosen(clause: Chosen, authority: Authority, *, negated: bool) -> Message:
    if clause == Chosen("year", (UNDATED,)):
        return _message("undated", negated=negated)
    people = authority.people
    names = [people[value].name if value in people else value for value in clause.values]
    if clause.written and len(names) <= _MOST_NAMES:
        text = _either(names)
        return _message("named", negated=negated, text=text, written=clause.written)
    if clause.facet == "minister":
        return _ministers(names, negated=negated)
    if clause.facet == "office":
        text = in_words(clause.values, authority)
        return _message("office", negated=negated, text=text)
    if clause.facet == "country":
        names = [facet_label("country", value, authority) for value in clause.values]
    return _message(clause.facet, negated=negated, text=joined(sentences.LISTED, names))


def _either(names: list[str]) -> str | Message:
    *others, last = names
    return joined(sentences.EITHER, (joined(sentences.LISTED, others), last)) if others else last


def _ministers(names: list[str], *, negated: bool) -> Message:
    text = joined(sentences.LISTED, names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        return _message("many ministers", negated=negated, count=str(len(names)), text=text)
    return _message("ministers" if len(names) > 1 else "minister", negated=negated, text=text)


def _dated(dated: Years | Dates, *, negated: bool) -> Message:
    if isinstance(dated, Years):
        return _years(dated, negated=negated)
    return _dates(dated, negated=negated)


def _years(years: Years, *, negated: bool) -> Message:
    first, last = str(years.first), str(years.last)
    if years.first == years.last:
        return _message("year", negated=negated, text=first)
    if years.last is None:
        return _message("since", negated=negated, first=first)
    if years.first is None:
        return _message("until", negated=negated, last=last)
    return _message("years", negated=negated, first=first, last=last)


def _dates(dates: Dates, *, negated: bool) -> Message:
    if dates.before is None:
        return _message("since", negated=negated, first=str(dates.since))
    if dates.since is None:
        return _message("before", negated=negated, before=dates.before)
    return _message("between", negated=negated, first=dates.since, before=dates.before)


def _message(form: str, *, negated: bool = False, **values: str | Message) -> Message:
    return Message(sentences.SENTENCES[form][negated], values)
