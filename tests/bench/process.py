"""An engine in a process of its own, so that its memory and its caches are its own."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import Any, cast

from indexer.model import Document
from tests.bench.batches import Batch
from tests.bench.engines import Answer, Growing, Limits, Unable, engine
from tests.bench.measure import Spent, spending
from tests.bench.questions import Question


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and the seconds that it took."""

    answer: Answer
    seconds: float


class Desk:
    """What an engine's process can be told to do; it lives there."""

    def __init__(self, name: str, folder: Path) -> None:
        self._engine = engine(name, folder)

    def limits(self) -> Limits:
        return self._engine.limits

    def build(self, batches: Sequence[Batch]) -> Spent:
        with spending() as spent:
            self._engine.build(batches)
        return spent

    def settle(self, batches: Sequence[Batch]) -> None:
        self._engine.settle(batches)

    def first(self, question: Question) -> float:
        """Seconds from opening the index to its first answer."""
        start = perf_counter()
        self._engine.open()
        self._engine.answer(question)
        return perf_counter() - start

    def rest(self) -> None:
        """Clean up, so that no answer has to."""
        gc.collect()

    def answers(self, questions: Sequence[Question]) -> list[Answered]:
        return [self._answered(question) for question in questions]

    def _answered(self, question: Question) -> Answered:
        start = perf_counter()
        answer = self._engine.answer(question)
        return Answered(answer, perf_counter() - start)

    def add(self, documents: Sequence[Document]) -> Spent:
        growing = cast("Growing", self._engine)
        with spending() as spent:
            growing.add(documents)
        return spent


@dataclass(frozen=True, slots=True)
class Remote:
    """The other end: calls go over a pipe."""

    pid: int
    _name: str
    _pipe: Connection

    def tell(self, verb: Callable[..., Any], *given: object) -> Any:
        """Call a method of `Desk` over there."""
        self._pipe.send((verb.__name__, given))
        return self.receive()

    def receive(self) -> Any:
        try:
            return self._pipe.recv()
        except EOFError:
            raise Unable(f"{self._name}: its process ended; what it wrote stands above") from None


@contextmanager
def started(name: str, folder: Path) -> Iterator[Remote]:
    """Raise `Unable` where the engine cannot take part."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, name, folder))
    process.start()
    theirs.close()
    remote = Remote(process.pid or 0, name, ours)
    try:
        refused = remote.receive()
        if refused:
            raise Unable(refused)
        yield remote
    finally:
        ours.close()
        process.join()


def _serve(pipe: Connection, name: str, folder: Path) -> None:
    try:
        desk = Desk(name, folder)
    except Unable as error:
        pipe.send(str(error))
        return
    pipe.send("")
    while True:
        try:
            verb, given = pipe.recv()
        except EOFError:
            return
        pipe.send(getattr(desk, verb)(*given))
