"""What has changed: the captures found now against what the index remembers."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from indexer.build.archive import Archive
from indexer.build.rules import rules_version
from indexer.build.scope import Scope
from indexer.build.sites import Sites, age
from indexer.engines import Engine
from indexer.identity import document_id, site_of
from indexer.model import Capture, Fingerprint


@dataclass(frozen=True, slots=True)
class Work:
    """A document to be made of its captures, oldest first; the last one is shown."""

    id: str
    captures: tuple[Capture, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do. Documents that it does not name are left as they are."""

    work: tuple[Work, ...]
    unchanged: int = 0
    vanished: frozenset[str] = frozenset()
    again: int = 0  # captures of documents that have a newer one

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


@dataclass(frozen=True, slots=True)
class Making:
    """All that documents are made with, beside their captures."""

    archive: Archive
    sites: Sites

    def fingerprint(self, id: str, captures: tuple[Capture, ...]) -> str:
        """Changes whenever anything does that the document is made from."""
        made_from = (
            rules_version(),
            self.archive.authority.digest,
            self.archive.corrections.digest_for(id, site_of(captures[-1])),
            self.archive.authority.amendments.digest_for(id),
            self.sites.version(captures[-1]),
            [(c.place, c.digest, c.captured, c.address) for c in captures],
        )
        return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def plan(making: Making, scope: Scope, captures: Iterable[Capture], memory: Memory) -> Plan:
    """Compare what was found within the scope of a run with what the index remembers of it.

    A document vanishes when all its captures lay within the scope and none was found again.
    Captures of it that lie elsewhere stay, as they are remembered. What people have withdrawn
    vanishes, wherever its captures lie.
    """
    withdrawn = making.archive.corrections.withdrawn.keys()
    known, found = memory.known, _by_document(captures)
    touched = {one for one, was in known.items() if any(map(scope.covers, was.places))}
    for one in known.keys() & (touched | found.keys()):
        if not all(map(scope.covers, known[one].places)):
            found[one] += (c for c in memory.captures(one) if not scope.covers(c.place))
    for one in found.keys() & withdrawn:
        del found[one]
    work = _work(making, found)
    changed = tuple(w for w in work if w.id not in known or known[w.id].digest != w.fingerprint)
    again = sum(len(group) - 1 for group in found.values())
    vanished = frozenset((touched - found.keys()) | (known.keys() & withdrawn))
    return Plan(changed, len(work) - len(changed), vanished, again)


def _by_document(captures: Iterable[Capture]) -> dict[str, list[Capture]]:
    found: dict[str, list[Capture]] = defaultdict(list)
    for capture in captures:
        found[document_id(capture)].append(capture)
    return found


def _work(making: Making, found: dict[str, list[Capture]]) -> tuple[Work, ...]:
    """What there is to make, in the order in which the newest captures lie in their files.

    So an archive file is read forwards, and each page of it in the neighbourhood of the last.
    """
    works = []
    for one, group in found.items():
        captures = _folded(sorted(group, key=age))
        works.append(Work(one, captures, making.fingerprint(one, captures)))
    return tuple(sorted(works, key=_where))


def _where(work: Work) -> tuple[str, str, int, str]:
    newest = work.captures[-1]
    return newest.path, newest.member, newest.offset, work.id


def _folded(captures: Iterable[Capture]) -> tuple[Capture, ...]:
    """Of captures in a row that hold the same bytes, the first and the last."""
    runs = (tuple(run) for _, run in groupby(captures, key=attrgetter("digest")))
    return tuple(one for run in runs for one in dict.fromkeys((run[0], run[-1])))
