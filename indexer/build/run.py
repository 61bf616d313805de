"""One indexing run, from the files to the commit."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile

from indexer.build import curated
from indexer.build.archive import Archive
from indexer.build.claims import believed
from indexer.build.crew import crew
from indexer.build.make import Make, make
from indexer.build.plan import Making, Memory, plan
from indexer.build.progress import Progress, silent
from indexer.build.scope import Scope, path_in
from indexer.build.sites import Sites, compare, neighbours
from indexer.build.spool import Spool
from indexer.build.survey import Survey, survey
from indexer.build.surveys import Surveying, prune
from indexer.build.walk import Found, walk
from indexer.corpus import Corpus
from indexer.engines import Engine, Part
from indexer.errors import IndexOutdated, IndexUnreadable, RemovalRefused
from indexer.identity import document_id
from indexer.model import Fingerprint, PassedOver, Tally
from indexer.workers import Pool, Runner

Known = Mapping[str, Fingerprint]


@dataclass(frozen=True, slots=True)
class Run:
    """What to index, and how."""

    paths: tuple[Path, ...] = ()  # none: the whole corpus, and all indexed from elsewhere
    rebuild: bool = False  # make all documents again
    prune: bool = False  # go on even if more than half of the index is removed


def index(
    archive: Archive,
    run: Run,
    progress: Progress = silent,
    pool: Callable[[int], AbstractContextManager[Runner]] = Pool,
) -> Tally:
    """Bring the index up to date with the files below the run's paths.

    Raise `IndexLocked` at once where another process is writing, `CorpusError` for a path that
    never was, `RemovalRefused` instead of removing more than half of the index unasked. Then,
    as when killed at any moment, the index stays as it was.
    """
    engine, begun = archive.open_engine(), time.time()
    withdrawn = archive.corrections.withdrawn.keys()
    with engine.lock(), TemporaryFile() as file:
        spool = Spool(file)
        known, renewed = _known(engine, run)
        run = replace(run, rebuild=run.rebuild or renewed)
        paths = paths_of(archive.corpus, run, known)
        found = tuple(walk(archive.corpus, paths))
        scope = Scope.of(archive.corpus, paths).joined(found)
        with pool(crew(found)) as runner:
            seen = seen_in(archive, found, runner, progress)
            sites = sites_of(archive, found, seen, runner)
            memory = Memory({} if run.rebuild else known, engine)
            todo = plan(Making(archive, sites), scope, seen.captures, memory)
            _refuse(todo.vanished - withdrawn, known, run)
            newest = (work.captures[-1] for work in todo.work)
            common, lost = compare(archive, sites, newest, runner)
            spool.take(make(todo.work, Make(archive, common), runner, progress))
        removed = known.keys() & (known.keys() if run.rebuild else todo.ids) - spool.ids
        _refuse(removed - withdrawn, known, run)
        if spool.ids or removed or run.rebuild or not known:
            with progress("Saving", len(spool.ids)) as advance:
                _save(engine, spool.parts(advance), None if run.rebuild else removed)
    if archive.surveys and not run.paths:
        prune(archive.surveys, begun)
    ids = (known.keys() - removed) | spool.ids
    told = (*seen.passed_over, *spool.passed_over, *lost, *_curated(archive, run, seen, ids))
    return Tally(
        indexed=len(spool.ids),
        unchanged=todo.unchanged,
        removed=len(removed),
        passed_over=tuple(sorted(told, key=lambda one: one.place)),
        records=seen.records,
        pages=len(seen.captures),
        again=todo.again,
        renewed=renewed,
    )


def seen_in(
    archive: Archive, found: tuple[Found | PassedOver, ...], runner: Runner, progress: Progress
) -> Survey:
    """Every capture there is, without the addresses that are not believed."""
    seen = survey(found, Surveying(archive.surveys), runner, progress)
    return replace(seen, captures=tuple(believed(seen.captures, archive.corpus, runner)))


def sites_of(
    archive: Archive, found: tuple[Found | PassedOver, ...], seen: Survey, runner: Runner
) -> Sites:
    """The sites of the pages that a run looks at, with such of their pages as lie beside them."""
    files = neighbours(archive.corpus, seen.captures, found)
    beside = survey(files, Surveying(archive.surveys), runner, silent)
    return Sites.of((*seen.captures, *beside.captures))


def _curated(
    archive: Archive, run: Run, seen: Survey, ids: Collection[str]
) -> Iterator[PassedOver]:
    """What is withdrawn, and the corrections that match nothing."""
    corrections, captures = archive.corrections, seen.captures
    yield from curated.withdrawn(corrections, captures)
    there = {*ids, *(document_id(one) for one in captures)} if corrections.entries else ids
    yield from curated.unused(corrections, captures, there, whole=not run.paths or run.rebuild)


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


def paths_of(corpus: Corpus, run: Run, known: Known) -> tuple[Path, ...]:
    """The paths given; for a rebuild, or without any, the corpus and indexed files from elsewhere.

    So corrections, changed rules and deletions reach the files from elsewhere too.
    """
    places = {place for was in known.values() for place in was.places}
    Scope.of(corpus, run.paths).check(places)
    if run.paths and not run.rebuild:
        return run.paths
    files = sorted({Path(path_in(place)) for place in places})
    return (corpus.pages, *run.paths, *(file for file in files if file.is_absolute()))


def _save(engine: Engine, parts: Iterator[Part], removed: Collection[str] | None) -> None:
    """In one step: changes to the index as it is, or a new one in its place."""
    if removed is None:
        engine.replace(parts)
    else:
        engine.commit(parts, removed)


def _refuse(removed: Collection[str], known: Known, run: Run) -> None:
    if 2 * len(removed) > len(known) and not run.prune:
        raise RemovalRefused(
            f"this run would remove {len(removed)} of {len(known)} documents, more than half, "
            "so it has changed nothing; if that is meant, allow it with --prune"
        )
