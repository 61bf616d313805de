"""Whoosh's table of contents: which segments make up a commit. Whoosh's exceptions stop here.

Whoosh unpickles what it reads, so an index must be as trusted as the program itself.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import TypeVar

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, clean_files

from indexer.engines.whoosh.codec import INDEX, ArraySegment
from indexer.engines.whoosh.disk import arrays, seals
from indexer.engines.whoosh.disk.material import Material, open_material
from indexer.engines.whoosh.schema import SEALED, schema
from indexer.errors import CommuniqueError, IndexUnreadable

_PAUSES = (0.0, 0.01, 0.05, 0.2)  # seconds between two looks for what is missing

Made = TypeVar("Made")


class Storage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """A folder in which a file under its final name is sealed and surely on disk.

    Whoosh syncs nothing, and knows no checksums.
    """

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        seals.seal(Path(self.folder) / oldname)
        super().rename_file(oldname, newname, safe)
        _sync(Path(self.folder))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Turn what Whoosh raises over a damaged index into `IndexUnreadable`."""
    try:
        yield
    except CommuniqueError:
        raise
    except Exception as error:  # of damage Whoosh raises anything, plain Exception too
        raise unreadable(folder, error) from error


def unreadable(folder: Path, error: Exception) -> IndexUnreadable:
    return IndexUnreadable(
        f"the index in {folder} cannot be read ({type(error).__name__}: {error}):"
        " `communique doctor --repair` makes a new one of the corpus"
    )


def create(folder: Path) -> None:
    """A new, empty index."""
    TOC.create(Storage(str(folder)), schema())


def newest(folder: Path) -> int:
    """The number of the newest commit; -1 where there is none."""
    return int(TOC._latest_generation(Storage(str(folder)), INDEX))  # noqa: SLF001 -- Whoosh asks it of no one else


def segments(folder: Path) -> tuple[int, list[ArraySegment]]:
    """The newest commit and its segments; nothing is unpickled that is not as it was written."""
    storage, commit = Storage(str(folder)), newest(folder)
    if commit < 0:
        raise EmptyIndexError(f"no table of contents in {folder}")
    seals.check(folder / TOC._filename(INDEX, commit))  # noqa: SLF001 -- Whoosh asks it of no one else
    toc = TOC.read(storage, INDEX, commit)
    return toc.generation, toc.segments


def checked(folder: Path, segment: ArraySegment) -> Material:
    """A segment that this process has once found as it was written, all but what is sealed in it.

    It is opened first, so that a change shows that comes after the bytes were looked at.
    """
    path = segment.path(folder)
    material = open_material(path)
    arrays.verify_once(path, but=SEALED)
    return material


def check_whole(folder: Path, segments: Iterable[ArraySegment]) -> None:
    """Raise `IndexUnreadable` where a byte of them is not as it was written."""
    with reading(folder):
        for segment in segments:
            arrays.verify_once(segment.path(folder))


def settled(folder: Path, read: Callable[[], Made]) -> Made:
    """What is read of the newest commit: once more where a writer sweeps it away meanwhile.

    A folder listed while a file in it is renamed may lack the file under either name, so that what
    is missing counts as missing only after a few more looks.
    """
    pauses = iter(_PAUSES)
    while True:
        commit = newest(folder)
        try:
            return read()
        except (FileNotFoundError, EmptyIndexError):
            if newest(folder) == commit:
                pause = next(pauses, None)
                if pause is None:
                    raise
                sleep(pause)


def publish(folder: Path, commit: int, segments: Sequence[ArraySegment]) -> None:
    """Make these the segments of a commit, and sweep away what no longer belongs to it."""
    storage = Storage(str(folder))
    TOC(schema(), list(segments), commit).write(storage, INDEX)
    clean_files(storage, INDEX, commit, segments)
    for begun in folder.glob(f"_{INDEX}_*.toc.*"):  # of writers that were killed
        begun.unlink(missing_ok=True)
