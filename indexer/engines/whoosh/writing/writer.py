"""Writing: one commit, whole or not at all."""

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.codec import ArraySegment
from indexer.engines.whoosh.commits import opening
from indexer.engines.whoosh.disk.material import Material, open_material
from indexer.engines.whoosh.words.lexicon import Lexicon
from indexer.engines.whoosh.writing.assembly import Assembly
from indexer.engines.whoosh.writing.merging import merge
from indexer.engines.whoosh.writing.part import WhooshPart
from indexer.engines.whoosh.writing.policy import due
from indexer.errors import IndexUnreadable
from indexer.model import Tally

BUDGET = 64 * 2**20  # bytes of parts that wait in memory; to write them takes twice as much again
_AT_FIRST = 1.5  # times as much, so that an index which is not large need not be merged

Mask = NDArray[np.bool_]


def write(folder: Path, parts: Iterable[WhooshPart], removed: Collection[str]) -> Tally:
    """Add the parts, replacing what has the same id, and remove ids."""
    with opening.reading(folder):
        commit, segments = opening.segments(folder)
        held = [Held(one, opening.checked(folder, one)) for one in segments]
    with ThreadPoolExecutor(1) as thread:
        writer = _Writer(folder, held, thread)
        try:
            gone = sum(writer.delete(schema.key(schema.ID, known)) for known in removed)
            added = sum(writer.add(part) for part in parts)
            writer.flush()
            writer.settle()
            writer.tidy()
        except BaseException:
            writer.abandon()
            raise
    opening.publish(folder, commit + 1, [one.segment for one in writer.held])
    return Tally(indexed=added, removed=gone)


@dataclass(slots=True)
class Held:
    """A segment of the index, on disk."""

    segment: ArraySegment
    material: Material
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon(self.material.keys)

    def delete(self, key: bytes) -> bool:
        """Delete the document with this id; whether there was one."""
        number = self.lexicon.find(key)
        if number is None:
            return False
        doc = int(self.material.docs[self.material.firsts[number]])
        if self.segment.is_deleted(doc):
            return False
        self.segment.delete_document(doc)
        return True


class _Writer:
    """What waits in memory is written by a thread, while parts go on coming."""

    def __init__(self, folder: Path, held: list[Held], thread: ThreadPoolExecutor) -> None:
        self.held = held
        self._thread = thread
        self._pending: Future[Held] | None = None
        self._begun: list[Path] = []  # files of segments
        self._folder = folder
        self._known = len(held)  # segments that other commits wrote
        self._waiting = Assembly()
        self._added: dict[bytes, int] = {}  # the numbers of documents that wait, by id
        self._written: set[bytes] = set()  # the ids of those that wait no more
        self._gone: list[int] = []  # the numbers of those that later ones superseded

    def delete(self, key: bytes) -> bool:
        """Delete the document with this id; whether there was one."""
        return sum(one.delete(key) for one in self.held) > 0

    def add(self, part: WhooshPart) -> int:
        """Add a part's documents; how many this commit had not been given before."""
        fresh = 0
        for number, name in enumerate(part.texts[schema.ID], start=self._waiting.size):
            fresh += not self._superseded(name)
            self._added[name] = number
        self._waiting.add(part)
        first = not self.held and self._pending is None
        if self._waiting.nbytes > BUDGET * (_AT_FIRST if first else 1):
            self.flush()
        return fresh

    def _superseded(self, id: bytes) -> bool:
        """Delete an earlier version of a document; whether this very commit was given one."""
        key = schema.prefix(schema.ID) + id
        for one in self.held[: self._known]:
            one.delete(key)
        if id in self._added:
            self._gone.append(self._added[id])
            return True
        if id not in self._written:
            return False
        self.settle()
        return sum(one.delete(key) for one in self.held[self._known :]) > 0

    def flush(self) -> None:
        """Begin to write what waits in memory as a segment."""
        self.settle()
        waiting, self._waiting = self._waiting, Assembly()
        if waiting.size:
            alive = np.ones(waiting.size, bool)
            alive[self._gone] = False
            self._pending = self._thread.submit(self._assembled, waiting, alive)
        self._written |= self._added.keys()
        self._added, self._gone = {}, []

    def settle(self) -> None:
        """Wait until what was begun is written, and raise what came in its way."""
        pending, self._pending = self._pending, None
        try:
            if pending is not None:
                self.held.append(pending.result())
        finally:
            del pending  # else what was raised holds itself, and with it every file of this commit

    def abandon(self) -> None:
        """Leave no file behind."""
        self._thread.shutdown()
        for path in self._begun:
            path.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Merge what the policy says is due; forget segments of deleted documents alone.

        An index written from nothing becomes one segment, which is the quickest to search.
        """
        known = [one.segment for one in self.held[: self._known]]
        held = [one.segment for one in self.held if one.segment.doc_count()]
        groups = [held] if len(held) > 1 and not self._known else due(held)
        for group in groups:
            opening.check_whole(self._folder, (one for one in group if one in known))
            chosen = [one for one in self.held if one.segment in group]
            merged = self._write([(one.material, one.segment.alive()) for one in chosen])
            self.held.append(merged)
        gone = [segment for group in groups for segment in group]
        kept = [one for one in self.held if one.segment not in gone and one.segment.doc_count()]
        self.held[:] = kept

    def _assembled(self, waiting: Assembly, alive: Mask) -> Held:
        return self._write([(waiting.material(), alive)])

    def _write(self, sources: Sequence[tuple[Material, Mask]]) -> Held:
        segment = ArraySegment(sum(int(alive.sum()) for _, alive in sources))
        path = segment.path(self._folder)
        self._begun.append(path)
        merge(sources, path)
        if not all(material.is_as_opened() for material, _ in sources):
            raise IndexUnreadable(f"a segment in {self._folder} was changed while it was copied")
        return Held(segment, open_material(path))
