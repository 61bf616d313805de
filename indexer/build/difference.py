"""What a run would do now, without doing it: the index against the archive's files and records."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from tempfile import TemporaryFile

from indexer.build.ahead import Ground, Run, ahead
from indexer.build.archive import Archive
from indexer.build.crew import crew
from indexer.build.make import Make, make
from indexer.build.plan import Memory, Work
from indexer.build.progress import Progress, silent
from indexer.build.sites import Sites, compare
from indexer.build.spool import Spool
from indexer.model import Capture
from indexer.workers import Pool, Runner


@dataclass(frozen=True, slots=True)
class Difference:
    """Documents by what a run would do with them: the names of their captures, or ids."""

    missing: tuple[str, ...]  # that the index does not hold
    changed: tuple[str, ...]  # whose files, or what they are made with, are others now
    vanished: tuple[str, ...]  # ids of those whose files are gone, or that are withdrawn
    unchanged: int

    @property
    def is_none(self) -> bool:
        return not (self.missing or self.changed or self.vanished)


def difference(
    archive: Archive,
    progress: Progress = silent,
    pool: Callable[[int], AbstractContextManager[Runner]] = Pool,
) -> Difference:
    """Compare the index with the whole archive.

    Every file is read; of documents that the index lacks it is tried whether they are any.
    Raises what opening the index does.
    """
    engine = archive.open_engine()
    known = engine.known()
    ground = Ground.of(archive, Run(), known)
    with pool(crew(ground.found)) as runner:
        before = ahead(ground, Memory(known, engine), runner, progress)
        todo = before.todo
        new = [work for work in todo.work if work.id not in known]
        made = _made(archive, before.sites, new, runner)
    return Difference(
        missing=tuple(_name(work.captures) for work in new if work.id in made),
        changed=tuple(_name(work.captures) for work in todo.work if work.id in known),
        vanished=tuple(sorted(todo.vanished)),
        unchanged=todo.unchanged,
    )


def _made(archive: Archive, sites: Sites, new: Sequence[Work], runner: Runner) -> set[str]:
    """Which of these give documents."""
    common, _ = compare(archive, sites, [work.captures[-1] for work in new], runner)
    with TemporaryFile() as file:
        spool = Spool(file)
        spool.take(make(new, Make(archive, common), runner, silent))
    return spool.ids


def _name(captures: Sequence[Capture]) -> str:
    return captures[-1].name
