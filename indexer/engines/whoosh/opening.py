"""Opening Whoosh indexes. Whoosh's exceptions stop here."""

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh import index
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import IndexReader
from whoosh.writing import IndexingError

from indexer.engines.whoosh.schema import schema
from indexer.errors import IndexUnreadable

# What Whoosh lets out when its files are damaged: it checks little and unpickles much.
_DAMAGE = (
    index.IndexError,
    index.IndexVersionError,
    IndexingError,
    pickle.PickleError,
    struct.error,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    NameError,
    OSError,
    TypeError,
    ValueError,
)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Turn what Whoosh raises over a damaged index into `IndexUnreadable`."""
    try:
        yield
    except _DAMAGE as error:
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
    """The newest commit of an index; Whoosh tries again when a writer just swept files away."""
    with reading(folder):
        return FileStorage(str(folder)).open_index().reader()
