"""One commit as it is searched: a point in time of the index, and what has been made of it."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from indexer.engines.opensearch.cluster import Cluster, Json, NotThere
from indexer.engines.opensearch.generations import Pointer
from indexer.errors import EngineError

Made = TypeVar("Made")

_KEPT = "10m"  # a point in time that nobody asks
_BATCH = 10_000  # buckets of one answer
_ROWS = 500  # documents of one answer


class Snapshot:
    """Threads may share one."""

    def __init__(self, cluster: Cluster, pointer: Pointer) -> None:
        self.cluster = cluster
        self.pointer = pointer
        self.combined = cluster.combines  # said here of an older cluster: before the first answer
        self._pit = _opened(cluster, pointer)
        self._made: dict[Callable[[Snapshot], Any], Any] = {}

    def once(self, make: Callable[["Snapshot"], Made]) -> Made:
        """What is made of this commit at the first need, and kept as long as it is searched."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def close(self) -> None:
        """Free what the cluster keeps for it."""
        self.cluster.call("DELETE", "/_search/point_in_time", {"pit_id": [self._pit]})

    def search(self, body: Json, **options: object) -> Json:
        """Ask for all parts of the index, or fail; raise `NotThere` if it is gone.

        Options go into the address.
        """
        asked = {**body, "pit": {"id": self._pit, "keep_alive": _KEPT}}
        params = {
            "search_type": "dfs_query_then_fetch",  # scores as if there were but one part
            "allow_partial_search_results": False,
            **options,
        }
        answer = self.cluster.call("POST", "/_search", asked, params)
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineError("a part of the index did not answer")
        return answer

    def count(self, query: Json) -> int:
        answer = self.search({"query": query, "size": 0, "track_total_hits": True})
        return int(answer["hits"]["total"]["value"])

    def values(self, query: Json, field: str) -> Iterator[tuple[Any, int]]:
        """Every value of a field among what matches, sorted, with its number of documents."""
        paging: Json = {"size": _BATCH, "sources": [{"value": {"terms": {"field": field}}}]}
        while True:
            asked = {"query": query, "size": 0, "aggs": {"found": {"composite": paging}}}
            found = self.search(asked)["aggregations"]["found"]
            yield from ((one["key"]["value"], one["doc_count"]) for one in found["buckets"])
            if len(found["buckets"]) < _BATCH:
                return
            paging = {**paging, "after": found["after_key"]}

    def rows(self, query: Json, sort: list[Json], source: list[str]) -> Iterator[Json]:
        """Every hit, in this order, which must be a strict one; of its texts only those named."""
        body: Json = {"query": query, "sort": sort, "size": _ROWS, "_source": source}
        body["track_total_hits"] = False
        while True:
            hits = self.search(body)["hits"]["hits"]
            yield from hits
            if len(hits) < _ROWS:
                return
            body["search_after"] = hits[-1]["sort"]


def _opened(cluster: Cluster, pointer: Pointer) -> str:
    told = cluster.call(
        "POST", f"/{pointer.index}/_search/point_in_time", params={"keep_alive": _KEPT}
    )
    if told["_shards"]["failed"]:
        raise EngineError("a part of the index does not answer")
    return str(told["pit_id"])


EVERYTHING: Json = {"match_all": {}}

__all__ = ["EVERYTHING", "NotThere", "Snapshot"]
