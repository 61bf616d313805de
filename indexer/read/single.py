"""The plainest archives: a file that is one page, as it is or compressed by gzip."""

from collections.abc import Iterator
from functools import partial

from indexer.errors import ReadError
from indexer.read.body import gunzipped, joined
from indexer.read.record import MAX_PAGE, Entry, Record, Spot
from indexer.read.source import Source


def entries(source: Source, start: int = 0) -> Iterator[Entry]:
    """The whole file, as one record."""
    yield Entry(Spot(source.member, start), partial(record_at, source, start))


def record_at(source: Source, offset: int, body_offset: int = -1) -> Record:
    """The record at this offset; raise `ReadError` where there is none, or it is too large."""
    _only(offset, body_offset)
    if source.size > MAX_PAGE:
        bound = f"a page may have {MAX_PAGE // 2**20} MB"
        raise ReadError(source.name, f"too large: {source.size / 2**20:.1f} MB, {bound}")
    with source.open() as stream:
        return Record(stream.read(MAX_PAGE), Spot(source.member))


def gzip_entries(source: Source, start: int = 0) -> Iterator[Entry]:
    """What the file holds, as one record."""
    yield Entry(Spot(source.member, start), partial(gzip_record_at, source, start))


def gzip_record_at(source: Source, offset: int, body_offset: int = -1) -> Record:
    """As `record_at`, of a file compressed by gzip."""
    _only(offset, body_offset)
    with source.open() as stream:
        return Record(joined(gunzipped(stream)), Spot(source.member))


def _only(offset: int, body_offset: int) -> None:
    if offset or body_offset >= 0:
        raise ReadError("", "the file is one page, at offset 0")
