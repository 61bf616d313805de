"""Answering a query from one commit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Self

import numpy as np

from indexer.analysis import Needles, needles, summaries
from indexer.authority import Authority
from indexer.engines.shared.hits import shown
from indexer.engines.shared.spelling import Spelling
from indexer.engines.whoosh.counts.counting import Numbers
from indexer.engines.whoosh.matches.alike import Groups
from indexer.engines.whoosh.matches.matching import Matching
from indexer.engines.whoosh.matches.ordering import ordered, ranked
from indexer.engines.whoosh.matches.sets import Docs, Mask
from indexer.engines.whoosh.matches.sums import Floats
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.words.vocabulary import known_words
from indexer.model import (
    Document,
    Facet,
    Filter,
    Hit,
    Message,
    Query,
    Results,
    Sort,
    Suggestion,
)
from indexer.query import Parsed, parse
from indexer.query.days import months
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
    _left: dict[tuple[str, ...], Docs] = field(default_factory=dict)

    @classmethod
    def to(cls, query: Query, snapshot: Snapshot, authority: Authority) -> Self:
        parsed = parse(query.text, authority, typing=query.typing, exact=query.exact)
        chosen = {name: _filter(snapshot, name, given) for name, given in query.filters.items()}
        return cls(snapshot, query, parsed, Matching(snapshot), chosen)

    def narrowed(self, but: str) -> Docs:
        """What the text and all filters leave, but that of one facet."""
        return self._within(tuple([facet for facet in self.chosen if facet != but]))

    def _within(self, facets: tuple[str, ...]) -> Docs:
        """What the text and the filters of these facets leave."""
        if not facets:
            return self.matching.docs(self.parsed.clause)
        if facets not in self._left:
            docs = self._within(facets[:-1])
            self._left[facets] = docs[self.chosen[facets[-1]].take(docs)]
        return self._left[facets]

    def facets(self, authority: Authority) -> tuple[Facet, ...]:
        """All values with their counts; chosen ones too where nothing holds them."""
        values, filters = self.snapshot.values, self.query.filters
        known = [name for name in self.chosen if name in values.facets]
        counts = values.counts(self.narrowed(""), {but: self.narrowed(but) for but in known})
        chosen = {name: (*filters[name].include, *filters[name].exclude) for name in known}
        return values.faces(authority).shown(counts, chosen)

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

    def hits(self, found: Docs) -> tuple[tuple[Hit, ...], int]:
        """Those of the page, and how many there are on all pages."""
        last = max(1, self.query.page) * self.query.size
        page = slice(last - self.query.size, last)
        if not self.query.grouped:
            docs, scores = self.ordered(found, min(last, len(found)))
            alone = np.zeros(len(docs), np.int64)
            return self._hits(docs[page], scores[page], alone[page]), len(found)
        groups = self.snapshot.once(Groups.of)
        sizes = groups.sizes(found)
        count = int(np.count_nonzero(sizes))
        docs, scores = groups.best(found, min(last, count), self.ordered)
        others = sizes[groups.codes[docs]] - 1
        return self._hits(docs[page], scores[page], others[page]), count

    def _hits(self, docs: Docs, scores: Floats, others: Numbers) -> tuple[Hit, ...]:
        return hits(self.snapshot, docs, needles(self.parsed.clause), scores, others)

    @property
    def warnings(self) -> tuple[Message, ...]:
        found = self.matching.warnings
        told = [w for w in found if not (self.query.typing and w.template == CUT_PREFIX)]
        return (*self.parsed.warnings, *told)


def _filter(snapshot: Snapshot, facet: str, given: Filter) -> Mask:
    if facet not in snapshot.facets:
        return snapshot.live
    kept = _holding(snapshot, facet, given.include) if given.include else snapshot.live
    return kept & ~_holding(snapshot, facet, given.exclude) if given.exclude else kept


def _holding(snapshot: Snapshot, facet: str, values: Sequence[str]) -> Mask:
    """Documents with any of these values; those of a month are no values of their own."""
    mask = snapshot.facets[facet].holding(values)
    if facet == "year":
        for found in filter(None, map(months, values)):
            mask |= snapshot.surely(found.since, found.before)
    return mask


def results(snapshot: Snapshot, query: Query, authority: Authority) -> Results:
    given = Answer.to(query, snapshot, authority)
    found = given.narrowed("")
    hits, groups = given.hits(found)
    return Results(
        query=query,
        total=len(found),
        groups=groups,
        hits=hits,
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

    return given.snapshot.once(_spelling).better(query.text, authority, found, count)


def _spelling(snapshot: Snapshot) -> Spelling:
    return Spelling.of(snapshot.once(known_words))


def scan(snapshot: Snapshot, query: Query, authority: Authority) -> Iterator[Document]:
    given = Answer.to(query, snapshot, authority)
    found = given.narrowed("")
    docs, _ = given.ordered(found, len(found))
    return (snapshot.answered(partial(_document, doc)) for doc in docs.tolist())


def _document(doc: int, snapshot: Snapshot) -> Document:
    return snapshot.document(doc)


def hits(
    snapshot: Snapshot, docs: Docs, wanted: Needles, scores: Floats, others: Numbers
) -> tuple[Hit, ...]:
    """Documents as a result page shows them."""
    cards, versions = snapshot.cards(docs), snapshot.versions[docs].tolist()
    columns = cards, summaries(cards, wanted), scores.tolist(), versions, others.tolist()
    return tuple(map(shown, *columns))
