"""Answering a query from one commit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Self

import numpy as np

from indexer.analysis import Needles, highlight, needles, snippets
from indexer.authority import Authority, facet_label
from indexer.engines.whoosh.matching import CUT_PREFIX, Matching
from indexer.engines.whoosh.ordering import ordered
from indexer.engines.whoosh.sets import Docs, Mask
from indexer.engines.whoosh.snapshot import Floats, Snapshot
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

    snapshot: Snapshot
    query: Query
    parsed: Parsed
    matching: Matching
    chosen: Mapping[str, Mask]  # what each facet's filter leaves

    @classmethod
    def to(cls, query: Query, snapshot: Snapshot, authority: Authority) -> Self:
        parsed = parse(query.text, authority, typing=query.typing)
        chosen = {name: _filter(snapshot, name, given) for name, given in query.filters.items()}
        return cls(snapshot, query, parsed, Matching(snapshot), chosen)

    def narrowed(self, but: str) -> Docs:
        """What the text and all filters leave, but that of one facet."""
        docs = self.matching.docs(self.parsed.clause)
        masks = [mask for facet, mask in self.chosen.items() if facet != but]
        return docs[reduce(np.logical_and, masks)[docs]] if masks else docs

    def ordered(self, found: Docs, count: int) -> tuple[Docs, Floats]:
        """The first of what was found, in the query's order, with their scores."""
        if self.query.sort is Sort.RELEVANCE:
            scored, scores = found, self._scores(found)
            first = ordered(self.snapshot, found, scores, self.query.sort, count)
        else:
            first = ordered(self.snapshot, found, None, self.query.sort, count)
            scored = np.sort(first)
            scores = self._scores(scored)
        return first, scores[np.searchsorted(scored, first)]

    def _scores(self, docs: Docs) -> Floats:
        return self.matching.scores(self.parsed.clause, docs)

    @property
    def warnings(self) -> tuple[Message, ...]:
        found = self.matching.warnings
        told = [w for w in found if not (self.query.typing and w.template == CUT_PREFIX)]
        return (*self.parsed.warnings, *told)


def _filter(snapshot: Snapshot, facet: str, given: Filter) -> Mask:
    if facet not in snapshot.facets:
        return snapshot.live
    table = snapshot.facets[facet]
    excluded = table.holding(given.exclude)
    if not given.include:
        return ~excluded
    return table.holding(given.include) & ~excluded


def results(snapshot: Snapshot, query: Query, authority: Authority) -> Results:
    given = Answer.to(query, snapshot, authority)
    found = given.narrowed("")
    last = max(1, query.page) * query.size
    shown, scores = given.ordered(found, min(last, len(found)))
    page = slice(last - query.size, last)
    wanted = needles(given.parsed.clause)
    return Results(
        query=query,
        total=len(found),
        hits=tuple(
            _hit(snapshot.document(int(doc)), float(score), wanted)
            for doc, score in zip(shown[page], scores[page], strict=True)
        ),
        facets=tuple(Facet(field.name, _values(given, field.name, authority)) for field in FACETS),
        understood=given.parsed.understood,
        warnings=given.warnings,
    )


def scan(snapshot: Snapshot, query: Query, authority: Authority) -> Iterator[Document]:
    given = Answer.to(query, snapshot, authority)
    found = given.narrowed("")
    docs, _ = given.ordered(found, len(found))
    return (snapshot.document(int(doc)) for doc in docs)


def _hit(document: Document, score: float, wanted: Needles) -> Hit:
    named = (m for m in document.people if not m.tail and not m.candidates)
    people = {m.person: Named(m.person, m.name, m.native) for m in named}
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


def _values(given: Answer, facet: str, authority: Authority) -> tuple[FacetValue, ...]:
    """All values with their counts; chosen ones too where nothing holds them."""
    counts = given.snapshot.facets[facet].counts(given.narrowed(facet))
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
        return FacetValue(value, facet_label(facet, value, authority), count)
    return FacetValue(value, person.name, count, note=person.note, native=person.native)
