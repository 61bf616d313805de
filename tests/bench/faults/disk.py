"""A disk that is full leaves the old index, and a sentence."""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.bench.faults import child
from tests.bench.faults.outcome import Outcome
from tests.bench.faults.scene import STATES, Scene, scene, truth

_AMPLE = 2**26  # bytes
_PAGE = 4096  # bytes, by which the kernel counts


def full_disks(random: Random, count: int) -> Outcome:
    """On a small disk of its own where one can be mounted, else under a limit of file sizes."""
    with TemporaryDirectory() as folder:
        try:
            with small_disk(Path(folder)):
                return _on_disk(random, count, Path(folder))
        except (OSError, subprocess.CalledProcessError):
            return _under_limit(random, count)


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Raise `CalledProcessError` or `OSError` where this user may not mount one."""
    _mount("-t", "tmpfs", "-o", f"size={_AMPLE}", "tmpfs", str(folder))
    try:
        yield
    finally:
        _umount(folder)


def _umount(folder: Path) -> None:
    """Raise `CalledProcessError` where a file on it is still open; it is gone all the same."""
    command = ["umount", str(folder)]
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError:
        subprocess.run([*command, "--lazy"], check=True)
        raise


def resize(folder: Path, size: int) -> None:
    _mount("-o", f"remount,size={size}", str(folder))


def _mount(*options: str) -> None:
    subprocess.run(["mount", *options], check=True, capture_output=True)  # noqa: S607 -- as above


def used(folder: Path) -> int:
    """Bytes in use, in whole pages."""
    files = (file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return sum(-(-size // _PAGE) * _PAGE for size in files)


def _on_disk(random: Random, count: int, disk: Path) -> Outcome:
    done = Outcome("no space left (a small disk)", count)
    refused = 0
    with scene(disk) as held:
        held.make()
        room = used(held.index)
        for number in range(1, count + 1):
            old, state = (number - 1) % STATES, number % STATES
            held.turn_to(state)
            resize(disk, used(disk) + random.randrange(_PAGE, room))
            refused += _tried(held, done, old, state)
            resize(disk, _AMPLE)
            held.make()
            done.judge(held, truth(state))
    done.note = f"{refused} runs met it"
    return done


def _under_limit(random: Random, count: int) -> Outcome:
    done = Outcome("no space left (a limit of file sizes)", count)
    refused = 0
    with scene() as held:
        held.make()
        largest = max(file.stat().st_size for file in held.index.rglob("*") if file.is_file())
        for number in range(1, count + 1):
            old, state = (number - 1) % STATES, number % STATES
            held.turn_to(state)
            limit = random.randrange(largest)
            refused += _tried(held, done, old, state, limit)
            held.make()
            done.judge(held, truth(state))
    done.note = f"{refused} runs met it"
    return done


def _tried(held: Scene, done: Outcome, old: int, state: int, limit: int = 0) -> bool:
    """A run, of which is told whether it was refused."""

    def bounded() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ended = child.run(*held.options, "index", "--prune", "--rebuild", before=bounded)
    done.hear(ended.text)
    done.judge(held, truth(old), truth(state))
    return ended.status != 0
