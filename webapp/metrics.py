"""Figures for Prometheus, summed over all processes where `PROMETHEUS_MULTIPROC_DIR` is set."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from flask import Flask, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from indexer.status import State, Status
from webapp import logs
from webapp.operation import Operation, Runs

_KEY = "communique metrics"
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds
FOLDER = "PROMETHEUS_MULTIPROC_DIR"


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
        registry = self.registry
        if os.environ.get(FOLDER):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + self._latest()

    def _latest(self) -> bytes:
        registry = CollectorRegistry()
        if self.runs:
            registry.register(Latest(self.runs))
        return generate_latest(registry)


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
