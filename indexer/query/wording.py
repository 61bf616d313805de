"""Queries in words: what was understood, and what was not."""

import re
import unicodedata
from collections.abc import Iterable

from indexer.authority import Authority, facet_label
from indexer.authority.values import in_words
from indexer.fields import UNDATED
from indexer.model import Message
from indexer.query.clauses import (
    And,
    Chosen,
    Clause,
    Everything,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Word,
    Years,
)
from indexer.query.tokens import FIELDS

TOO_LONG = "This query is longer than %(most)s characters."
TOO_MANY = "This query has more than %(most)s words and phrases."
TOO_DEEP = "This query has more than %(most)s parentheses inside each other."

UNCLOSED_QUOTE = "A quotation mark is not closed, so it was left out."
UNCLOSED = "A parenthesis is not closed: it was taken to end with the query."
UNOPENED = "A closing parenthesis has no partner and was left out."
DANGLING_OR = "OR stands between two words: one was left out."
DANGLING_NOT = "NOT stands before a word: one was left out."
LEADING_STAR = "A word cannot begin with *: “%(word)s” was read without it."
INNER_STAR = "* ends a word: “%(word)s” was read as words that begin with “%(start)s”."
NOBODY = "Nobody in the authority records is called “%(name)s”."
NO_OFFICE = "No office in the authority records is called “%(text)s”."
NO_COUNTRY = "The authority records know no country called “%(text)s”."
SEVERAL = "“%(name)s” fits several people. To choose one of them, write %(choices)s."
NO_YEAR = "“%(text)s” is neither a year nor a range such as 2019..2023."
NO_KIND = "No kind of publication is called “%(text)s”."
UNFIT = {
    "source": "Nothing here is published by “%(text)s”.",
    "language": "Nothing here is in the language “%(text)s”.",
}
NO_FIELD = "There is no field “%(name)s”: it was read as a word. The fields are %(fields)s."
EMPTY_FIELD = "“%(field)s:” has nothing directly after it and was left out."
NO_WORD = "Nothing to search for in “%(text)s”; all documents are shown."

_MOST_NAMES = 6  # that one sentence lists
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")  # U.S.
_LATIN = re.compile("[A-Za-z]")  # only words with such letters are inflected

# Each with its negation
_SENTENCES = {
    "word": ("the word “%(text)s” in any inflection", "without the word “%(text)s”"),
    "words": ("the words %(text)s in any inflection", "without all of the words %(text)s"),
    "fixed word": ("the word “%(text)s”", "without the word “%(text)s”"),
    "fixed words": ("the words %(text)s", "without all of the words %(text)s"),
    "phrase": ("the exact words “%(text)s”", "without the exact words “%(text)s”"),
    "prefix": ("words that begin with “%(text)s”", "without words that begin with “%(text)s”"),
    "title word": ("the word “%(text)s” in the title", "without the word “%(text)s” in the title"),
    "title phrase": (
        "the exact words “%(text)s” in the title",
        "without the exact words “%(text)s” in the title",
    ),
    "title prefix": (
        "words that begin with “%(text)s” in the title",
        "without words that begin with “%(text)s” in the title",
    ),
    "minister": ("documents that name %(text)s", "documents that do not name %(text)s"),
    "ministers": (
        "documents that name any of these: %(text)s",
        "documents that name none of these: %(text)s",
    ),
    "many ministers": (
        "documents that name any of %(count)s people: %(text)s …",
        "documents that name none of %(count)s people: %(text)s …",
    ),
    "named": (
        "documents that name %(text)s (“%(written)s” in quotation marks: the words as written)",
        "documents that do not name %(text)s",
    ),
    "office": (
        "documents that name a holder of the office: %(text)s",
        "documents that name no holder of the office: %(text)s",
    ),
    "country": (
        "documents that name ministers of %(text)s",
        "documents that name no ministers of %(text)s",
    ),
    "source": ("published by %(text)s", "not published by %(text)s"),
    "kind": ("of the kind “%(text)s”", "not of the kind “%(text)s”"),
    "language": ("in the language “%(text)s”", "not in the language “%(text)s”"),
    "undated": ("without a sure date", "with a sure date"),
    "year": ("dated %(text)s", "not dated %(text)s"),
    "years": ("dated %(first)s to %(last)s", "not dated %(first)s to %(last)s"),
    "since": ("dated %(first)s or later", "not dated %(first)s or later"),
    "until": ("dated %(last)s or earlier", "not dated %(last)s or earlier"),
    "any": ("%(text)s", "none of these: %(text)s"),
    "all": ("%(text)s", "without all of these: %(text)s"),
    "nothing": ("something that no document holds", "everything"),
}

_TEMPLATES = (
    *(TOO_LONG, TOO_MANY, TOO_DEEP, UNCLOSED_QUOTE, UNCLOSED, UNOPENED, DANGLING_OR, DANGLING_NOT),
    *(LEADING_STAR, INNER_STAR, NOBODY, NO_OFFICE, NO_COUNTRY, SEVERAL, NO_YEAR, NO_KIND),
    *(*UNFIT.values(), NO_FIELD, EMPTY_FIELD, NO_WORD),
    *(template for pair in _SENTENCES.values() for template in pair),
)
TEMPLATES = tuple(dict.fromkeys(_TEMPLATES))  # some say the same when negated


