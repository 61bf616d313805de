"""Reading files in worker processes, one record after the other, whatever becomes of a worker."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from indexer.build.walk import Found
from indexer.errors import WorkerLost
from indexer.model import PassedOver
from indexer.model.page import place
from indexer.read.record import ONLY, Spot
from indexer.workers import Ended, Runner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Portion:
    """What is to be read of a file: all of it, or all behind a record."""

    file: Found
    behind: Spot | None = None


Task = Callable[[Portion], Generator[T | Spot | None]]


def reading(
    task: Task[T], files: Iterable[Found], runner: Runner
) -> Iterator[tuple[Found, T | PassedOver | Ended]]:
    """All that a task makes of each file, then `ENDED`; the outcomes of files come intermingled.

    Before each record the task gives its spot. A record over which a worker dies or overstays is
    passed over, and the rest of its file is read; where nothing was read since, it is given up.
    """
    portions: Iterable[Portion] = map(Portion, files)
    while portions:
        lost: list[Portion] = []
        at: dict[Portion, Spot] = {}
        for portion, outcome in runner.stream(task, portions):
            if isinstance(outcome, Spot):
                at[portion] = outcome
            elif isinstance(outcome, WorkerLost):
                spot = at.pop(portion, None)
                yield portion.file, _lost(portion, spot, outcome)
                if spot is None:
                    yield portion.file, Ended.ENDED
                else:
                    lost.append(Portion(portion.file, spot))
            elif outcome is not None:
                yield portion.file, outcome
        portions = lost


def _lost(portion: Portion, spot: Spot | None, error: WorkerLost) -> PassedOver:
    path = portion.file.path
    if spot is not None:
        return PassedOver(path if spot == ONLY else place(path, *spot), str(error))
    if portion.behind is not None:
        return PassedOver(place(path, *portion.behind), f"nothing is read behind it: {error}")
    return PassedOver(path, str(error))
