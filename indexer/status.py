"""What an indexing run tells of itself, in a file that watchers and the search page read."""

import fcntl
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Self

from indexer.errors import RunUnderWay
from indexer.model import PassedOver, Tally

LISTED = 500  # passed-over places that the file lists; the tally counts them all
FURTHER = "not listed here"
_GRACE = timedelta(seconds=60)  # for a process to start, and speak
_TRIES = 25
_LOG_SIZE = 2**20  # bytes, then a new log is begun beside the last one


class State(StrEnum):
    """How a run stands."""

    IDLE = "idle"  # none has told anything yet
    STARTING = "starting"  # its process was started, and has not spoken yet
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"  # it ended with the error that is told
    LOST = "lost"  # it was killed: its process is gone without a last word


UNDER_WAY = frozenset({State.STARTING, State.RUNNING})


@dataclass(frozen=True, slots=True)
class Status:
    """The latest run: times are ISO 8601 in UTC, "" where not yet; `error` is for the operator."""

    state: State = State.IDLE
    pid: int = 0
    started: str = ""
    ended: str = ""
    stage: str = ""  # what it is doing: "Reading", "Cleaning", "Saving"
    done: int = 0  # of `length`, in this stage
    length: int = 0
    tally: Tally = Tally()  # noqa: RUF009 -- frozen; its list holds at most `LISTED` places
    error: str = ""

    @property
    def under_way(self) -> bool:
        return self.state in UNDER_WAY


@dataclass(frozen=True, slots=True)
class Board:
    """Where the runs over one index tell of themselves: a few files beside it."""

    status: Path

    @classmethod
    def of(cls, target: str) -> Self:
        """Beside the index: `status.json`, or `NAME.status.json` where its folder is no `index`.

        Of an index elsewhere: `.communique/NAME.status.json`.
        """
        scheme, _, place = target.partition(":")
        beside = scheme == "whoosh"
        name = place.partition("?")[0].rpartition("/")[2]
        folder = Path(place) if beside else Path(".communique", name)
        prefix = "" if beside and folder.name == "index" else f"{folder.name}."
        return cls(folder.with_name(f"{prefix}status.json"))

    @property
    def log(self) -> Path:
        """Lines of JSON, one an event; what a run started by others writes to stderr, too."""
        return self.status.with_name(self.status.name.removesuffix("status.json") + "log")

    def read(self) -> Status:
        """The latest run, whose state is LOST where its process is gone without a last word."""
        found = self._told()
        if not self._is_gone(found):
            return found
        again = self._told()  # it may have ended between the two looks
        return replace(again, state=State.LOST) if again == found else again

    def write(self, status: Status) -> None:
        """Replace what is told; whoever reads sees the old or the new."""
        self.status.parent.mkdir(parents=True, exist_ok=True)
        begun = self.status.with_suffix(f".{os.getpid()}")
        begun.write_text(json.dumps(asdict(_shortened(status))), encoding="utf-8")
        begun.replace(self.status)

    def note(self, event: str, **values: object) -> None:
        """Add a line to the log."""
        self.status.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            if self.log.stat().st_size > _LOG_SIZE:
                self.log.replace(self.log.with_name(f"{self.log.name}.1"))
        line = json.dumps({"time": now(), "event": event, "pid": os.getpid(), **values})
        with self.log.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def cancel(self, status: Status) -> None:
        """Ask this run to stop; it does so before its next file."""
        self._cancelled.write_text(status.started, encoding="utf-8")

    def is_cancelled(self, status: Status) -> bool:
        try:
            return self._cancelled.read_text(encoding="utf-8") == status.started
        except FileNotFoundError:
            return False

    @contextmanager
    def held(self) -> Iterator[None]:
        """As long as this process lives, and no longer, others see that its run goes on.

        Raise `RunUnderWay` where another process holds the board.
        """
        self.status.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("ab") as file:
            _hold(file)
            yield

    @property
    def _lock(self) -> Path:
        return self.status.with_suffix(".lock")

    @property
    def _cancelled(self) -> Path:
        return self.status.with_suffix(".cancel")

    def _told(self) -> Status:
        try:
            return _from_json(json.loads(self.status.read_bytes()))
        except FileNotFoundError:
            return Status()
        except (ValueError, TypeError, KeyError) as error:
            return Status(State.LOST, error=f"{self.status} is damaged: {error}")

    def _is_gone(self, status: Status) -> bool:
        if not status.under_way or self._is_held():
            return False
        fresh = abs(datetime.now(UTC) - datetime.fromisoformat(status.started)) < _GRACE
        return not (status.state is State.STARTING and fresh)

    def _is_held(self) -> bool:
        try:
            with self._lock.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False


def _hold(file: IO[bytes]) -> None:
    for _ in range(_TRIES):
        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(0.02)  # a reader looks whether it is held
    raise RunUnderWay("another run tells of itself here")


def now() -> str:
    """This moment, to the microsecond: the name of a run that begins now."""
    return datetime.now(UTC).isoformat()


def _shortened(status: Status) -> Status:
    """Failures first, since not all may be listed; the others as one, so that all are counted."""
    ordered = sorted(status.tally.passed_over, key=lambda one: not one.failed)
    further = [
        PassedOver("", FURTHER, failed=failed, count=count)
        for failed in (True, False)
        if (count := sum(one.count for one in ordered[LISTED:] if one.failed is failed))
    ]
    told = (*ordered[:LISTED], *further)
    return replace(status, tally=replace(status.tally, passed_over=told))


def _from_json(values: Mapping[str, Any]) -> Status:
    tally = values["tally"]
    passed_over = tuple(PassedOver(**one) for one in tally["passed_over"])
    held = Tally(**{**tally, "passed_over": passed_over})
    return Status(**{**values, "state": State(values["state"]), "tally": held})
