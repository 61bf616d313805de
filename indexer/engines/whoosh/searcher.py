"""Answering a query from one commit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Self

import numpy as np

from indexer.analysis import Needles, highlight_title, needles, snippets
from indexer.authority import Authority
from indexer.engines.whoosh.counting import Numbers
from indexer.engines.whoosh.faces import Faces
from indexer.engines.whoosh.matching import Matching
from indexer.engines.whoosh.ordering import ordered, ranked
from indexer.engines.whoosh.sets import Docs, Mask
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.spelling import Spelling
from indexer.engines.whoosh.stored import Card
from indexer.engines.whoosh.sums import Floats
from indexer.fields import FACETS
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
    Suggestion,
)
from indexer.query import Parsed, parse
from indexer.query.sentences import CUT_PREFIX

_LITTLE = 3  # documents, and so few that a word may be misspelled


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds, before anything is read for the page."""

    snapshot: Snapshot
    query: Query
    parsed: Parsed
    matching: Matching
    chosen: Mapping[str, Mask]  # what each facet's filter leaves
    _narrowed: dict[str, Docs] = field(default_factory=dict)

    @classmethod
    def to(cls, query: Query, snapshot: Snapshot, authority: Authority) -> Self:
        parsed = parse(query.text, authority, typing=query.typing, exact=query.exact)
        chosen = {name: _filter(snapshot, name, given) for name, given in query.filters.items()}
        return cls(snapshot, query, parsed, Matching(snapshot), chosen)

    def narrowed(self, but: str) -> Docs:
        """What the text and all filters leave, but that of one facet."""
        but = but if but in self.chosen else ""
        if but not in self._narrowed:
            docs = self.matching.docs(self.parsed.clause)
            masks = [mask for facet, mask in self.chosen.items() if facet != but]
            left = docs[reduce(np.logical_and, masks)[docs]] if masks else docs
            self._narrowed[but] = left
        return self._narrowed[but]

    def facets(self, authority: Authority) -> tuple[Facet, ...]:
        """All values with their counts; chosen ones too where nothing holds them."""
        values = self.snapshot.values
        faces = values.faces(authority)
        counts = {but: values.counts(self.narrowed(but)) for but in ("", *self.chosen)}
        return tuple(
            [Facet(one.name, self._shown(faces[one.name], one.name, counts)) for one in FACETS]
        )

    def _shown(
        self, faces: Faces, facet: str, counts: Mapping[str, Mapping[str, Numbers]]
    ) -> tuple[FacetValue, ...]:
        chosen = self.query.chosen(facet)
        own = counts.get(facet, counts[""])
        return faces.shown(own[facet], (*chosen.include, *chosen.exclude))

    def ordered(self, found: Docs, count: int) -> tuple[Docs, Floats]:
        """The first of what was found, in the query's order, with their scores."""
        clause, sort = self.parsed.clause, self.query.sort
        if sort is Sort.RELEVANCE:
            docs, scores = self.matching.best(clause, found, count)
            first = ranked(self.snapshot, docs, scores, count)
            return docs[first], scores[first]
        docs = found[ordered(self.snapshot, found, sort, count)]
        scored = np.sort(docs)
        return docs, self.matching.scores(clause, scored)[np.searchsorted(scored, docs)]

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
            hit(snapshot.card(int(doc)), float(score), wanted)
            for doc, score in zip(shown[page], scores[page], strict=True)
        ),
        facets=given.facets(authority),
        understood=given.parsed.understood,
        warnings=given.warnings,
        did_you_mean=_better(given, len(found), authority),
    )


def _better(given: Answer, found: int, authority: Authority) -> Suggestion | None:
    """Where little is found: what finds much more under the same filters."""
    query = given.query
    if found > _LITTLE or not query.text or query.page > 1:
        return None

    def count(text: str) -> int:
        other = Answer.to(replace(query, text=text), given.snapshot, authority)
        return len(other.narrowed(""))

    return given.snapshot.once(Spelling.of).better(query.text, authority, found, count)


def scan(snapshot: Snapshot, query: Query, authority: Authority) -> Iterator[Document]:
    given = Answer.to(query, snapshot, authority)
    found = given.narrowed("")
    docs, _ = given.ordered(found, len(found))
    return (snapshot.document(int(doc)) for doc in docs)


def hit(document: Card, score: float, wanted: Needles) -> Hit:
    """A document as a result page shows it."""
    named = (m for m in document.people if m.person and not m.tail)
    people = {m.person: Named(m.person, m.name, m.native) for m in named}
    return Hit(
        id=document.id,
        title=highlight_title(document, wanted),
        published=document.published,
        source=document.source,
        kind=document.kind,
        language=document.language,
        people=tuple(people.values()),
        snippets=snippets(document, wanted),
        captures=document.captures,
        sample=document.sample,
        score=score,
    )
