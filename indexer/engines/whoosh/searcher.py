"""Answering a query from one commit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.analysis import Needles, highlight, needles, snippets
from indexer.authority import Authority
from indexer.engines.whoosh.facets import Mask
from indexer.engines.whoosh.matching import CUT_PREFIX, Matches, Matching
from indexer.engines.whoosh.snapshot import Numbers, Snapshot
from indexer.fields import FACETS, TITLE, UNDATED
from indexer.model import (
    Document,
    Facet,
    FacetValue,
    Filter,
    Hit,
    Message,
    Named,
    Query,
    Results,
    Sort,
)
from indexer.query import Parsed, parse


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds, before anything is read for the page."""

    query: Query
    parsed: Parsed
    matches: Matches
    chosen: Mapping[str, Mask]  # what each facet's filter leaves
    warnings: tuple[Message, ...]

    @property
    def found(self) -> Mask:
        return self.narrowed("")

    def narrowed(self, but: str) -> Mask:
        """What the text and all filters leave, but that of one facet."""
        masks = [mask for facet, mask in self.chosen.items() if facet != but]
        return reduce(np.logical_and, masks, self.matches.mask)


def answer(snapshot: Snapshot, query: Query, authority: Authority) -> Answer:
    parsed = parse(query.text, authority, typing=query.typing)
    matching = Matching(snapshot)
    matches = matching.matches(parsed.clause)
    chosen = {name: _filter(snapshot, name, given) for name, given in query.filters.items()}
    found = [w for w in matching.warnings if not (query.typing and w.template == CUT_PREFIX)]
    return Answer(query, parsed, matches, chosen, (*parsed.warnings, *found))


def _filter(snapshot: Snapshot, facet: str, given: Filter) -> Mask:
    if facet not in snapshot.facets:
        return snapshot.live
    table = snapshot.facets[facet]
    excluded = table.holding(given.exclude, snapshot.size)
    if not given.include:
        return ~excluded
    return table.holding(given.include, snapshot.size) & ~excluded


def results(snapshot: Snapshot, query: Query, authority: Authority) -> Results:
    given = answer(snapshot, query, authority)
    found = ordered(snapshot, given)
    first = (max(1, query.page) - 1) * query.size
    wanted = needles(given.parsed.clause)
    return Results(
        query=query,
        total=len(found),
        hits=tuple(
            _hit(snapshot.document(int(doc)), float(given.matches.scores[doc]), wanted)
            for doc in found[first : first + query.size]
        ),
        facets=tuple(
            Facet(field.name, _values(snapshot, given, field.name, authority)) for field in FACETS
        ),
        understood=given.parsed.understood,
        warnings=given.warnings,
    )


def ordered(snapshot: Snapshot, given: Answer) -> Numbers:
    """The documents found, in the query's order."""
    docs = np.flatnonzero(given.found)
    match given.query.sort:
        case Sort.NEWEST:
            return docs[np.argsort(snapshot.newest[docs])]
        case Sort.OLDEST:
            return docs[np.argsort(snapshot.oldest[docs])]
        case Sort.RELEVANCE:
            return docs[np.lexsort((snapshot.newest[docs], -given.matches.scores[docs]))]


def scan(snapshot: Snapshot, query: Query, authority: Authority) -> Iterator[Document]:
    found = ordered(snapshot, answer(snapshot, query, authority))
    return (snapshot.document(int(doc)) for doc in found)


def _hit(document: Document, score: float, wanted: Needles) -> Hit:
    people = {m.person: Named(m.person, m.name, m.native) for m in document.people if not m.tail}
    return Hit(
        id=document.id,
        title=highlight(document.title, wanted, TITLE.name),
        published=document.published,
        source=document.source,
        kind=document.kind,
        language=document.language,
        people=tuple(people.values()),
        snippets=snippets(document, wanted),
        captures=len(document.captures),
        sample=document.sample,
        score=score,
    )


def _values(
    snapshot: Snapshot, given: Answer, facet: str, authority: Authority
) -> tuple[FacetValue, ...]:
    """All values with their counts; chosen ones too where nothing holds them."""
    counts = snapshot.facets[facet].counts(given.narrowed(facet))
    chosen = given.query.chosen(facet)
    for value in (*chosen.include, *chosen.exclude):
        if facet != "year" or value.isdecimal() or value == UNDATED:  # a range is no value
            counts.setdefault(value, 0)
    values = [_value(facet, value, count, authority) for value, count in counts.items()]
    if facet == "year":
        return tuple(sorted(values, key=lambda one: _year(one.value), reverse=True))
    return tuple(sorted(values, key=lambda one: (-one.count, one.label.casefold(), one.value)))


def _year(value: str) -> int:
    return int(value) if value.isdecimal() else 0


def _value(facet: str, value: str, count: int, authority: Authority) -> FacetValue:
    person = authority.people.get(value) if facet == "minister" else None
    if person is None:
        return FacetValue(value, value, count)
    return FacetValue(value, person.name, count, note=person.note, native=person.native)
