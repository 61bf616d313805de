"""Writing: changes sent in bulk, seen by nobody until they are shown; new indexes checked."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from indexer.engines.opensearch.cluster import Cluster, Json
from indexer.engines.opensearch.generations import SHOWING, WRITING, Generations, Pointer, after
from indexer.engines.opensearch.lease import Lease
from indexer.engines.opensearch.part import OpenSearchPart
from indexer.errors import EngineError
from indexer.model import Tally

_SMALL = 20_000  # documents: of so few, what was deleted is cleared away, a tenth of a GB at most


@dataclass(frozen=True, slots=True)
class Writing:
    """The one writer of an index."""

    cluster: Cluster
    generations: Generations
    lease: Lease

    def generate(self, parts: Iterable[OpenSearchPart]) -> Tally:
        """Fill a new index and give it the alias, if it holds what was sent."""
        self.generations.sweep()
        index = self.generations.begin(self.cluster.address.shards)
        try:
            ids = {told["_id"] for told in self.cluster.bulk(_added(index, parts))}
            self._refresh(index)
            self._check(index, len(ids))
            self._clear(index)
        except BaseException:
            self.generations.delete([index])
            raise
        self.generations.settle(index)
        self.lease.check()
        self.generations.swap(index)
        self.generations.sweep()
        return Tally(indexed=len(ids))

    def change(
        self, pointer: Pointer, parts: Iterable[OpenSearchPart], removed: Collection[str]
    ) -> Tally:
        """Add and remove documents of the current index.

        All parts are waited for, on disk, before anything is sent: what fails while they are made
        changes nothing. If the writer dies while it sends, what it sent stays unseen until the
        next commit, whose `known` tells of it.
        """
        with TemporaryFile("w+", encoding="utf-8") as spool:
            ids = _spooled(parts, spool)
            self._phase(pointer, WRITING)
            told = self.cluster.bulk(_changes(pointer.index, spool, [*{*removed} - ids]))
            gone = sum(one["result"] == "deleted" for one in told)
        self._phase(pointer, SHOWING)
        self._refresh(pointer.index)
        self._clear(pointer.index)
        self.lease.check()
        self.generations.publish(after(pointer))
        return Tally(indexed=len(ids), removed=gone)

    def _phase(self, pointer: Pointer, phase: str) -> None:
        self.lease.check()
        self.generations.publish(Pointer(pointer.index, pointer.commit, phase))

    def _refresh(self, index: str) -> None:
        """Show what was sent; raise `EngineError` where a shard could not."""
        told = self.cluster.call("POST", f"/{index}/_refresh")["_shards"]
        if told["failed"]:
            raise EngineError(f"{told['failed']} parts of the index {index} do not show changes")

    def _check(self, index: str, sent: int) -> None:
        held = self.cluster.call("GET", f"/{index}/_count")["count"]
        if held != sent:
            raise EngineError(f"{sent} documents were sent, the new index holds {held}: it is left")

    def _clear(self, index: str) -> None:
        """Forget what was deleted, so that scores are those of an index built anew.

        In a large index that would be to write it anew; there it is left to OpenSearch's merging.
        """
        held = self.cluster.call("GET", f"/{index}/_stats/docs")["_all"]["primaries"]["docs"]
        if held["deleted"] > 0 and held["count"] <= _SMALL:
            path = f"/{index}/_forcemerge"
            self.cluster.call("POST", path, params={"only_expunge_deletes": True})
            self._refresh(index)


def _added(index: str, parts: Iterable[OpenSearchPart]) -> Iterator[tuple[Json, str]]:
    for part in parts:
        for id_, body in part.documents:
            yield {"index": {"_index": index, "_id": id_}}, body


def _spooled(parts: Iterable[OpenSearchPart], spool: IO[str]) -> set[str]:
    """Their documents, a line each; the ids of all."""
    ids = set()
    for part in parts:
        for id_, body in part.documents:
            ids.add(id_)
            spool.write(f"{json.dumps(id_)}\t{body}\n")
    return ids


def _changes(
    index: str, spool: IO[str], removed: Iterable[str]
) -> Iterator[tuple[Json, str | None]]:
    for id_ in removed:
        yield {"delete": {"_index": index, "_id": id_}}, None
    spool.seek(0)
    for line in spool:
        id_, _, body = line.rstrip("\n").partition("\t")
        yield {"index": {"_index": index, "_id": json.loads(id_)}}, body
