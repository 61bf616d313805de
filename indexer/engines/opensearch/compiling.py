"""Clauses to OpenSearch's queries: which documents match, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.authority import Authority
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.alike import group_of
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.escapes import key
from indexer.engines.opensearch.expanding import Expanding
from indexer.engines.opensearch.held import held_values
from indexer.engines.opensearch.leaves import NOTHING, Leaves
from indexer.engines.opensearch.nearness import near
from indexer.engines.opensearch.snapshot import EVERYTHING, Snapshot
from indexer.engines.shared.dating import number
from indexer.engines.shared.telling import telling
from indexer.model import Message
from indexer.query import doubts, sentences
from indexer.query.choices import fits
from indexer.query.clauses import (
    Alike,
    And,
    Chosen,
    Clause,
    Dates,
    Everything,
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


def unscored(query: Json) -> Json:
    return {"bool": {"filter": [query]}}


def years(first: int | None, last: int | None) -> Json:
    """Documents of these years; undated ones never."""
    ends: Json = {"gte": 10_000 * (first or 1)}
    if last is not None:
        ends["lt"] = 10_000 * (last + 1)
    return {"range": {mapping.DATE: ends}}


def surely(since: str | None, before: str | None) -> Json:
    """Documents all of whose days lie between; undated ones never."""
    ends: list[Json] = [{"exists": {"field": mapping.DATE}}]
    if since is not None:
        ends.append({"range": {mapping.FIRST_DAY: {"gte": number(since)}}})
    if before:
        ends.append({"range": {mapping.LAST_DAY: {"lt": number(before)}}})
    return {"bool": {"filter": ends}}


@dataclass(slots=True)
class Compiling:
    """Compiles the clauses of one query for one commit. Collects warnings."""

    snapshot: Snapshot
    authority: Authority
    warnings: list[Message] = field(default_factory=list)
    leaves: Leaves = field(init=False)

    def __post_init__(self) -> None:
        expanding = Expanding(self.snapshot, self.warnings)
        self.leaves = Leaves(expanding, self.snapshot.combined)

    def query(self, clause: Clause) -> Json:  # noqa: C901, PLR0911 -- one case a clause
        match clause:
            case Word():
                return self.leaves.word(clause)
            case Phrase() | Prefix() | Pattern():
                return self.leaves.others(clause)
            case Near():
                return near(self.snapshot, clause, self.authority)
            case Chosen():
                return self._chosen(clause)
            case Years(first, last):
                return unscored(years(first, last))
            case Dates(since, before):
                return unscored(surely(since, before))
            case Alike(id):
                return self._alike(id)
            case And(clauses):
                return self._all(clauses)
            case Or(clauses):
                return self._any(clauses)
            case Not(inner):
                return {"bool": {"filter": [EVERYTHING], "must_not": [self.query(inner)]}}
            case Everything():
                return unscored(EVERYTHING)
            case Nothing():
                return NOTHING

    def _chosen(self, clause: Chosen) -> Json:
        held = self.snapshot.once(held_values)[clause.facet]
        meant = [v for v in held if any(fits(clause.facet, w, v) for w in clause.values)]
        if not meant and clause.facet in sentences.UNFIT:
            self.warnings.append(doubts.unfit(clause.facet, clause.values))
        name = mapping.facet(clause.facet)
        return {
            "bool": {
                "filter": [{"terms": {name: [key(value) for value in meant]}}],
                "should": [self.query(one) for one in clause.ranked],
                "minimum_should_match": 0,
            }
        }

    def _alike(self, id: str) -> Json:
        group = group_of(self.snapshot, id)
        if group is None:
            self.warnings.append(Message(sentences.NO_DOCUMENT, {"text": id}))
            return NOTHING
        return unscored({"term": {mapping.GROUP: group}})

    def _all(self, clauses: Sequence[Clause]) -> Json:
        earning = {*telling(clauses)}
        parts: dict[str, list[Json]] = {"must": [], "filter": [EVERYTHING], "must_not": []}
        for one in dict.fromkeys(clauses):
            if isinstance(one, Not):
                parts["must_not"].append(self.query(one.clause))
            else:
                parts["must" if one in earning else "filter"].append(self.query(one))
        return {"bool": parts}

    def _any(self, clauses: Sequence[Clause]) -> Json:
        earning = {*telling(clauses)}
        some = ((one, self.query(one)) for one in dict.fromkeys(clauses))
        return {
            "bool": {
                "should": [query if one in earning else unscored(query) for one, query in some],
                "minimum_should_match": 1,
            }
        }