def leading_star(word: str) -> Message:
    return Message(LEADING_STAR, {"word": word})


def inner_star(word: str, start: str) -> Message:
    return Message(INNER_STAR, {"word": word, "start": start})


def nobody(name: str) -> Message:
    return Message(NOBODY, {"name": name})


def no_office(text: str) -> Message:
    return Message(NO_OFFICE, {"text": text})


def no_country(text: str) -> Message:
    return Message(NO_COUNTRY, {"text": text})


def several(name: str, choices: Iterable[str]) -> Message:
    quoted = " / ".join(f'minister:"{choice}"' for choice in choices)
    return Message(SEVERAL, {"name": name, "choices": quoted})


def no_year(text: str) -> Message:
    return Message(NO_YEAR, {"text": text})


def no_kind(text: str) -> Message:
    return Message(NO_KIND, {"text": text})


def unfit(facet: str, values: Iterable[str]) -> Message:
    return Message(UNFIT[facet], {"text": ", ".join(values)})


def no_field(name: str) -> Message:
    return Message(NO_FIELD, {"name": name, "fields": ", ".join(FIELDS)})


def no_word(text: str) -> Message:
    return Message(NO_WORD, {"text": text.strip()})


def understood(clause: Clause, authority: Authority) -> tuple[Message, ...]:
    """What a query asks for, condition by condition; nothing for an empty one."""
    if isinstance(clause, Everything):
        return ()
    if not isinstance(clause, And):
        return (_sentence(clause, authority),)
    plain = [c.text for c in clause.clauses if isinstance(c, Word) and not c.field]
    others = [c for c in clause.clauses if not isinstance(c, Word) or c.field]
    inflected = _words("word", [text for text in plain if _LATIN.search(text)])
    fixed = _words("fixed word", [text for text in plain if not _LATIN.search(text)])
    return (*inflected, *fixed, *(_sentence(other, authority) for other in others))


def simplest(clause: Clause) -> Clause:
    """An unfinished word, which the parser takes as itself or a beginning, as a beginning."""
    match clause:
        case Or((Word(word, within), Prefix(text, field))) if (word, within) == (text, field):
            return Prefix(text, field)
        case _:
            return clause


def _words(form: str, texts: list[str]) -> Iterable[Message]:
    if len(texts) == 1:
        yield _message(form, text=_bare(texts[0]))
    elif texts:
        yield _message(f"{form}s", text=", ".join(f"“{_bare(text)}”" for text in texts))


def _bare(word: str) -> str:
    """Without the punctuation around it, which is not searched for."""
    core = word.strip("".join(c for c in word if unicodedata.category(c)[0] in "PSZ"))
    dotted = f"{core}."
    return dotted if dotted in word and _DOTTED.fullmatch(dotted) else core


def _sentence(  # noqa: C901 -- one case a clause
    clause: Clause, authority: Authority, *, negated: bool = False
) -> Message:
    plain = simplest(clause)
    match plain:
        case Not(inner):
            return _sentence(inner, authority, negated=not negated)
        case Word(text, field):
            form = field or ("" if _LATIN.search(text) else "fixed")
            return _message(f"{form} word".strip(), negated=negated, text=_bare(text))
        case Phrase(text, field):
            return _message(f"{field or ''} phrase".strip(), negated=negated, text=text)
        case Prefix(text, field):
            return _message(f"{field or ''} prefix".strip(), negated=negated, text=_bare(text))
        case Chosen():
            return _chosen(plain, authority, negated=negated)
        case Years():
            return _years(plain, negated=negated)
        case And() | Or():
            form = "all" if isinstance(plain, And) else "any"
            return _message(form, negated=negated, text=_joined(plain, authority))
        case Everything() | Nothing():
            return _message("nothing", negated=negated == isinstance(plain, Nothing))


def _joined(clause: And | Or, authority: Authority) -> str:
    link = " and " if isinstance(clause, And) else " or "
    parts = (simplest(one) for one in clause.clauses)
    return link.join(_part(one, authority) for one in parts)


def _part(clause: Clause, authority: Authority) -> str:
    """One of several conditions."""
    match clause:
        case Word(text, None):
            return f"“{_bare(text)}”"
        case And() | Or():
            return f"({_joined(clause, authority)})"
        case _:
            return str(_sentence(clause, authority))


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
    return _message(clause.facet, negated=negated, text=", ".join(names))


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _ministers(names: list[str], *, negated: bool) -> Message:
    text = ", ".join(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        return _message("many ministers", negated=negated, count=str(len(names)), text=text)
    return _message("ministers" if len(names) > 1 else "minister", negated=negated, text=text)


def _years(years: Years, *, negated: bool) -> Message:
    first, last = str(years.first), str(years.last)
    if years.first == years.last:
        return _message("year", negated=negated, text=first)
    if years.last is None:
        return _message("since", negated=negated, first=first)
    if years.first is None:
        return _message("until", negated=negated, last=last)
    return _message("years", negated=negated, first=first, last=last)


def _message(form: str, *, negated: bool = False, **values: str) -> Message:
    return Message(_SENTENCES[form][negated], values)
