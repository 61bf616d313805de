"""When nothing is found: the same search without one of its parts, with what that finds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.engines import Searcher
from indexer.errors import QueryError
from indexer.model import Message, Query, Results
from indexer.query.tokens import FIELDS, normalise
from webapp import labels
from webapp.pages.facets import label_of
from webapp.pages.holdings import documents
from webapp.query_string import FACET_NAMES, address
from webapp.wording import gettext, listed

_MOST = 12  # searches that one page may cost
_PARTS_MOST = 8  # parts of a text beyond which leaving out one by one tells nobody much
# A word, a phrase or a field with its value; none of them overlaps the next.
_PARTS = re.compile(r"""-?(?:\w+:)?"[^"]*"[~^.0-9]*|\S+""")
_PHRASE = re.compile(r'"([^"]*)"(?:~[0-9]*)?')  # with how far apart its words may stand
_OPERATORS = {"AND", "OR", "NOT"}
_SIGNS = re.compile(
    rf"""(?<!\S)[-(]+|\b(?:{"|".join(FIELDS)}):|[()"*]|(?:[~^][0-9.]*)+(?![^\s()])""", re.IGNORECASE
)
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True, slots=True)
class Relaxation:
    sentence: Markup
    address: str
    count: str


def relaxations(results: Results, searcher: Searcher) -> tuple[Relaxation, ...]:
    """Those of the nearest searches that find something, the most first."""
    found = []
    for sentence, query in list(_nearest(results))[:_MOST]:
        try:
            total = searcher.search(replace(query, size=1, page=1)).total
        except QueryError:
            continue
        if total:
            found.append((total, Relaxation(sentence, address(query), documents(total))))
    return tuple(one for _, one in sorted(found, key=lambda pair: -pair[0]))


@dataclass(frozen=True, slots=True)
class Alone:
    """One part of the search by itself: the one that finds nothing is to blame."""

    part: str
    address: str  # "" where it finds nothing
    count: str


def alone(results: Results, searcher: Searcher) -> tuple[Alone, ...]:
    """Every part of the text and every filter, with what it finds without the others."""
    parts = [(part, Query(part, grouped=True)) for part in parts_of(results.query.text)]
    parts += _filters_alone(results)
    return tuple(_alone(searcher, *one) for one in parts) if len(parts) > 1 else ()


def _filters_alone(results: Results) -> Iterator[tuple[str, Query]]:
    for name in FACET_NAMES:
        if chosen := results.query.chosen(name):
            included = [label_of(results, name, value) for value in chosen.include]
            excluded = [
                gettext("not %(value)s", value=label_of(results, name, value))
                for value in chosen.exclude
            ]
            yield listed((*included, *excluded)), Query(filters={name: chosen}, grouped=True)


def _alone(searcher: Searcher, part: str, query: Query) -> Alone:
    try:
        total = searcher.search(replace(query, size=1)).total
    except QueryError:
        return Alone(part, "", gettext("not understood"))
    return Alone(part, address(query) if total else "", documents(total))


def _nearest(results: Results) -> Iterator[tuple[Markup, Query]]:
    query = replace(results.query, page=1, typing=False)
    yield from _with_less_filters(results, query)
    yield from _with_looser_text(query)
    yield from _with_less_text(query)
    if query.text and query.filters:
        yield Markup.escape(gettext("without any filter")), replace(query, filters={})
        yield Markup.escape(gettext("without the words")), replace(query, text="")


def _with_less_filters(results: Results, query: Query) -> Iterator[tuple[Markup, Query]]:
    for name in FACET_NAMES:
        chosen = query.chosen(name)
        if chosen:
            values = (*chosen.include, *chosen.exclude)
            label = listed(label_of(results, name, value) for value in values)
            yield _said(gettext("without the filter %(part)s"), label), query.without(name)


def _with_looser_text(query: Query) -> Iterator[tuple[Markup, Query]]:
    """The last word unfinished, phrases as words, and words without any sign."""
    *_, last = query.text.split() or [""]
    if _WORD.fullmatch(last) and last not in _OPERATORS:
        begun = gettext("words that begin with %(part)s")
        yield _said(begun, last), replace(query, text=f"{query.text}*")
    loose = " ".join(_PHRASE.sub(r" \1 ", query.text).replace('"', " ").split())
    if loose != query.text:
        yield Markup.escape(gettext("the words in any order")), replace(query, text=loose)
    plain = plain_words(query.text)
    if plain not in {"", loose, query.text}:
        yield _said(gettext("the plain words %(part)s"), plain), replace(query, text=plain)


def _with_less_text(query: Query) -> Iterator[tuple[Markup, Query]]:
    parts = parts_of(query.text)
    if len(parts) > 1:
        for place, part in enumerate(parts):
            rest = " ".join(parts[:place] + parts[place + 1 :])
            yield _said(gettext("without %(part)s"), part), replace(query, text=rest)


def parts_of(text: str) -> tuple[str, ...]:
    """The parts that can be left out one by one; none where operators bind them together."""
    parts = tuple(_PARTS.findall(text))
    bound = _OPERATORS.intersection(parts) or "(" in text
    return () if bound or len(parts) > _PARTS_MOST else parts


def plain_words(text: str) -> str:
    """The words alone: without operators, parentheses, quotation marks and fields."""
    words = _SIGNS.sub(" ", normalise(text)).split()
    return " ".join(word for word in words if word not in _OPERATORS)


def _said(template: str, part: str) -> Markup:
    return labels.said(Message(template, {"part": part}))
