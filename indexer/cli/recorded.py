"""Indexing runs that tell in the status file how far they are."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field, replace

from indexer import build
from indexer.build import Progress, Run
from indexer.cli.loading import load, machines
from indexer.cli.settings import Settings
from indexer.errors import CommuniqueError, RunCancelled, RunUnderWay
from indexer.model import Tally
from indexer.status import Board, State, Status, now

_EVERY = 0.25  # seconds between two words on progress


@dataclass
class Record:
    """What one run has told so far. It speaks from its first stage on, when the index is its own.

    A run that failed before that speaks only where no other one does.
    """

    board: Board
    status: Status = field(
        default_factory=lambda: Status(State.RUNNING, pid=os.getpid(), started=now())
    )
    _stack: ExitStack = field(default_factory=ExitStack)
    _spoke: float = 0.0  # by the monotonic clock; 0 is never

    def beside(self, progress: Progress) -> Progress:
        """The same progress, told here as well; raise `RunCancelled` when the run is to stop."""

        @contextmanager
        def both(stage: str, length: int) -> Iterator[Callable[[int], None]]:
            self._tell(replace(self.status, stage=stage, done=0, length=length))
            with progress(stage, length) as advance:

                def go_on(count: int) -> None:
                    advance(count)
                    self._go_on(count)

                yield go_on

        return both

    def end(self, state: State, tally: Tally | None = None, error: str = "") -> None:
        self._tell(
            replace(
                self.status, state=state, ended=now(), stage="", tally=tally or Tally(), error=error
            )
        )
        counts = {} if tally is None else _counts(tally)
        self.board.note(f"run {state}", error=error, **counts)

    def fail(self, error: Exception) -> None:
        with suppress(RunUnderWay):
            self.end(State.FAILED, error=str(error))

    def _go_on(self, count: int) -> None:
        self.status = replace(self.status, done=self.status.done + count)
        if time.monotonic() - self._spoke >= _EVERY:
            self._tell(self.status)
            if self.board.is_cancelled(self.status):
                raise RunCancelled("this run was asked to stop: the index is as it was before")

    def _tell(self, status: Status) -> None:
        if not self._spoke:
            self._stack.enter_context(self.board.held())
        self.status, self._spoke = status, time.monotonic()
        self.board.write(status)

    def close(self) -> None:
        self._stack.close()


def index(settings: Settings, run: Run, progress: Progress, scheduler: str = "") -> Tally:
    """As `build.index`, on the machines behind a scheduler if there is one.

    Raise `RunCancelled` too.
    """

    def work(both: Progress) -> Tally:
        if not scheduler:
            return build.index(load(settings), run, both)
        archive = load(settings).everywhere()
        return build.index(archive, run, both, lambda _: machines(scheduler))

    return told(settings.board(), work, progress)


def told(board: Board, work: Callable[[Progress], Tally], progress: Progress) -> Tally:
    """Do the work of a run, and tell on the board how it goes and how it ended."""
    with closing(Record(board)) as record:
        return _recorded(work, progress, record)


def _recorded(work: Callable[[Progress], Tally], progress: Progress, record: Record) -> Tally:
    try:
        done = work(record.beside(progress))
    except RunCancelled as error:
        record.end(State.CANCELLED, error=str(error))
        raise
    except KeyboardInterrupt:
        with suppress(RunUnderWay):
            record.end(State.CANCELLED, error="interrupted")
        raise
    except (CommuniqueError, OSError) as error:
        record.fail(error)
        raise
    record.end(State.DONE, done)
    return done


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "indexed": tally.indexed,
        "unchanged": tally.unchanged,
        "removed": tally.removed,
        "passed_over": tally.left,
        "failed": tally.failed,
    }
