"""Indexes one after another behind one alias; what is published of the newest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.cluster import Cluster, Conflict, Json, NotThere
from indexer.errors import (
    EngineError,
    IndexMissing,
    IndexOutdated,
    IndexTooNew,
    IndexUnreadable,
)

IDLE, WRITING, SHOWING = "idle", "writing", "showing"
_REPLICAS = "0-1"  # one copy of each shard, wherever there is a second node


@dataclass(frozen=True, slots=True)
class Pointer:
    """A commit: which index, and how often it was committed to."""

    index: str
    commit: int
    phase: str = IDLE  # WRITING while unseen changes are sent, SHOWING while they are made seen

    @property
    def stamp(self) -> tuple[str, int]:
        """What differs between any two commits."""
        return self.index, self.commit


class Generations:
    """The indexes that have had the alias, and those in the making."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._alias = cluster.address.name

    def current(self) -> Pointer:
        """Raise `IndexMissing` before the first commit, `IndexOutdated` for an index of an older
        version, `IndexUnreadable` for any other that is strange.
        """
        path = f"/{self._alias}/_mapping"
        try:
            found = self._cluster.call("GET", path, params={"filter_path": "*.mappings._meta"})
        except NotThere:
            raise IndexMissing(
                f"OpenSearch holds no index {self._alias} yet: `communique index` makes one"
            ) from None
        if self._alias in found:
            raise IndexUnreadable(
                f"{self._alias} is an index of somebody else: choose another name"
            )
        if len(found) != 1:
            raise IndexUnreadable(
                f"{self._alias} leads to what Communiqué has not made: `communique index --rebuild`"
                " makes an index"
            )
        ((index, told),) = found.items()
        return _pointer(index, told)

    def begin(self, shards: int) -> str:
        """A new, empty index; another writer would have to hold the lock."""
        for _ in range(100):
            name = f"{self._alias}-{1 + max(map(_number, self._all()), default=0):06}"
            try:
                self._cluster.call("PUT", f"/{name}", mapping.made(shards))
            except Conflict:
                continue
            return name
        raise EngineError(f"no new index can be made for {self._alias}")

    def publish(self, pointer: Pointer) -> None:
        """Tell of a new commit, or of what is being done to the index."""
        meta = {"format": mapping.FORMAT, "commit": pointer.commit, "phase": pointer.phase}
        self._cluster.call("PUT", f"/{pointer.index}/_mapping", {"_meta": meta})

    def settle(self, index: str) -> None:
        """Give a filled index the copies that it went without; it is searched meanwhile."""
        settings = {"index": {"auto_expand_replicas": _REPLICAS}}
        self._cluster.call("PUT", f"/{index}/_settings", settings)

    def swap(self, index: str) -> None:
        """Give the alias to an index, and take it from any other, in one step."""
        others = self._of_alias()
        actions: list[Json] = [
            {"remove": {"index": one, "alias": self._alias}} for one in others if one != index
        ]
        actions.append({"add": {"index": index, "alias": self._alias}})
        self._cluster.call("POST", "/_aliases", {"actions": actions})

    def sweep(self) -> None:
        """Delete what is neither the current index nor the one before it."""
        every = sorted(self._all(), key=_number)
        current = [_number(one) for one in self._of_alias() if one in every]
        before = [one for one in every if _number(one) < min(current, default=0)]
        after = [one for one in every if _number(one) > max(current, default=0)]
        self.delete([*before[:-1], *after])

    def delete(self, indexes: Iterable[str]) -> None:
        for one in indexes:
            self._cluster.call("DELETE", f"/{one}", params={"ignore_unavailable": True})

    def _of_alias(self) -> list[str]:
        try:
            return list(self._cluster.call("GET", f"/_alias/{self._alias}"))
        except NotThere:
            return []

    def _all(self) -> list[str]:
        found = self._cluster.call("GET", f"/{self._alias}-*/_settings/index.uuid")
        return [one for one in found if re.fullmatch(rf"{re.escape(self._alias)}-\d{{6}}", one)]


def _number(index: str) -> int:
    return int(index.rpartition("-")[2])


def _pointer(index: str, told: Json) -> Pointer:
    meta = told.get("mappings", {}).get("_meta", {})
    form = meta.get("format")
    if form != mapping.FORMAT:
        raise _foreign(index, form)
    return Pointer(index, int(meta["commit"]), str(meta["phase"]))


def _foreign(index: str, form: object) -> IndexUnreadable:
    if not isinstance(form, int):
        return IndexUnreadable(
            f"the index {index} does not tell who made it: `communique index --rebuild` makes a"
            " new one"
        )
    versions = f"(format {form}, this one writes {mapping.FORMAT})"
    if form > mapping.FORMAT:
        return IndexTooNew(
            f"the index {index} was made by a newer version of communique {versions}: install that"
            " version; only `communique index --rebuild` makes one of this version"
        )
    return IndexOutdated(
        f"the index {index} was made by an older version of communique {versions}:"
        " `communique index` makes a new one, beside the old one"
    )


def after(pointer: Pointer) -> Pointer:
    """The commit that follows."""
    return replace(pointer, commit=pointer.commit + 1, phase=IDLE)
