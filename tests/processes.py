"""Processes that tests start, watch and kill."""

import time
from collections.abc import Callable
from contextlib import suppress

import psutil


def assert_any_worker(pid: int, seconds: float) -> None:
    """Wait until the process has started a worker: its first child is none, but keeps accounts."""
    limit = time.monotonic() + seconds
    while not any(map(_is_worker, psutil.Process(pid).children())):
        assert time.monotonic() < limit, "no worker process"
        time.sleep(0.05)


def _is_worker(process: psutil.Process) -> bool:
    try:
        return "spawn_main" in " ".join(process.cmdline())
    except psutil.Error:  # it has ended meanwhile
        return False


def command_lines(pid: int) -> list[str]:
    """Those of a process and of all that it has started, as anybody on the machine sees them."""
    found = []
    for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
        with suppress(psutil.Error):  # it has ended meanwhile
            found.append(" ".join(process.cmdline()))
    return found


def assert_all_end(processes: list[psutil.Process], seconds: float) -> None:
    limit = time.monotonic() + seconds
    while any(process.is_running() for process in processes):
        assert time.monotonic() < limit, f"still running: {processes}"
        time.sleep(0.05)


def wait_until(holds: Callable[[], bool], seconds: float = 120) -> None:
    """Look again and again; fail when it takes so long that it will never be."""
    limit = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < limit, "in vain"
        time.sleep(0.05)
