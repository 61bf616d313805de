"""Indexing runs started by others: each a process of its own, that tells of itself on a board."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from indexer.errors import RunUnderWay
from indexer.status import Board, State, Status, now

_SECRET = ("COMMUNIQUE_ADMIN_SECRET", "COMMUNIQUE_READ_TOKEN")  # no business of who reads pages


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do: as the options of `communique index`."""

    paths: tuple[Path, ...] = ()  # none: all of the corpus
    rebuild: bool = False
    prune: bool = False


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs over one index and one corpus folder."""

    target: str
    corpus: Path
    board: Board

    def status(self) -> Status:
        return self.board.read()

    def start(self, order: Order) -> None:
        """Start a run and leave it to itself; raise `RunUnderWay` where one goes on."""
        if self.status().under_way:
            raise RunUnderWay("a run is under way")
        self.board.write(Status(State.STARTING, started=now()))
        self.board.note("run asked for", rebuild=order.rebuild, prune=order.prune)
        with self.board.log.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603 -- our own command; paths follow a "--"
                self.command(order),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env=environment(),
                start_new_session=True,  # it survives whoever started it
            )
        Thread(target=child.wait, daemon=True).start()  # so that no zombie stays

    def cancel(self) -> None:
        """Ask the run under way to stop; without one, nothing happens."""
        status = self.status()
        if status.under_way:
            self.board.cancel(status)

    def command(self, order: Order) -> tuple[str, ...]:
        options = ("--rebuild",) * order.rebuild + ("--prune",) * order.prune
        return (
            *(sys.executable, "-m", "indexer.cli"),
            *("--engine", self.target, "--corpus", str(self.corpus)),
            *("index", *options, "--", *map(str, order.paths)),
        )


def environment() -> Mapping[str, str]:
    """Ours, without what a process that reads strangers' pages need not know."""
    return {name: value for name, value in os.environ.items() if name not in _SECRET}
