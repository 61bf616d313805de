"""One indexing run, from the files to the commit."""

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from indexer.build import curated
from indexer.build.ahead import Ahead, Ground, Known, Run, ahead
from indexer.build.archive import Archive
from indexer.build.crew import crew
from indexer.build.make import Make, make
from indexer.build.plan import Memory
from indexer.build.progress import Progress, silent
from indexer.build.sites import compare
from indexer.build.spool import Spool
from indexer.build.surveys import prune
from indexer.build.unfinished import unfinished
from indexer.engines import Engine
from indexer.errors import IndexOutdated, IndexUnreadable, RemovalRefused
from indexer.identity import document_id
from indexer.model import PassedOver, Tally
from indexer.workers import Pool, Runner

Crew = Callable[[int], AbstractContextManager[Runner]]


@dataclass(frozen=True, slots=True)
class _Course:
    """What a run keeps to, from its beginning to its end."""

    archive: Archive
    run: Run
    known: Known  # what the index remembers
    progress: Progress

    def refuse(self, removed: Collection[str]) -> None:
        """Raise `RemovalRefused` if that is too much, and nobody has asked for it."""
        unasked = set(removed) - self.archive.corrections.withdrawn.keys()
        if 2 * len(unasked) > len(self.known) and not self.run.prune:
            raise RemovalRefused(
                f"this run would remove {len(unasked)} of {len(self.known)} documents, more than "
                "half, so it has changed nothing; if that is meant, allow it with --prune"
            )


def index(archive: Archive, run: Run, progress: Progress = silent, pool: Crew = Pool) -> Tally:
    """Bring the index up to date with the files below the run's paths.

    Raise `IndexLocked` at once where another process is writing, `CorpusError` for a path that
    never was, `RemovalRefused` instead of removing more than half of the index unasked. Then,
    as when killed at any moment, the index stays as it was; what was made waits for the next run.
    """
    engine, begun = archive.open_engine(), time.time()
    with engine.lock(), unfinished(archive, engine) as file:
        known, renewed = _known(engine, run)
        whole = replace(run, rebuild=run.rebuild or renewed)
        course, spool = _Course(archive, whole, known, progress), Spool(file)
        before, lost = _fill(spool, course, engine, pool)
        again = known.keys() if whole.rebuild else before.todo.ids
        removed = known.keys() & again - spool.ids
        course.refuse(removed)
        _save(engine, course, spool, removed)
    if archive.surveys and not run.paths:
        prune(archive.surveys, begun)
    told = (
        *spool.passed_over,
        *lost,
        *_curated(course, before, known.keys() - removed | spool.ids),
    )
    return replace(
        _tally(before, told), indexed=len(spool.ids), removed=len(removed), renewed=renewed
    )


def _known(engine: Engine, run: Run) -> tuple[Known, bool]:
    """What the index remembers, and whether it is outdated; a rebuild needs no whole index."""
    try:
        return engine.known(), False
    except IndexOutdated as error:
        return error.known, True
    except IndexUnreadable:
        if run.rebuild:
            return {}, False
        raise


def _fill(
    spool: Spool, course: _Course, engine: Engine, pool: Crew
) -> tuple[Ahead, tuple[PassedOver, ...]]:
    """Make all that is to be made; tell what lay ahead, and the sites that were not compared."""
    ground = Ground.of(course.archive, course.run, course.known)
    memory = Memory({} if course.run.rebuild else course.known, engine)
    with pool(crew(ground.found)) as runner:
        before = ahead(ground, memory, runner, course.progress)
        course.refuse(before.todo.vanished)
        taken = spool.resume({one.fingerprint for one in before.todo.work})
        work = [one for one in before.todo.work if one.fingerprint not in taken]
        newest = (one.captures[-1] for one in work)
        common, lost = compare(course.archive, before.sites, newest, runner)
        spool.take(make(work, Make(course.archive, common), runner, course.progress))
    return before, lost


def _save(engine: Engine, course: _Course, spool: Spool, removed: Collection[str]) -> None:
    """In one step: changes to the index as it is, or a new one in its place."""
    rebuild = course.run.rebuild
    if not (spool.ids or removed or rebuild or not course.known):
        return
    with course.progress("Saving", len(spool.ids)) as advance:
        if rebuild:
            engine.replace(spool.parts(advance))
        else:
            engine.commit(spool.parts(advance), removed)


def _curated(course: _Course, before: Ahead, ids: Collection[str]) -> Iterator[PassedOver]:
    """What is withdrawn, and the corrections that match nothing."""
    corrections, captures = course.archive.corrections, before.seen.captures
    yield from curated.withdrawn(corrections, captures)
    there = {*ids, *(document_id(one) for one in captures)} if corrections.entries else ids
    whole = not course.run.paths or course.run.rebuild
    yield from curated.unused(corrections, captures, there, whole=whole)


def _tally(before: Ahead, told: Collection[PassedOver]) -> Tally:
    """What a run has found, without what has become of the index."""
    seen, todo = before.seen, before.todo
    passed_over = sorted((*seen.passed_over, *told), key=lambda one: one.place)
    return Tally(
        unchanged=todo.unchanged,
        passed_over=tuple(passed_over),
        records=seen.records,
        pages=len(seen.captures),
        again=todo.again,
    )
