"""What lies ahead of a run: the files it looks at, what they hold now, and what is to be made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from indexer.build.archive import Archive
from indexer.build.claims import believed
from indexer.build.plan import Making, Memory, Plan, plan
from indexer.build.progress import Progress, silent
from indexer.build.scope import Scope, path_in
from indexer.build.sites import Sites, neighbours
from indexer.build.survey import Survey, survey
from indexer.build.surveys import Surveying
from indexer.build.walk import Found, walk
from indexer.corpus import Corpus
from indexer.model import Fingerprint, PassedOver
from indexer.workers import Runner

Known = Mapping[str, Fingerprint]


@dataclass(frozen=True, slots=True)
class Run:
    """What to index, and how."""

    paths: tuple[Path, ...] = ()  # none: the whole corpus, and all indexed from elsewhere
    rebuild: bool = False  # make all documents again
    prune: bool = False  # go on even if more than half of the index is removed


@dataclass(frozen=True, slots=True)
class Ground:
    """The files of an archive that a run looks at, and whatever else it may change."""

    archive: Archive
    found: tuple[Found | PassedOver, ...]
    scope: Scope

    @classmethod
    def of(cls, archive: Archive, run: Run, known: Known) -> Self:
        """Raise `CorpusError` for a path that never was."""
        paths = _paths(archive.corpus, run, known)
        found = tuple(walk(archive.corpus, paths))
        return cls(archive, found, Scope.of(archive.corpus, paths).joined(found))


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a run has found on its ground, and what it has to do."""

    seen: Survey
    sites: Sites
    todo: Plan


def ahead(ground: Ground, memory: Memory, runner: Runner, progress: Progress) -> Ahead:
    """Look at every capture, and compare what there is with what the index remembers."""
    archive, task = ground.archive, Surveying(ground.archive.surveys)
    seen = survey(ground.found, task, runner, progress)
    seen = replace(seen, captures=tuple(believed(seen.captures, archive.corpus, runner)))
    files = neighbours(archive.corpus, seen.captures, ground.found)
    beside = survey(files, task, runner, silent)
    sites = Sites.of((*seen.captures, *beside.captures))
    todo = plan(Making(archive, sites), ground.scope, seen.captures, memory)
    return Ahead(seen, sites, todo)


def _paths(corpus: Corpus, run: Run, known: Known) -> tuple[Path, ...]:
    """The paths given; for a rebuild, or without any, the corpus and indexed files from elsewhere.

    So corrections, changed rules and deletions reach the files from elsewhere too.
    """
    places = {place for was in known.values() for place in was.places}
    Scope.of(corpus, run.paths).check(places)
    if run.paths and not run.rebuild:
        return run.paths
    files = sorted({Path(path_in(place)) for place in places})
    return (corpus.pages, *run.paths, *(file for file in files if file.is_absolute()))
