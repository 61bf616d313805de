"""Filters by facets, and the counts of what would be got by choosing each value."""

from collections.abc import Mapping

import numpy as np

from indexer.authority import Authority
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.compiling import years
from indexer.engines.opensearch.escapes import key, unkey
from indexer.engines.opensearch.snapshot import EVERYTHING
from indexer.engines.whoosh.faces import Faces
from indexer.fields import FACETS
from indexer.model import Facet, FacetValue, Filter, Query
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
    """Documents with any of these values. Years may be ranges."""
    wanted: list[Json] = [{"terms": {mapping.facet(facet): [key(value) for value in values]}}]
    if facet == "year":
        ranges = filter(None, map(year_range, values))
        wanted += (years(one.first, one.last) for one in ranges)
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
    return tuple(
        Facet(one.name, _shown(one.name, found[one.name]["values"]["buckets"], query, authority))
        for one in FACETS
    )


def _shown(
    facet: str, buckets: list[Json], query: Query, authority: Authority
) -> tuple[FacetValue, ...]:
    chosen = query.chosen(facet)
    counts = np.array([one["doc_count"] for one in buckets], np.int64)
    faces = Faces(facet, (unkey(one["key"]) for one in buckets), authority)
    return faces.shown(counts, (*chosen.include, *chosen.exclude))
