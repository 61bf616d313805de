"""Opening Whoosh indexes. Whoosh's exceptions stop here.

Whoosh unpickles what it reads, so an index must be as trusted as the program itself.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh import index
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import IndexReader

from indexer.engines.whoosh.schema import schema
from indexer.errors import CommuniqueError, IndexUnreadable

_PAUSES = (0.01, 0.05, 0.2)  # seconds


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Turn what Whoosh raises over a damaged index into `IndexUnreadable`."""
    try:
        yield
    except CommuniqueError:
        raise
    except Exception as error:  # of damage Whoosh raises anything, plain Exception too
        raise IndexUnreadable(
            f"the index in {folder} cannot be read ({type(error).__name__}: {error}):"
            " `communique index --rebuild` makes a new one"
        ) from error


def create(folder: Path) -> index.FileIndex:
    """A new, empty index."""
    return FileStorage(str(folder)).create_index(schema())


def open_index(folder: Path) -> index.FileIndex:
    with reading(folder):
        return FileStorage(str(folder)).open_index()


def open_reader(folder: Path) -> IndexReader:
    """The newest commit of an index, tried again when a writer just swept its files away."""
    with reading(folder):
        for pause in _PAUSES:
            try:
                return FileStorage(str(folder)).open_index().reader()
            except FileNotFoundError:  # the list of contents that was newest a moment ago
                time.sleep(pause)
        return FileStorage(str(folder)).open_index().reader()
