"""Tasks that go wrong in every way, importable by worker processes."""

import os
import re
import signal
import time
from collections.abc import Generator


def double(number: int) -> int:
    return 2 * number


def repeat(number: int) -> bytes:
    return b"x" * number


def name_process(_: int) -> int:
    return os.getpid()


def linger(_: int) -> int:
    """The process, after a while."""
    time.sleep(0.1)
    return os.getpid()


def misbehave(how: str) -> str:
    match how:
        case "exit":
            os._exit(3)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            time.sleep(3600)
        case "spin":
            re.match("(a*)*b", "a" * 60)  # in C, where no Python code is run for years
        case "raise":
            raise ValueError("a bad page")
        case "recurse":
            return misbehave(how)
        case "unpicklable":
            return lambda: how  # type: ignore[return-value]  # the point: it cannot travel
        case _:
            return how
    return how


def count(how: str) -> Generator[int]:
    """Five numbers, but for what goes wrong after the third.

    Over each, "slow" sleeps half a second, and "busy" works so long.
    """
    for number in range(1, 6):
        if number > 3:
            misbehave(how)
        time.sleep(0.5 if how == "slow" else 0)
        work(0.5 if how == "busy" else 0)
        yield number


def work(seconds: float) -> float:
    """Use so much of the processor's time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def tell_at_length(megabytes: int) -> Generator[object]:
    """The process, then more than a pipe holds."""
    yield os.getpid()
    yield b"x" * (megabytes * 2**20)


class Unloadable:
    """A task that cannot be unpickled in a worker."""

    def __call__(self, given: int) -> int:
        return given

    def __reduce__(self) -> tuple[type[int], tuple[str]]:
        return int, ("no number",)
