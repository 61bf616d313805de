"""One worker process, from both of its ends."""

import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from math import inf
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from indexer.errors import WorkerLost

NOTHING = object()  # in place of an input


class Ended(Enum):
    """After the last value of a task that gives several."""

    ENDED = auto()


@dataclass(frozen=True, slots=True)
class Limit:
    """What one outcome of a task may take, in seconds.

    The processor's time is what an input costs, however busy the machine is; the clock's is for a
    worker that uses none: one that sleeps, or waits for a disk that does not answer.
    """

    processor: float = 10.0
    clock: float = 120.0


_START = 600.0  # seconds to start and to import what the task needs
_FAREWELL = 5.0  # seconds for a dismissed worker to end by itself
_FOR_EVER = 0.0  # as a timer is told it
_OVERSTAYED = signal.SIGPROF  # of the timer that runs with a worker's processor time
_SPAWN = get_context("spawn")

Task = Callable[[Any], object]


class Worker:
    """What the parent holds of a worker process."""

    def __init__(self) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs,), daemon=True)
        with _sigint_blocked():
            self._process.start()
        theirs.close()  # so that the pipe ends when the worker does
        self.task: Task | None = None
        self.given: object = NOTHING
        self.due = inf
        self.idle = True
        self.lost = False
        self._limit = Limit()

    @property
    def at_work(self) -> bool:
        return self.given is not NOTHING

    def learn(self, task: Task) -> None:
        """Have the worker unpickle its task, with all the imports this takes."""
        self.task = task
        self._limit = Limit(clock=_START)
        self._send(_Lesson(task))

    def give(self, given: object, limit: Limit) -> None:
        self.given, self._limit = given, limit
        self._send(_Given(given, limit.processor))

    def answer(self) -> object:
        """The next outcome of what the worker was given; idle again after the last one."""
        try:
            state, value = self.pipe.recv()
        except (EOFError, OSError):  # it died, perhaps in the middle of a word
            return self._lost(self._obituary())
        if state is _State.MORE:
            self.due = monotonic() + self._limit.clock
            return value
        self.given, self.due, self.idle = NOTHING, inf, True
        return WorkerLost(value) if state is _State.RAISED else value

    def overstayed(self) -> WorkerLost:
        return self._lost(f"gave nothing for {self._limit.clock:g} seconds")

    def dismiss(self) -> None:
        """Let an idle worker end by itself; kill any other."""
        self.pipe.close()
        if self.idle:
            self._process.join(_FAREWELL)
        self.kill()

    def kill(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def _send(self, message: object) -> None:
        self.idle = False
        self.due = monotonic() + self._limit.clock
        with suppress(ConnectionError):  # dead already: its answer will say so
            self.pipe.send(message)

    def _lost(self, reason: str) -> WorkerLost:
        """Fatal while it learns: the next worker would fare no better."""
        if self.idle or self.at_work:
            self.idle, self.lost = False, True
            return WorkerLost(reason)
        raise WorkerLost(f"a worker process cannot start: {reason}")

    def _obituary(self) -> str:
        self._process.join(_FAREWELL)
        code = self._process.exitcode or 0
        if code == -_OVERSTAYED:
            return f"took longer than {self._limit.processor:g} seconds of processor time"
        cause = signal.Signals(-code).name if code < 0 else f"exit status {code}"
        return f"the worker process died ({cause})"


@dataclass(frozen=True, slots=True)
class _Lesson:
    task: Task


@dataclass(frozen=True, slots=True)
class _Given:
    value: object
    limit: float  # seconds of processor time for each outcome


class _State(Enum):
    """What a message from a worker means for the task in hand."""

    MORE = auto()
    DONE = auto()
    RAISED = auto()


class _Caught:
    """Keeps what a task raises for the parent to name: one bad input must not end a run."""

    reason = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        where = traceback.extract_tb(trace)[-1]
        place = f"{Path(where.filename).name}, line {where.lineno}"
        self.reason = f"{type(error).__name__}: {error} ({place})"
        return True


def _work(pipe: Connection) -> None:
    """The worker's life: learn a task, answer inputs, end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to act on
    signal.signal(_OVERSTAYED, signal.SIG_DFL)  # it ends us, whatever code is running
    threading.Thread(target=_end_with_parent, daemon=True).start()
    task: Task = _untaught
    with suppress(EOFError, ConnectionError):  # the parent has closed the pipe: all is done
        while True:
            message = pipe.recv()
            if isinstance(message, _Lesson):
                task = message.task
                pipe.send_bytes(_pickled(_State.DONE, None))
            else:
                _allow(message.limit)
                for answer in _answers(task, message.value):
                    pipe.send_bytes(answer)
                    _allow(message.limit)
                _allow(_FOR_EVER)
    os._exit(0)  # nobody needs the memory to be cleared up piece by piece first


def _allow(seconds: float) -> None:
    """So much processor time from now on: the system itself counts it, and ends us behind it."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _answers(task: Task, given: object) -> Iterator[bytes]:
    """What `Worker.answer` receives: the task's value, or each of its values, or its failure."""
    with _Caught() as caught:
        value = task(given)
        if isinstance(value, Generator):
            for one in value:
                yield _pickled(_State.MORE, one)
            value = Ended.ENDED
        yield _pickled(_State.DONE, value)
        return
    yield _pickled(_State.RAISED, caught.reason)


def _pickled(state: _State, value: object) -> bytes:
    return bytes(ForkingPickler.dumps((state, value)))


def _untaught(_: object) -> None:
    """No task yet: the parent always begins with a lesson."""


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """A process started meanwhile never sees Ctrl-C, not even before its first line runs."""
    resource_tracker.ensure_running()  # or its start, within ours, would lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
