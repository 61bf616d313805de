"""Tasks over worker processes that may die or hang: only the task in hand is lost."""

from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import wait
from time import monotonic
from typing import Any, Protocol, Self, TypeVar

from indexer.errors import WorkerLost
from indexer.workers.process import NOTHING, Ended, Limit, Worker

__all__ = ["LIMIT", "Ended", "Limit", "Pool", "Runner"]

A = TypeVar("A")
B = TypeVar("B")

LIMIT = Limit()


class Runner(Protocol):
    """Whatever runs a task over many inputs."""

    def run(
        self, task: Callable[[A], B], inputs: Iterable[A]
    ) -> Iterator[tuple[A, B | WorkerLost]]:
        """Each input with its outcome, in the order in which they are done."""

    def stream(
        self, task: Callable[[A], Generator[B]], inputs: Iterable[A]
    ) -> Iterator[tuple[A, B | Ended | WorkerLost]]:
        """Each input with every outcome of its own, in order, then with `ENDED` or what ended it.

        The outcomes of several inputs come intermingled.
        """


class Pool:
    """At most so many worker processes, each with one task in hand.

    They start when a run needs them, serve every run, and end with the pool or with the parent
    process, however that ends. One that dies or overstays the limit is replaced.
    """

    def __init__(self, processes: int, limit: Limit = LIMIT) -> None:
        self._processes = processes
        self._limit = limit
        self._workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()  # so that all end side by side
        for worker in self._workers:
            worker.dismiss()
        self._workers.clear()

    def run(
        self, task: Callable[[A], B], inputs: Iterable[A]
    ) -> Generator[tuple[A, B | WorkerLost], None, None]:
        """Each input with its outcome, in the order in which they are done.

        Task, inputs and outcomes are pickled. What a task raises becomes a `WorkerLost` too.
        Raise `WorkerLost` if a worker cannot even start.
        """
        yield from self._run(task, inputs)

    def stream(
        self, task: Callable[[A], Generator[B]], inputs: Iterable[A]
    ) -> Generator[tuple[A, B | Ended | WorkerLost], None, None]:
        """As `run`, for a task that gives one outcome after another; the limit is for each."""
        yield from self._run(task, inputs)

    def _run(
        self, task: Callable[..., object], inputs: Iterable[Any]
    ) -> Generator[tuple[Any, Any], None, None]:
        source = iter(inputs)
        upcoming = next(source, NOTHING)
        try:
            while upcoming is not NOTHING or self._at_work():
                free = None if upcoming is NOTHING else self._free(task)
                if free is None:
                    yield from self._outcomes()
                else:
                    free.give(upcoming, self._limit)
                    upcoming = next(source, NOTHING)
        finally:
            for worker in self._at_work():  # the run was abandoned: nobody waits for these
                self._drop(worker)

    def _at_work(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.at_work]

    def _free(self, task: Callable[..., object]) -> Worker | None:
        """A worker that can begin now; where some are missing, they are started side by side."""
        for worker in self._workers:
            if worker.idle and worker.task is task:
                return worker
            if worker.idle:
                worker.learn(task)
        while len(self._workers) < self._processes:
            self._workers.append(Worker())
            self._workers[-1].learn(task)
        return None

    def _outcomes(self) -> Iterator[tuple[Any, Any]]:
        """Wait until workers answer, die or overstay; tell what became of their inputs."""
        due = min(worker.due for worker in self._workers)
        ready = wait([worker.pipe for worker in self._workers], max(0.0, due - monotonic()))
        for worker in list(self._workers):
            if worker.pipe in ready or worker.due <= monotonic():
                given = worker.given
                answer = worker.answer() if worker.pipe in ready else worker.overstayed()
                if worker.lost:
                    self._drop(worker)
                if given is not NOTHING:
                    yield given, answer

    def _drop(self, worker: Worker) -> None:
        worker.kill()
        self._workers.remove(worker)
