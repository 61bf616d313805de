"""Clocks and scales: time, processor time, memory of a tree of processes, size on disk."""

import resource
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from time import perf_counter

_BETWEEN = 0.2  # seconds between two looks at the memory


@dataclass
class Spent:
    """Seconds that a block of code took; all processors and ended child processes counted in."""

    wall: float = 0.0
    cpu: float = 0.0


@contextmanager
def spending() -> Iterator[Spent]:
    spent = Spent()
    wall, cpu = perf_counter(), _cpu()
    yield spent
    spent.wall, spent.cpu = perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


@dataclass
class Memory:
    """The most memory that a process and its children held at one moment."""

    process: int
    peak: int = 0
    _done: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def watched(self) -> Iterator[None]:
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            self._done.set()
            watcher.join()

    def _watch(self) -> None:
        while not self._done.wait(_BETWEEN):
            self.peak = max(self.peak, memory(self.process))


def memory(process: int) -> int:
    """Bytes that a process and its children hold now: shared pages are parted among them (PSS)."""
    import psutil  # noqa: PLC0415 -- of the bench extra

    total = 0
    try:
        tree = [psutil.Process(process), *psutil.Process(process).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for one in tree:
        try:
            total += one.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied, FileNotFoundError):
            continue  # it ended meanwhile
    return int(total)


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def percentile(seconds: Sequence[float], share: float) -> float:
    """The value that this share of the measurements does not exceed."""
    ranked = sorted(seconds)
    return ranked[max(0, ceil(share * len(ranked)) - 1)]
