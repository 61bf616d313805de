"""The one writer: a lock of the operating system, which ends with the process that holds it."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from indexer.errors import EngineError, IndexLocked

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # seconds between tries, each twice the last
_LOCK = "write.lock"
_WRITER = "writer.json"


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, as far as it could leave word: 0 and "" where it could not."""

    pid: int = 0
    since: str = ""  # ISO 8601 in UTC to the second


@dataclass(frozen=True, slots=True)
class WriterLock:
    """The lock of an index directory. Whoever holds it may take it once more."""

    directory: Path
    _lock: FileLock = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_lock", FileLock(self.directory / _LOCK, timeout=0))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Raise `IndexLocked` where another process holds it longer than all pauses together."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            self._acquire()
        except OSError as error:
            raise EngineError(f"the index {self.directory} cannot be written: {error}") from error
        first = self._lock.lock_counter == 1
        try:
            if first:
                self._leave_word()
            yield
        finally:
            if first:
                with suppress(OSError):
                    (self.directory / _WRITER).unlink(missing_ok=True)
            self._lock.release()

    def writer(self) -> Writer | None:
        """Who holds the lock now, None where nobody does; raise `OSError` where none can tell."""
        if not (self.directory / _LOCK).exists():
            return None
        try:
            with FileLock(self.directory / _LOCK, timeout=0):
                return None
        except Timeout:
            return self._word()

    def _acquire(self) -> None:
        for pause in PAUSES:
            with suppress(Timeout):
                self._lock.acquire()
                return
            time.sleep(pause)
        try:
            self._lock.acquire()
        except Timeout:
            writer = self._word()
            named = f" (process {writer.pid}, since {writer.since})" if writer.pid else ""
            raise IndexLocked(
                f"another process is writing to the index {self.directory}{named}:"
                " wait until it is done"
            ) from None

    def _leave_word(self) -> None:
        """For whoever waits; a disk so full that this fails tells it soon enough by itself."""
        since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        with suppress(OSError):
            word = json.dumps(asdict(Writer(os.getpid(), since)))
            (self.directory / _WRITER).write_text(word, encoding="utf-8")

    def _word(self) -> Writer:
        try:
            given = json.loads((self.directory / _WRITER).read_text("utf-8"))
            return Writer(int(given["pid"]), str(given["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Writer()
