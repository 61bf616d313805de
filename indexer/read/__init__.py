"""Archived bytes to pages.

Two tables say what can be read. A container gives records (`CONTAINERS`, by media type; a file
of any other type is one record itself), a page format reads a record (`PAGES`). A new format is
one module and one line here.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from indexer.errors import ReadError
from indexer.model import Capture, Page, PassedOver
from indexer.read import html, single, sniff, text
from indexer.read.record import Read, Record


class Container(NamedTuple):
    """How an archive file is read: all its records in order, or the one at an offset."""

    records: Callable[[Path], Iterator[Record]]
    record_at: Callable[[Path, int], Record]


CONTAINERS: Mapping[str, Container] = {}
PAGES: Mapping[str, Callable[[Record], Read]] = {sniff.HTML: html.read, sniff.TEXT: text.read}

_SINGLE = Container(single.records, single.record_at)
_STAMP = re.compile(r"(?:^|/)(\d{14})(?:[a-z]{2}_)?/")


def pages(file: Path, path: str) -> Iterator[Page | PassedOver]:
    """Every page in a file, and what of it was passed over; `path` is how captures name the file.

    A file that gives no page gives the reason.
    """
    try:
        yield from _pages(file, path)
    except ReadError as error:
        yield PassedOver(path, error.reason)
    except OSError as error:
        yield PassedOver(path, f"unreadable: {error.strerror or error}")


def page(file: Path, capture: Capture) -> Page:
    """The page at a capture's offset, read again; raise `ReadError` if it is none any more."""
    found = _page_or_reason(record_at(file, capture.offset), capture.path)
    if isinstance(found, PassedOver):
        raise ReadError(found.place, found.reason)
    return found


def record_at(file: Path, offset: int) -> Record:
    """The archived record at this offset of a file; raise `ReadError` where there is none."""
    try:
        container = CONTAINERS.get(_media_type(file), _SINGLE)
        return container.record_at(file, offset)
    except OSError as error:
        raise ReadError(str(file), f"unreadable: {error.strerror or error}") from error


def _pages(file: Path, path: str) -> Iterator[Page | PassedOver]:
    if file.name.startswith("."):
        yield PassedOver(path, "a hidden file", failed=False)
        return
    media_type = _media_type(file)
    if sniff.is_no_page(media_type):
        yield PassedOver(path, f"no page, but {media_type}", failed=False)
        return
    empty = True
    for record in CONTAINERS.get(media_type, _SINGLE).records(file):
        empty = False
        yield _page_or_reason(record, path)
    if empty:
        yield PassedOver(path, "an archive without records")


def _media_type(file: Path) -> str:
    with file.open("rb") as stream:
        return sniff.media_type_of(stream.read(sniff.HEAD), file.name)


def _page_or_reason(record: Record, path: str) -> Page | PassedOver:
    place = f"{path}#{record.offset}" if record.offset else path
    if not record.payload.strip():
        return PassedOver(place, "empty")
    media_type = sniff.media_type_of(record.payload[: sniff.HEAD], path)
    if media_type in PAGES:
        found = PAGES[media_type](record)
        return Page(_capture(record, path, media_type, found), found.format, found.text)
    if sniff.is_no_page(media_type):
        return PassedOver(place, f"no page, but {media_type}", failed=False)
    if media_type == sniff.BINARY:
        return PassedOver(place, "binary, neither text nor a format that can be read")
    return PassedOver(place, f"no reader for {media_type}")


def _capture(record: Record, path: str, media_type: str, found: Read) -> Capture:
    return Capture(
        path=path,
        offset=record.offset,
        address=found.address,
        captured=record.captured or _captured(path),
        media_type=record.media_type or media_type,
        charset=found.charset,
        digest=hashlib.sha256(record.payload).hexdigest(),
    )


def _captured(path: str) -> str:
    """The time in a 14-digit folder name, as archive downloaders store captures."""
    for stamp in _STAMP.findall(path):
        try:
            at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            continue
        return at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return ""
