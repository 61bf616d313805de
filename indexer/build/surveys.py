"""Surveys of archive files, kept: a file whose bytes are the same is not read through again."""

import gzip
import hashlib
import json
import os
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import IO

from indexer import read
from indexer.build.reading import Portion
from indexer.build.rules import rules_version
from indexer.model import Capture, PassedOver
from indexer.read.record import Spot

LEAST = 2**20  # bytes of an archive file that is worth it
_BLOCK = 2**25  # bytes between signs of life
_TICK = 0.02  # seconds by which a file's time may lag behind the clock: the kernel counts in ticks
_RAISED = (OSError, EOFError, ValueError, TypeError)  # a damaged one is as good as none

Seen = Capture | PassedOver | Spot | None


@dataclass(frozen=True, slots=True)
class Surveying:
    """A worker's task: the captures in a file, from the folder of kept surveys if it can be."""

    kept: Path | None = None

    def __call__(self, portion: Portion) -> Generator[Seen]:
        if self.kept is None or portion.behind or not _is_worth_it(portion):
            yield from _captures(portion)
            return
        file = self.kept / (yield from _key(portion))
        known = _load(file)
        yield from _keeping(file, portion) if known is None else known


def prune(kept: Path, before: float) -> None:
    """Remove the surveys that no run has used since then (seconds since the epoch)."""
    with suppress(OSError):
        for file in kept.iterdir():
            if file.stat().st_mtime < before - _TICK:
                file.unlink()


def _captures(portion: Portion) -> Iterator[Seen]:
    return read.captures(portion.file.file, portion.file.path, portion.behind)


def _is_worth_it(portion: Portion) -> bool:
    return portion.file.size >= LEAST and read.is_archive(portion.file.file)


def _key(portion: Portion) -> Generator[None, None, str]:
    """Changes with the bytes, the name, and the rules by which they are read."""
    digest = hashlib.sha256(f"{rules_version()} {portion.file.path}\0".encode())
    with portion.file.file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            yield None
    return digest.hexdigest()


def _load(file: Path) -> list[Capture | PassedOver] | None:
    """What a kept survey tells; None without one."""
    try:
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            found = [_from_line(line) for line in stream]
        os.utime(file)
    except _RAISED:
        return None
    return found


def _from_line(line: str) -> Capture | PassedOver:
    kind, values = json.loads(line)
    return Capture(*values) if kind == "capture" else PassedOver(*values)


def _keeping(file: Path, portion: Portion) -> Generator[Seen]:
    """The captures as they are found; when all of them are, they are kept."""
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_suffix(f".{os.getpid()}")
    with gzip.open(begun, "wt", 1, encoding="utf-8") as stream:
        yield from _written(stream, portion)
    begun.replace(file)


def _written(stream: IO[str], portion: Portion) -> Generator[Seen]:
    kinds: Counter[str] = Counter()
    for one in _captures(portion):
        yield one
        if isinstance(one, PassedOver) and not one.failed:
            kinds[one.reason] += one.count
        elif isinstance(one, Capture | PassedOver):
            _write(stream, one)
    for reason, count in kinds.items():
        _write(stream, PassedOver(portion.file.path, reason, failed=False, count=count))


def _write(stream: IO[str], one: Capture | PassedOver) -> None:
    kind = "capture" if isinstance(one, Capture) else "passed over"
    stream.write(json.dumps([kind, astuple(one)]) + "\n")
