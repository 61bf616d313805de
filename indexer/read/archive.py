"""Archive files: every record in them, however they are packed.

A container gives records (`CONTAINERS`, by media type; a file of any other type is one record
itself); a zip file gives files, each again a container.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from indexer.errors import ReadError
from indexer.read import mhtml, single, sniff, warc, zipped
from indexer.read.damage import BROKEN, as_read_error
from indexer.read.record import ONLY, Entry, Record, Skipped, Spot
from indexer.read.source import Source


class Container(NamedTuple):
    """How an archive file is read: all its records from an offset on, or the one at an offset."""

    entries: Callable[[Source, int], Iterator[Entry | None]]
    record_at: Callable[[Source, int, int], Record]


CONTAINERS: Mapping[str, Container] = {
    sniff.WARC: Container(warc.entries, warc.record_at),
    sniff.MHTML: Container(mhtml.entries, mhtml.record_at),
    sniff.GZIP: Container(single.gzip_entries, single.gzip_record_at),
}
_SINGLE = Container(single.entries, single.record_at)


def entries(file: Path, start: Spot = ONLY) -> Iterator[Entry | None]:
    """Every record of a file from a spot on; None is a sign of life. Raise `OSError`."""
    yield from _entries(Source.of(file), start)


def is_archive(file: Path) -> bool:
    """Whether a file may hold more than one record. Raise `OSError`."""
    return Source.of(file).media_type() in {sniff.WARC, sniff.ZIP}


def record_at(file: Path, spot: Spot, body_offset: int = -1) -> Record:
    """The record at a spot; raise `ReadError` where there is none, or `OSError`."""
    source = Source.of(file)
    try:
        for name in spot.member.split(zipped.INTO) if spot.member else ():
            source = zipped.member(source, name)
        return _container(source.media_type()).record_at(source, spot.offset, body_offset)
    except BROKEN as error:
        raise as_read_error(error, "damaged") from error


def _entries(source: Source, start: Spot) -> Iterator[Entry | None]:
    """As `entries`; what damage prevents is an entry that fails."""
    try:
        media_type = source.media_type()
        if sniff.is_no_page(media_type):
            yield _skipped(source.member, Skipped(f"no page, but {media_type}"))
        elif media_type == sniff.ZIP:
            yield from _zipped(source, start)
        else:
            yield from _container(media_type).entries(source, start.offset)
    except (ReadError, *BROKEN) as error:
        yield Entry(Spot(source.member), partial(_fail, as_read_error(error, "damaged")))


def _zipped(source: Source, start: Spot) -> Iterator[Entry | None]:
    """What the members give, from the one on in which the spot lies."""
    waiting = bool(start.member)
    for found in zipped.members(source):
        member = found.member if isinstance(found, Source) else found[0]
        within = start.member == member or start.member.startswith(member + zipped.INTO)
        if waiting and not within:
            continue
        first, waiting = waiting, False
        if isinstance(found, Source):
            yield from _entries(found, start if first else ONLY)
        else:
            yield _skipped(*found)


def _container(media_type: str) -> Container:
    return CONTAINERS.get(media_type, _SINGLE)


def _skipped(member: str, reason: Skipped) -> Entry:
    return Entry(Spot(member), lambda: reason)


def _fail(error: ReadError) -> Record:
    raise error
