"""The file of what a run has made: it outlives a run that is killed, for the next one."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from indexer.build.archive import Archive
from indexer.build.rules import rules_version
from indexer.engines import Engine


@contextmanager
def unfinished(archive: Archive, engine: Engine) -> Iterator[IO[bytes]]:
    """Open for one run; a temporary file where none can be kept, or where another run has it.

    It goes when the run has done its work, and when the disk is full or fails.
    """
    file, place = _opened(archive, engine)
    with file, ExitStack() as ending:
        if place:
            ending.callback(place.unlink, missing_ok=True)
        try:
            yield file
        except BaseException as error:
            if not isinstance(error, OSError):
                ending.pop_all()  # stopped, or refused: it stays
            raise


def _opened(archive: Archive, engine: Engine) -> tuple[IO[bytes], Path | None]:
    """The file, and where it is kept."""
    if archive.surveys is None:
        return TemporaryFile(), None
    place = archive.surveys / f"made-{_key(engine)}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        file = place.open("a+b")
    except OSError:
        return TemporaryFile(), None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return TemporaryFile(), None
    return file, place


def _key(engine: Engine) -> str:
    """Changes with the rules by which parts are made, and with the kind of index."""
    return hashlib.sha256(f"{rules_version()} {type(engine).__name__}".encode()).hexdigest()[:16]
