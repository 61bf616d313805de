"""What the archive holds now: a look at every capture, before any page is cleaned."""

from collections.abc import Collection
from dataclasses import dataclass

from indexer import read
from indexer.build.progress import Progress
from indexer.build.walk import Found
from indexer.errors import WorkerLost
from indexer.model import Capture, PassedOver
from indexer.workers import Runner


@dataclass(frozen=True, slots=True)
class Survey:
    """Every capture in the files of a run, and all that gave none."""

    captures: tuple[Capture, ...]
    passed_over: tuple[PassedOver, ...]


def survey(found: Collection[Found | PassedOver], runner: Runner, progress: Progress) -> Survey:
    """Read all these files in worker processes."""
    files = [one for one in found if isinstance(one, Found)]
    captures: list[Capture] = []
    passed_over = [one for one in found if isinstance(one, PassedOver)]
    with progress("Reading", len(files)) as advance:
        for file, outcome in runner.run(captures_in, files):
            if isinstance(outcome, WorkerLost):
                passed_over.append(PassedOver(file.path, str(outcome)))
            else:
                captures += (one for one in outcome if isinstance(one, Capture))
                passed_over += (one for one in outcome if isinstance(one, PassedOver))
            advance(1)
    return Survey(tuple(captures), tuple(passed_over))


def captures_in(file: Found) -> tuple[Capture | PassedOver, ...]:
    """A worker's task: the pages of a file, without their text."""
    return tuple(
        one if isinstance(one, PassedOver) else one.capture
        for one in read.pages(file.file, file.path)
    )
