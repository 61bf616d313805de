"""Archived bytes to pages.

Two tables say what can be read: `archive.CONTAINERS` gives the records of an archive file, by
its media type; a page format (`PAGES`) reads a record. A new format is one module and one line.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import urlsplit

from indexer.errors import ReadError
from indexer.model import Capture, Page, PassedOver
from indexer.model.page import place
from indexer.read import archive, html, mirror, pdf, replay, sniff, text, times
from indexer.read.damage import BROKEN, as_read_error
from indexer.read.record import ONLY, Entry, Read, Record, Skipped, Spot

T = TypeVar("T")

is_archive = archive.is_archive

PAGES: Mapping[str, Callable[[Record], Read]] = {
    sniff.HTML: html.read,
    sniff.TEXT: text.read,
    sniff.PDF: pdf.read,
}

_STAMP = re.compile(r"(?:^|/)(\d{14})(?:[a-z]{2}_)?/")
_MIRRORED = {sniff.HTML, sniff.PDF}  # a text was written by hand: its place is no address
_FOR_MACHINES = {"robots.txt", "ads.txt", "security.txt"}
_HIDDEN = (".", "__MACOSX")


def pages(
    file: Path, path: str, behind: Spot | None = None
) -> Iterator[Page | PassedOver | Spot | None]:
    """Every page in a file, and what of it was passed over; `path` is how captures name the file.

    Before each record comes the spot it lies at, so that whoever reads on `behind` a record that
    nobody survives knows where that was; None is a sign of life between records.
    A file that gives no page gives the reason.
    """
    yield from _outcomes(file, path, behind, _page)


def captures(
    file: Path, path: str, behind: Spot | None = None
) -> Iterator[Capture | PassedOver | Spot | None]:
    """As `pages`, without the work that their text takes."""
    yield from _outcomes(file, path, behind, _capture)


def page(file: Path, capture: Capture) -> Page:
    """The page at a capture's place, read again; raise `ReadError` if it is none any more."""
    spot = Spot(capture.member, capture.offset)
    found = _made(Entry(spot, lambda: record_of(file, capture)), capture.path, _page)
    if isinstance(found, PassedOver):
        raise ReadError(found.place, found.reason)
    return found


def record_of(file: Path, capture: Capture) -> Record:
    """The archived record of a capture; raise `ReadError` where there is none."""
    spot = Spot(capture.member, capture.offset)
    try:
        return archive.record_at(file, spot, capture.body_offset)
    except OSError as error:
        raise ReadError(capture.place, f"unreadable: {error.strerror or error}") from error


def _outcomes(
    file: Path, path: str, behind: Spot | None, make: Callable[[Record, str], T]
) -> Iterator[T | PassedOver | Spot | None]:
    if file.name.startswith("."):
        yield PassedOver(path, "a hidden file", failed=False)
        return
    empty = True
    try:
        for entry in archive.entries(file, behind or ONLY):
            empty = empty and entry is None
            if entry is None:
                yield None
            elif entry.spot != behind:
                yield entry.spot
                yield _made(entry, path, make)
    except OSError as error:
        yield PassedOver(path, f"unreadable: {error.strerror or error}")
    else:
        if empty:
            yield PassedOver(path, "an archive without records")


def _made(entry: Entry, path: str, make: Callable[[Record, str], T]) -> T | PassedOver:
    """What a record gives, or why it gives nothing."""
    name = path if entry.spot == ONLY else place(path, *entry.spot)
    try:
        record = _checked(entry, path)
        if isinstance(record, Skipped):
            return PassedOver(name, record.reason, failed=record.failed)
        return make(record, path)
    except (ReadError, *BROKEN) as error:
        return PassedOver(name, as_read_error(error, "damaged").reason)


def _checked(entry: Entry, path: str) -> Record | Skipped:
    """The record, if there is a reader for what it holds."""
    if entry.spot.member and _is_hidden(entry.spot.member):
        return Skipped("a hidden file")
    record = entry.load()
    if isinstance(record, Skipped):
        return record
    if not record.payload.strip():
        return Skipped("empty", failed=True)
    return _unreadable(record, path) or record


def _unreadable(record: Record, path: str) -> Skipped | None:
    media_type, name = _media_type(record, path), PurePosixPath(_name(record, path)).name
    if name in _FOR_MACHINES:
        return Skipped(f"no page, but {name}")
    if media_type in PAGES:
        return None
    if sniff.is_no_page(media_type):
        return Skipped(f"no page, but {media_type}")
    if media_type == sniff.BINARY and record.media_type == sniff.BINARY:
        return Skipped(f"no page, but {sniff.BINARY}")  # as its server said
    if media_type == sniff.BINARY:
        return Skipped("binary, neither text nor a format that can be read", failed=True)
    return Skipped(f"no reader for {media_type}", failed=True)


def _name(record: Record, path: str) -> str:
    """By whose suffix the type of some bytes is told: the file's, or the address's."""
    if record.address:
        return urlsplit(record.address).path
    return record.spot.member or path.removesuffix(".gz")


def _media_type(record: Record, path: str) -> str:
    return sniff.media_type_of(record.payload[: sniff.HEAD], _name(record, path))


def _page(record: Record, path: str) -> Page:
    found = PAGES[_media_type(record, path)](record)
    return Page(_capture_of(record, path, found), found.format, found.text())


def _capture(record: Record, path: str) -> Capture:
    return _capture_of(record, path, PAGES[_media_type(record, path)](record))


def _capture_of(record: Record, path: str, found: Read) -> Capture:
    media_type, where = _media_type(record, path), _where(path, record.spot)
    mirrored = mirror.address(where) if media_type in _MIRRORED else ""
    replayed = replay.original(found.address or found.claimed or mirrored)
    return Capture(
        path=path,
        offset=record.spot.offset,
        address=replayed.address,
        captured=replayed.captured or record.captured or found.captured or _stamped(where),
        media_type=record.media_type or media_type,
        charset=found.charset,
        digest=hashlib.sha256(record.payload).hexdigest(),
        member=record.spot.member,
        body_offset=record.body_offset,
        claimed=bool(found.claimed),
    )


def unclaimed(capture: Capture) -> Capture:
    """The capture without what its page claims to be: with the address of its place, or none."""
    where = _where(capture.path, Spot(capture.member, capture.offset))
    return replace(capture, address=replay.original(mirror.address(where)).address, claimed=False)


def unstamped(capture: Capture) -> str:
    """The place without times of capture in it: the same for versions of a page side by side."""
    return _STAMP.sub("/", _where(capture.path, Spot(capture.member, capture.offset)))


def _where(path: str, spot: Spot) -> str:
    return f"{path}/{spot.member}" if spot.member else path


def _stamped(path: str) -> str:
    """The time in a 14-digit folder name, as archive downloaders store captures."""
    return next((at for stamp in _STAMP.findall(path) if (at := times.of_stamp(stamp))), "")


def _is_hidden(member: str) -> bool:
    return any(name.startswith(_HIDDEN) for name in member.split("/"))
