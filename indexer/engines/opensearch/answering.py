"""Answering a query from one commit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from indexer.analysis import Needles, needles, summaries
from indexer.authority import Authority
from indexer.engines.opensearch import alike, facets, mapping
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.compiling import Compiling
from indexer.engines.opensearch.lexicon import Lexicon
from indexer.engines.opensearch.snapshot import Snapshot
from indexer.engines.shared import stored
from indexer.engines.shared.hits import shown
from indexer.model import Document, Hit, Message, Query, Results, Sort, Suggestion
from indexer.query import Parsed, parse
from indexer.query.sentences import CUT_PREFIX

_LITTLE = 3  # documents, and so few that a word may be misspelled

_NEWEST: list[Json] = [{mapping.DATE: {"order": "desc", "missing": "_last"}}, {mapping.ID: "asc"}]
_OLDEST: list[Json] = [{mapping.DATE: {"order": "asc", "missing": "_last"}}, {mapping.ID: "asc"}]
ORDERS = {
    Sort.RELEVANCE: [{"_score": "desc"}, *_NEWEST],
    Sort.NEWEST: _NEWEST,
    Sort.OLDEST: _OLDEST,
    Sort.VERSIONS: [{mapping.VERSIONS: "desc"}, *_NEWEST],
}


SHOWN: Json = {  # what is asked for of a document that is to be shown
    "_source": [mapping.DOCUMENT],
    "docvalue_fields": [mapping.GROUP, mapping.VERSIONS],
}
_GROUPS = "groups"  # beside the facets


@dataclass(frozen=True, slots=True)
class Asked:
    """A query in OpenSearch's terms."""

    snapshot: Snapshot
    query: Query
    parsed: Parsed
    matching: Json  # what the text finds
    chosen: Mapping[str, Json]  # what each facet's filter leaves
    compiling: Compiling

    @classmethod
    def of(cls, query: Query, snapshot: Snapshot, authority: Authority) -> Self:
        parsed = parse(query.text, authority, typing=query.typing, exact=query.exact)
        compiling = Compiling(snapshot, authority)
        matching = compiling.query(parsed.clause)
        return cls(snapshot, query, parsed, matching, facets.filters(query), compiling)

    @property
    def narrowed(self) -> Json:
        """What the text and all filters leave."""
        return {"bool": {"must": [self.matching], "filter": list(self.chosen.values())}}

    @property
    def warnings(self) -> tuple[Message, ...]:
        found = self.compiling.warnings
        told = [w for w in found if not (self.query.typing and w.template == CUT_PREFIX)]
        return (*self.parsed.warnings, *told)


def results(snapshot: Snapshot, query: Query, authority: Authority) -> Results:
    given = Asked.of(query, snapshot, authority)
    answer = snapshot.search(_body(given))
    total = int(answer["hits"]["total"]["value"])
    return Results(
        query=query,
        total=total,
        groups=_groups(given, answer, total),
        hits=_hits(given, answer["hits"]["hits"]),
        facets=facets.counted(answer["aggregations"], query, authority),
        understood=given.parsed.understood,
        warnings=given.warnings,
        did_you_mean=_better(given, total, authority),
    )


def _body(given: Asked) -> Json:
    query = given.query
    first = (max(1, query.page) - 1) * query.size
    reached = first + query.size <= mapping.DEEPEST
    body: Json = {
        "query": given.matching,
        "post_filter": {"bool": {"filter": list(given.chosen.values())}},
        "aggs": facets.counting(given.chosen),
        "from": first if reached else 0,
        "size": query.size if reached else 0,
        "sort": ORDERS[query.sort],
        "track_scores": True,
        "track_total_hits": True,
        **SHOWN,
    }
    if query.grouped:
        body["collapse"] = {"field": mapping.GROUP}
        narrowed = {"bool": {"filter": list(given.chosen.values())}}
        body["aggs"][_GROUPS] = {"filter": narrowed, "aggs": {"count": alike.ESTIMATED}}
    return body


def _groups(given: Asked, answer: Json, total: int) -> int:
    if not given.query.grouped:
        return total
    estimated = answer["aggregations"][_GROUPS]["count"]["value"]
    return min(total, alike.count(given.snapshot, given.narrowed, estimated))


def _hits(given: Asked, rows: Sequence[Json]) -> tuple[Hit, ...]:
    wanted = needles(given.parsed.clause)
    if not given.query.grouped:
        return hits(rows, wanted, [0] * len(rows))
    groups = [alike.group(row) for row in rows]
    sizes = alike.sizes(given.snapshot, given.narrowed, groups)
    return hits(rows, wanted, [sizes[group] - 1 for group in groups])


def hits(rows: Sequence[Json], wanted: Needles, others: Sequence[int]) -> tuple[Hit, ...]:
    """Documents as a result page shows them."""
    cards = [stored.card(row["_source"][mapping.DOCUMENT].encode()) for row in rows]
    scores = [float(row["_score"]) for row in rows]
    versions = [int(row["fields"][mapping.VERSIONS][0]) for row in rows]
    return tuple(map(shown, cards, summaries(cards, wanted), scores, versions, others))


def _better(given: Asked, found: int, authority: Authority) -> Suggestion | None:
    """Where little is found: what finds much more under the same filters."""
    query = given.query
    if found > _LITTLE or not query.text or query.page > 1:
        return None

    def count(text: str) -> int:
        other = Asked.of(replace(query, text=text), given.snapshot, authority)
        return given.snapshot.count(other.narrowed)

    spelling = given.snapshot.once(Lexicon.of).spelling
    return spelling.better(query.text, authority, found, count)


def scan(snapshot: Snapshot, query: Query, authority: Authority) -> Iterator[Document]:
    """The snapshot is the scan's own, and closed with it."""
    try:
        given = Asked.of(query, snapshot, authority)
        order = ORDERS[query.sort]
        for row in snapshot.rows(given.narrowed, order, [mapping.DOCUMENT]):
            yield stored.document(row["_source"][mapping.DOCUMENT].encode())
    finally:
        snapshot.close()
