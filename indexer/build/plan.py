"""What has changed: the captures found now against what the index remembers."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.build.archive import Archive
from indexer.build.rules import rules_version
from indexer.build.scope import Scope
from indexer.engines import Engine
from indexer.identity import document_id
from indexer.model import Capture, Fingerprint


@dataclass(frozen=True, slots=True)
class Work:
    """A document to be made of its captures, oldest first."""

    id: str
    captures: tuple[Capture, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do. Documents that it does not name are left as they are."""

    work: tuple[Work, ...]
    unchanged: int = 0
    vanished: frozenset[str] = frozenset()

    @property
    def ids(self) -> set[str]:
        """All documents that the run may change or remove."""
        return {*self.vanished, *(one.id for one in self.work)}


@dataclass(frozen=True, slots=True)
class Memory:
    """What the index remembers of earlier runs."""

    known: Mapping[str, Fingerprint]
    engine: Engine

    def captures(self, id: str) -> tuple[Capture, ...]:
        return self.engine.document(id).captures


def plan(archive: Archive, scope: Scope, captures: Iterable[Capture], memory: Memory) -> Plan:
    """Compare what was found within the scope of a run with what the index remembers of it.

    A document vanishes when all its captures lay within the scope and none was found again.
    Captures of it that lie elsewhere stay, as they are remembered.
    """
    known, found = memory.known, _by_document(captures)
    touched = {one for one, was in known.items() if any(map(scope.covers, was.places))}
    for one in known.keys() & (touched | found.keys()):
        if not all(map(scope.covers, known[one].places)):
            found[one] += (c for c in memory.captures(one) if not scope.covers(c.place))
    work = _work(archive, found)
    changed = tuple(w for w in work if w.id not in known or known[w.id].digest != w.fingerprint)
    return Plan(changed, len(work) - len(changed), frozenset(touched - found.keys()))


def _by_document(captures: Iterable[Capture]) -> dict[str, list[Capture]]:
    found: dict[str, list[Capture]] = defaultdict(list)
    for capture in captures:
        found[document_id(capture)].append(capture)
    return found


def _work(archive: Archive, found: dict[str, list[Capture]]) -> tuple[Work, ...]:
    works = []
    for one in sorted(found):
        captures = tuple(sorted(found[one], key=lambda c: (c.captured, c.place)))
        works.append(Work(one, captures, _fingerprint(archive, one, captures)))
    return tuple(works)


def _fingerprint(archive: Archive, id: str, captures: tuple[Capture, ...]) -> str:
    """Changes whenever anything does that the document is made from."""
    made_from = (
        rules_version(),
        archive.authority.digest,
        archive.corrections.digest_for(id),
        archive.authority.amendments.digest_for(id),
        [(capture.place, capture.digest, capture.captured) for capture in captures],
    )
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()
