"""Tasks over the machines behind a Dask scheduler, on each of which workers of ours do them.

Dask hands inputs out, and out again when a machine is lost. What an input may do to the process
that has it in hand stays between a pool and its worker there: all comes to the same as here.
"""

import pickle
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import current_process
from typing import Any, Self, TypeVar

from distributed import CancelledError, Client, Future, wait
from distributed.client import FIRST_COMPLETED
from distributed.scheduler import KilledWorker

from indexer.errors import MachinesLost, WorkerLost
from indexer.workers import LIMIT, Ended, Limit, Pool

A = TypeVar("A")
B = TypeVar("B")

_AHEAD = 2  # inputs handed out for each thread over there
_PATIENCE = 60  # looks for a machine, before it is said that there is none
_LOOK = 1.0  # seconds
_NOBODY = f"no machine has been there for the work for {_PATIENCE * _LOOK:g} seconds"


@dataclass(frozen=True, slots=True)
class Order:
    """What travels with an input. Both ends must come to the same version."""

    given: object
    limit: Limit  # for each outcome
    version: Callable[[], str]
    wanted: str


class Machines:
    """A `Runner`. Files must lie at the same places on all machines, and programs be the same.

    Raise `MachinesLost` where the scheduler or all machines cannot be reached, or are unfit.
    """

    def __init__(self, address: str, version: Callable[[], str], limit: Limit = LIMIT) -> None:
        self._address, self._version, self._limit = address, version, limit

    def __enter__(self) -> Self:
        try:
            self._client = Client(self._address, timeout=_PATIENCE * _LOOK, set_as_default=False)
        except (OSError, ValueError) as error:
            raise MachinesLost(
                f"no Dask scheduler can be reached at {self._address}: {error}"
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(
        self, task: Callable[[A], B], inputs: Iterable[A]
    ) -> Generator[tuple[A, B | WorkerLost], None, None]:
        """As `Pool.run`."""
        for given, outcomes in self._spread(task, inputs):
            yield given, outcomes[-1]

    def stream(
        self, task: Callable[[A], Generator[B]], inputs: Iterable[A]
    ) -> Generator[tuple[A, B | Ended | WorkerLost], None, None]:
        """As `Pool.stream`, but that all outcomes of an input come together."""
        for given, outcomes in self._spread(task, inputs):
            yield from ((given, one) for one in outcomes)

    def _spread(
        self, task: Callable[..., object], inputs: Iterable[A]
    ) -> Iterator[tuple[A, list[Any]]]:
        source = iter(inputs)
        taught = self._client.submit(bytes, pickle.dumps(task), pure=False)
        at_work: dict[Future[Any], A] = {}
        try:
            while True:
                for given in islice(source, max(0, self._room() - len(at_work))):
                    order = Order(given, self._limit, self._version, self._version())
                    at_work[self._client.submit(_carry_out, taught, order, pure=False)] = given
                if not at_work:
                    return
                for future in self._done(at_work):
                    yield at_work.pop(future), self._outcomes(future)
        finally:
            self._client.cancel([taught, *at_work])

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, _AHEAD * sum(threads.values()))

    def _done(self, at_work: Iterable[Future[Any]]) -> list[Future[Any]]:
        every = list(at_work)
        with self._client.as_current():
            self._await(lambda: wait(every, _LOOK, FIRST_COMPLETED))
        return [one for one in every if one.done()]

    def _outcomes(self, future: Future[Any]) -> list[Any]:
        try:
            found: list[Any] = self._await(lambda: future.result(_LOOK))
        except KilledWorker as error:
            return [WorkerLost(f"several machines were lost over it: {error}")]
        return found

    def _await(self, look: Callable[[], B]) -> B:
        """Look again, as long as there are machines; they may come back, or others come."""
        missed = 0
        while missed < _PATIENCE:
            try:
                return look()
            except TimeoutError:
                missed = 0 if self._client.nthreads() else missed + 1
            except CancelledError as error:
                raise MachinesLost(f"the scheduler at {self._address} was lost") from error
        raise MachinesLost(_NOBODY)


_own = threading.local()  # a pool for each thread that Dask works by


def _carry_out(task: bytes, order: Order) -> list[object]:
    """Over there: all outcomes of an input."""
    if order.version() != order.wanted:
        raise MachinesLost("a machine has another version of communique, or of what it rests on")
    if current_process().daemon:
        raise MachinesLost(
            "Dask's workers may start no processes: start them with --no-nanny, or with"
            " DASK_DISTRIBUTED__WORKER__DAEMON=False"
        )
    pool = getattr(_own, "pool", None)
    if pool is None:
        pool = _own.pool = Pool(1, order.limit)
    return [outcome for _, outcome in pool.run(_learnt(task), [order.given])]


@lru_cache(maxsize=8)
def _learnt(task: bytes) -> Callable[[Any], Any]:
    """One object each, so that the worker of a pool learns it once."""
    learnt: Callable[[Any], Any] = pickle.loads(task)  # noqa: S301 -- of the run's own process
    return learnt
