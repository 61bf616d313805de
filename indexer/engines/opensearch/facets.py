"""Filters by facets, and the counts of what would be got by choosing each value."""

from collections.abc import Mapping

import numpy as np

from indexer.authority import Authority
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.compiling import surely, years
from indexer.engines.opensearch.escapes import key, unkey
from indexer.engines.opensearch.snapshot import EVERYTHING
from indexer.engines.shared.faces import Faces
from indexer.fields import FACETS
from indexer.model import Facet, Filter, Query
from indexer.query.days import months
from indexer.query.years import year_range

MOST = 9_000  # values of one facet whose counts are exact on any number of shards

_NAMES = {one.name for one in FACETS}


def filters(query: Query) -> Mapping[str, Json]:
    """What each facet's choice leaves, by facet."""
    given = {name: chosen for name, chosen in query.filters.items() if name in _NAMES}
    return {name: _filter(name, chosen) for name, chosen in given.items()}


def _filter(facet: str, chosen: Filter) -> Json:
    included = [_holding(facet, chosen.include)] if chosen.include else [EVERYTHING]
    excluded = [_holding(facet, chosen.exclude)] if chosen.exclude else []
    return {"bool": {"filter": included, "must_not": excluded}}


def _holding(facet: str, values: tuple[str, ...]) -> Json:
    """Documents with any of these values. Years may be ranges, of months too."""
    wanted: list[Json] = [{"terms": {mapping.facet(facet): [key(value) for value in values]}}]
    if facet == "year":
        ranges = filter(None, map(year_range, values))
        wanted += (years(one.first, one.last) for one in ranges)
        spans = filter(None, map(months, values))
        wanted += (surely(one.since, one.before) for one in spans)
    return {"bool": {"should": wanted, "minimum_should_match": 1}}


def counting(chosen: Mapping[str, Json]) -> Json:
    """Aggregations that count each facet under all choices but its own."""
    return {
        one.name: {
            "filter": {"bool": {"filter": [f for name, f in chosen.items() if name != one.name]}},
            "aggs": {"values": {"terms": {"field": mapping.facet(one.name), "size": MOST}}},
        }
        for one in FACETS
    }


def counted(found: Json, query: Query, authority: Authority) -> tuple[Facet, ...]:
    """All values with their counts; chosen ones too where nothing holds them."""
    buckets = {one.name: found[one.name]["values"]["buckets"] for one in FACETS}
    counts = np.array([one["doc_count"] for own in buckets.values() for one in own], np.int64)
    values = {name: [unkey(one["key"]) for one in own] for name, own in buckets.items()}
    chosen = {
        name: (*one.include, *one.exclude) for name, one in query.filters.items() if name in _NAMES
    }
    return Faces(values, authority, int(counts.max(initial=0))).shown(counts, chosen)
