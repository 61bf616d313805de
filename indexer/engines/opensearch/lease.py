"""One writer at a time, on whatever machine: a lease in the cluster, kept up while it is held."""

import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from indexer.engines.opensearch.cluster import Cluster, Conflict, Json, NotThere
from indexer.errors import EngineError, IndexLocked

_LOCKS = "communique.locks"  # an index: a document for each that is being written
_LASTS = 60.0  # seconds, unless it is renewed; by the clocks of the machines that write
_RENEWED = 10.0  # seconds after which it is


class Lease:
    """Taken again by its holder, it is shared. What a dead process of this machine held is free."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._path = f"/{_LOCKS}/_doc/{cluster.address.name}"
        self._threads = threading.RLock()
        self._depth = 0
        self._lost: EngineError | None = None
        self._version: dict[str, object] = {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """Raise `IndexLocked` if somebody else holds it."""
        if not self._threads.acquire(blocking=False):
            raise self._refusal()
        try:
            self._depth += 1
            if self._depth == 1:
                with self._taken():
                    yield
            else:
                yield
        finally:
            self._depth -= 1
            self._threads.release()

    @property
    def mine(self) -> bool:
        return self._depth > 0

    def check(self) -> None:
        """Raise `IndexLocked` if it could not be kept up: somebody else may be writing."""
        if self._lost:
            raise IndexLocked(f"this process lost the lock on the index: {self._lost}")

    @contextmanager
    def _taken(self) -> Iterator[None]:
        self._take()
        done = threading.Event()
        keeper = threading.Thread(target=self._keep, args=(done,), daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()
            self._release()

    def _take(self) -> None:
        self._lost = None
        self._version = {"op_type": "create"}
        for _ in range(3):
            try:
                return self._write()
            except NotThere:
                self._make_index()
            except Conflict:
                self._version = self._of_the_dead()
        raise self._refusal()

    def _write(self) -> None:
        told = self._cluster.call("PUT", self._path, _owner(), self._version)
        self._version = {"if_seq_no": told["_seq_no"], "if_primary_term": told["_primary_term"]}

    def _of_the_dead(self) -> dict[str, object]:
        """The version of a lease that nobody keeps up; raise `IndexLocked` for another."""
        try:
            found = self._cluster.call("GET", self._path)
        except NotThere:
            return {"op_type": "create"}
        held = found["_source"]
        if held["until"] > time.time() and not _dead(held):
            raise self._refusal()
        return {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}

    def _make_index(self) -> None:
        settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
        mappings = {"dynamic": False}
        with suppress(Conflict):  # somebody else was as fast
            self._cluster.call("PUT", f"/{_LOCKS}", {"settings": settings, "mappings": mappings})

    def _keep(self, done: threading.Event) -> None:
        while not done.wait(_RENEWED):
            try:
                self._write()
            except Conflict as error:
                self._lost = error
                return
            except EngineError as error:  # the cluster may be back before the lease runs out
                self._lost = error
            else:
                self._lost = None

    def _release(self) -> None:
        if not self._lost:
            try:
                self._cluster.call("DELETE", self._path, params=self._version)
            except (Conflict, NotThere):
                return  # it ran out, and somebody else has it: theirs to release

    def _refusal(self) -> IndexLocked:
        name = self._cluster.address.name
        return IndexLocked(f"another process is writing to the index {name}: wait until it is done")


def _owner() -> Json:
    return {
        "by": uuid.uuid4().hex,
        "machine": socket.gethostname(),
        "process": os.getpid(),
        "until": time.time() + _LASTS,
    }


def _dead(held: Json) -> bool:
    """Whether it was a process of this machine that has ended."""
    if held["machine"] != socket.gethostname():
        return False
    try:
        os.kill(held["process"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
