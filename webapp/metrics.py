"""Figures for Prometheus, summed over all processes where `PROMETHEUS_MULTIPROC_DIR` is set.

Each process counts in files of its own there; those of one that has ended are added to files of
all that have, or there would be more of them with every worker that was ever started.
"""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from filelock import FileLock
from flask import Flask, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from indexer.status import State, Status
from webapp import logs
from webapp.operation import Operation, Runs

_KEY = "communique metrics"
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_ENDED = 0  # no process has this number


@dataclass(frozen=True, eq=False)  # a registry keeps it by its identity
class Latest(Collector):
    """How the latest indexing run stands."""

    runs: Runs

    def collect(self) -> Iterator[Metric]:
        status = self.runs.status()
        under_way = GaugeMetricFamily("communique_run_under_way", "1 while an indexing run goes on")
        under_way.add_metric([], float(status.under_way))
        good = GaugeMetricFamily("communique_run_good", "1 if the latest run ended as it should")
        good.add_metric([], float(status.state in {State.DONE, State.IDLE} or status.under_way))
        failed = GaugeMetricFamily("communique_run_failures", "What the latest run failed to read")
        failed.add_metric([], float(status.tally.failed))
        ended = GaugeMetricFamily("communique_run_ended_seconds", "When it ended, in Unix time")
        ended.add_metric([], _unix(status))
        yield from (under_way, good, failed, ended)


@dataclass(frozen=True)
class Metrics:
    """What one process counts."""

    runs: Runs | None
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    seconds: Histogram = field(init=False)
    fruitless: Counter = field(init=False)

    def __post_init__(self) -> None:
        seconds = Histogram(
            "communique_request_seconds",
            "Time to the first byte of an answer",
            ("route", "status"),
            registry=self.registry,
            buckets=_BOUNDS,
        )
        fruitless = Counter(
            "communique_fruitless_searches", "Searches that found nothing", registry=self.registry
        )
        object.__setattr__(self, "seconds", seconds)
        object.__setattr__(self, "fruitless", fruitless)

    def text(self) -> bytes:
        folder = os.environ.get(FOLDER)
        if not folder:
            return generate_latest(self.registry) + self._latest()
        registry = CollectorRegistry()
        MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
        with _lock(Path(folder)):
            return generate_latest(registry) + self._latest()

    def _latest(self) -> bytes:
        registry = CollectorRegistry()
        if self.runs:
            registry.register(Latest(self.runs))
        return generate_latest(registry)


def retire(pid: int, folder: Path) -> None:
    """Keep what a process counted that has ended, but for what it was writing when killed."""
    with _lock(folder):
        for file in folder.glob(f"*_{pid}.db"):
            kind = file.name.partition("_")[0]
            with suppress(OSError, ValueError, RuntimeError, struct.error):
                _add(file, folder / f"{kind}_{_ENDED}.db")
            file.unlink()


def _add(file: Path, ended: Path) -> None:
    values = list(MmapedDict.read_all_values_from_file(str(file)))  # type: ignore[no-untyped-call]
    total = MmapedDict(str(ended))  # type: ignore[no-untyped-call]
    for key, value, timestamp, _ in values:
        before, _ = total.read_value(key)  # type: ignore[no-untyped-call]
        total.write_value(key, before + value, timestamp)  # type: ignore[no-untyped-call]
    total.close()  # type: ignore[no-untyped-call]


def _lock(folder: Path) -> FileLock:
    return FileLock(folder / "lock")


def init(app: Flask, operation: Operation) -> None:
    metrics = Metrics(operation.desk.runs if operation.desk else None)
    app.extensions[_KEY] = metrics

    def observe(response: Response) -> Response:
        labels = (logs.route(), str(response.status_code))
        metrics.seconds.labels(*labels).observe(logs.seconds())
        return response

    app.after_request(observe)


def of(app: Flask) -> Metrics:
    found: Metrics = app.extensions[_KEY]
    return found


def _unix(status: Status) -> float:
    return datetime.fromisoformat(status.ended).timestamp() if status.ended else 0.0
