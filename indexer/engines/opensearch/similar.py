"""Documents like another one: those that share its most telling words."""

from collections.abc import Callable, Sequence

from indexer.analysis import Needles
from indexer.authority import Authority
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.answering import ORDERS, SHOWN, hits
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.compiling import Compiling
from indexer.engines.opensearch.escapes import escaped
from indexer.engines.opensearch.snapshot import EVERYTHING, Snapshot
from indexer.engines.shared import stored
from indexer.engines.shared.similar import ALIKE, Said, most_said, rarity_of, telling
from indexer.errors import DocumentNotFound
from indexer.fields import BODY, TITLE
from indexer.model import Document, Hit, Sort
from indexer.query.clauses import Or


def document(snapshot: Snapshot, id: str) -> Document:
    """Raise `DocumentNotFound` if the index does not hold it."""
    asked = {"query": _is(id), "size": 1, "_source": [mapping.DOCUMENT]}
    for row in snapshot.search(asked)["hits"]["hits"]:
        return stored.document(row["_source"][mapping.DOCUMENT].encode())
    raise DocumentNotFound(f"the index holds no document {id}")


def similar(snapshot: Snapshot, id: str, size: int, authority: Authority) -> tuple[Hit, ...]:
    said = most_said(document(snapshot, id))
    words = telling(said, _rarity(snapshot, said))
    if not words or not size:
        return ()
    alike = Compiling(snapshot, authority).query(Or(tuple(words)))
    of_itself = snapshot.search({"query": {"bool": {"must": [alike], "filter": [_is(id)]}}})
    asked = {
        "query": {"bool": {"must": [alike], "must_not": [_is(id)]}},
        "min_score": ALIKE * (of_itself["hits"]["max_score"] or 0.0),
        "size": size,
        "sort": ORDERS[Sort.RELEVANCE],
        **SHOWN,
    }
    rows = snapshot.search(asked)["hits"]["hits"]
    return hits(rows, Needles(), [0] * len(rows))


def _is(id: str) -> Json:
    return {"term": {mapping.ID: id}}


def _rarity(snapshot: Snapshot, said: Sequence[Said]) -> Callable[[str], float]:
    """How rare each stem is, all asked for at once."""
    if not said:
        return lambda _: 0.0
    fields = [mapping.stems(field.name) for field in (TITLE, BODY)]
    wanted = {
        f"{number}:{field}": {"term": {field: escaped(one.stem)}}
        for number, one in enumerate(said)
        for field in fields
    }
    asked = {"size": 0, "aggs": {"held": {"filters": {"filters": wanted}}}}
    held = snapshot.search(asked)["aggregations"]["held"]["buckets"]
    every = snapshot.count(EVERYTHING)
    rarities = {
        one.stem: rarity_of(max(held[f"{number}:{f}"]["doc_count"] for f in fields), every)
        for number, one in enumerate(said)
    }
    return rarities.__getitem__
