"""Tasks that go wrong in every way, importable by worker processes."""

import os
import signal
import time
from collections.abc import Generator


def double(number: int) -> int:
    return 2 * number


def repeat(number: int) -> bytes:
    return b"x" * number


def name_process(_: int) -> int:
    return os.getpid()


def misbehave(how: str) -> str:
    match how:
        case "exit":
            os._exit(3)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            time.sleep(3600)
        case "busy":
            burn(3600)
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
    """Five numbers, but for what goes wrong after the third; "slow" works for some time on each."""
    for number in range(1, 6):
        if number > 3:
            misbehave(how)
        burn(0.2 if how == "slow" else 0)
        yield number


def burn(seconds: float) -> None:
    """Take so much of the processor's time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


class Unloadable:
    """A task that cannot be unpickled in a worker."""

    def __call__(self, given: int) -> int:
        return given

    def __reduce__(self) -> tuple[type[int], tuple[str]]:
        return int, ("no number",)
