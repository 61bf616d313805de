"""`communique watch`: index what arrives, as long as it runs."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import click

from indexer.arrivals import TICK, arrivals
from indexer.cli.output import FAILED
from indexer.cli.settings import Settings
from indexer.corpus import Corpus
from indexer.runs import Order, Runs, environment

MOST = 100  # paths given to one run; for more of them all files are looked at
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_AGAIN = 60.0  # seconds until pages that failed are tried once more
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 300.0  # seconds until a run that failed is tried again


@dataclass
class Backlog:
    """What is still to be indexed. To begin with, everything."""

    corpus: Corpus
    every: float  # seconds from one run over everything to the next
    paths: set[Path] = field(default_factory=set)
    whole: float = 0.0  # when the next run over everything is due, by the monotonic clock
    _waiting: float = 0.0  # seconds
    _not_before: float = 0.0

    def add(self, arrived: frozenset[Path], moment: float) -> None:
        """A page that vanished, and whatever curators wrote, can concern any document."""
        self.paths |= arrived
        pages = self.corpus.pages.resolve()
        if len(self.paths) > MOST or not all(
            path.exists() and path.is_relative_to(pages) for path in arrived
        ):
            self.whole = min(self.whole, moment)

    def order(self, moment: float) -> Order | None:
        """What to do now, if anything."""
        if moment < self._not_before:
            return None
        if moment >= self.whole:
            return Order()
        return Order(tuple(sorted(self.paths))) if self.paths else None

    def done(self, order: Order, moment: float, *, failures: bool = False) -> None:
        """Pages that failed are tried once more: it may have been the machine that was busy."""
        self.paths -= set(order.paths) if order.paths else self.paths
        self._waiting = 0.0
        if not order.paths:
            self.whole = moment + self.every
        elif failures:
            self.whole = min(self.whole, moment + _AGAIN)

    def failed(self, moment: float) -> None:
        """Wait, longer each time; then look at everything."""
        self._waiting = min(max(2 * self._waiting, _FIRST_WAIT), _LONGEST_WAIT)
        self._not_before = self.whole = moment + self._waiting


@click.command("watch")
@click.option(
    "--settle",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds for which a file must have stayed as it is.",
)
@click.option(
    "--every",
    default=3600.0,
    show_default=True,
    type=click.FloatRange(1),
    help="Seconds from one run over everything to the next.",
)
@click.option("--poll", is_flag=True, help="Look at every file, where no events are sent (NFS).")
@click.pass_obj
def command(settings: Settings, settle: float, every: float, *, poll: bool) -> None:
    """Index what is new or has changed, whenever it does, until interrupted.

    Runs as `communique index` does, in processes of their own: over everything at first, each
    hour, and when something vanished or was corrected; else over the files that arrived.
    """
    corpus, runs = settings.corpus(), settings.runs()
    settings.authority()  # what is wrong there shows now
    with stopping() as stop:
        click.echo(f"Watching {corpus.root}; Ctrl-C ends it")
        backlog = Backlog(corpus, every)
        for arrived in arrivals(corpus, stop, rest=settle, polling=poll):
            backlog.add(arrived, time.monotonic())
            if order := backlog.order(time.monotonic()):
                _carry_out(order, runs, backlog, stop)


def _carry_out(order: Order, runs: Runs, backlog: Backlog, stop: Event) -> None:
    with subprocess.Popen(runs.command(order), env=environment()) as run:  # noqa: S603 -- our own
        while run.poll() is None:
            if stop.wait(TICK):
                run.terminate()  # what it had not saved, the next run does
                return
    if run.returncode in {0, FAILED}:
        backlog.done(order, time.monotonic(), failures=run.returncode == FAILED)
    else:
        backlog.failed(time.monotonic())


@contextmanager
def stopping() -> Iterator[Event]:
    """An event that SIGINT and SIGTERM set."""
    stop = Event()
    before = {one: signal.signal(one, lambda *_: stop.set()) for one in _SIGNALS}
    try:
        yield stop
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
