"""A Dask scheduler and its workers, as on several machines, each a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.processes import wait_until

_CHECKOUT = Path(__file__).parents[2]


@dataclass
class Site:
    """Where the scheduler is, and the processes of its workers; each may be killed."""

    folder: Path
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def address(self) -> str:
        return str(json.loads(self._file.read_text())["address"])

    @property
    def _file(self) -> Path:
        return self.folder / "scheduler.json"

    def open(self) -> "subprocess.Popen[bytes]":
        process = self._start("dask_scheduler", "--port", "0", "--no-dashboard", "--no-show")
        wait_until(lambda: self._file.exists() and bool(self._file.read_text()))
        return process

    def work(self, *options: str) -> "subprocess.Popen[bytes]":
        """One more, in a folder of its own; known to the scheduler when it is."""
        options = options or ("--no-nanny",)
        self.workers.append(
            self._start("dask_worker", "--nthreads", "1", "--no-dashboard", *options)
        )
        return self.workers[-1]

    def _start(self, kind: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{kind}", *options]
        with (self.folder / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(
                [*command, "--scheduler-file", str(self._file)], cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(_CHECKOUT)}, stdout=log, stderr=log,
            )  # fmt: skip


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    opened = Site(folder)
    scheduler = opened.open()
    try:
        yield opened
    finally:
        for process in (*opened.workers, scheduler):
            process.kill()
            process.wait()
