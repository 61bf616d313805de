"""Documents that say the same: what they share, and how many groups of them a query finds."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.snapshot import Snapshot

_PRECISE = 40_000  # groups up to which an estimate is nearly exact, the most that can be asked for
_REMEMBERED = 10_000  # counts

ESTIMATED: Json = {"cardinality": {"field": mapping.GROUP, "precision_threshold": _PRECISE}}


def group_of(snapshot: Snapshot, id: str) -> str | None:
    """What the index knows the group of a document by; None if it does not hold the document."""
    asked = {"query": {"term": {mapping.ID: id}}, "size": 1, "_source": False}
    found = snapshot.search({**asked, "docvalue_fields": [mapping.GROUP]})["hits"]["hits"]
    return group(found[0]) if found else None


def group(row: Json) -> str:
    """The group of a hit."""
    (held,) = row["fields"][mapping.GROUP]
    return str(held)


def count(snapshot: Snapshot, narrowed: Json, estimated: int) -> int:
    """How many groups these documents make: exact, unless they are more than can be paged.

    Kept, since the next page and another order ask for the same.
    """
    if estimated > mapping.DEEPEST:
        return estimated
    known = snapshot.once(_none)
    asked = hashlib.sha256(json.dumps(narrowed).encode()).digest()
    found = known.get(asked)
    if found is None:
        found = sum(1 for _ in snapshot.values(narrowed, mapping.GROUP))
        if len(known) >= _REMEMBERED:
            known.clear()
        known[asked] = found
    return found


def _none(_: Snapshot) -> dict[bytes, int]:
    return {}


def sizes(snapshot: Snapshot, narrowed: Json, groups: Sequence[str]) -> Mapping[str, int]:
    """How many of these documents each of some groups holds."""
    if not groups:
        return {}
    held = {"terms": {mapping.GROUP: groups}}
    asked = {
        "query": {"bool": {"filter": [narrowed, held]}},
        "size": 0,
        "aggs": {
            "sizes": {"terms": {"field": mapping.GROUP, "include": groups, "size": len(groups)}}
        },
    }
    buckets = snapshot.search(asked)["aggregations"]["sizes"]["buckets"]
    return {one["key"]: one["doc_count"] for one in buckets}
