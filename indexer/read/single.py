"""The plainest archive: a file that is one page."""

from collections.abc import Iterator
from pathlib import Path

from indexer.errors import ReadError
from indexer.read.record import MAX_PAGE, Record


def records(file: Path) -> Iterator[Record]:
    """The whole file, as one record."""
    yield record_at(file, 0)


def record_at(file: Path, offset: int) -> Record:
    """The record at this offset; raise `ReadError` where there is none, or it is too large."""
    if offset:
        raise ReadError(f"{file}#{offset}", "the file is one page, at offset 0")
    size = file.stat().st_size
    if size > MAX_PAGE:
        bound = f"a page may have {MAX_PAGE // 2**20} MB"
        raise ReadError(str(file), f"too large: {size / 2**20:.1f} MB, {bound}")
    return Record(file.read_bytes())
