"""A command run in a process of its own, which is forked: imports cost nothing, death is real."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

from indexer import build
from indexer.cli import main
from tests.build.memory import here

_EVENTS = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"})


@dataclass(frozen=True)
class Ended:
    """Of a process: negative signal or exit status, and what it wrote to the terminal."""

    status: int
    text: str
    seconds: float


def prepare() -> None:
    """From now on runs work within the process that is told to, without workers of its own."""
    for verb in ("index", "difference"):
        setattr(build, verb, partial(getattr(build, verb), pool=here))


def run(*arguments: str, before: Callable[[], None] = lambda: None) -> Ended:
    """`before` is called in the child."""
    return _ended(_forked(partial(_command, arguments, before)))


def at_once(count: int, *arguments: str) -> list[Ended]:
    """The command in so many processes, side by side."""
    work = partial(_command, arguments, lambda: None)
    return [_ended(one) for one in [_forked(work) for _ in range(count)]]


def killed_after(seconds: float, *arguments: str) -> Ended:
    """The command, killed after so many seconds if it is not done."""

    def alarm() -> None:
        signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-4))

    return run(*arguments, before=alarm)


def killed_before_step(step: int, place: Path, *arguments: str) -> Ended:
    """The command, killed before its n-th change or look below a folder, counted from 0."""
    return run(*arguments, before=lambda: _watch(place, step))


def steps(place: Path, *arguments: str) -> int:
    """How many there are."""
    count = place.with_name("steps")
    run(*arguments, before=lambda: _watch(place, -1, count))
    return int(count.read_text())


def _watch(place: Path, step: int, count: Path | None = None) -> None:
    seen, below = 0, str(place)

    def hook(event: str, given: tuple[object, ...]) -> None:
        nonlocal seen
        if event in _EVENTS and str(given[0]).startswith(below):
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1
            if count is not None:
                _note(count, seen)

    sys.addaudithook(hook)


def _note(count: Path, seen: int) -> None:
    descriptor = os.open(count, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(descriptor, str(seen).encode())
    os.close(descriptor)


def _command(arguments: tuple[str, ...], before: Callable[[], None]) -> None:
    before()
    main([*arguments], prog_name="communique")


def _forked(work: Callable[[], None]) -> tuple[int, int, float]:
    with TemporaryFile() as file:
        output = os.dup(file.fileno())
    pid = os.fork()
    if pid:
        return pid, output, time.perf_counter()
    status = 0
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        work()
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except BaseException:  # noqa: BLE001 -- as an interpreter ends: it is what users would be shown
        traceback.print_exc()
        status = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _ended(child: tuple[int, int, float]) -> Ended:
    pid, output, start = child
    _, status = os.waitpid(pid, 0)
    seconds = time.perf_counter() - start
    os.lseek(output, 0, os.SEEK_SET)
    with os.fdopen(output, "rb") as file:
        text = file.read().decode(errors="replace")
    return Ended(os.waitstatus_to_exitcode(status), text, seconds)
