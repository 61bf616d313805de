"""Processes that tests start, watch and kill."""

import time

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
