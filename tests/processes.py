"""Processes that tests start, watch and kill."""

import time
from collections.abc import Callable

import psutil


def assert_any_child(pid: int, seconds: float) -> None:
    """Wait until the process has started one."""
    limit = time.monotonic() + seconds
    while not psutil.Process(pid).children():
        assert time.monotonic() < limit, "no child process"
        time.sleep(0.05)


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
