"""MHTML: a page with all its parts, as browsers save it in the form of a mail."""

import email
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32
from functools import partial

from indexer.errors import ReadError
from indexer.read import times
from indexer.read.damage import BROKEN, as_read_error
from indexer.read.record import MAX_PAGE, Entry, Record, Spot
from indexer.read.source import Source

_MAX = 5 * MAX_PAGE  # bytes; pictures are in it too, each a third larger than it was
_PAGES = {"text/html", "application/xhtml+xml", "text/plain"}


def entries(source: Source, start: int = 0) -> Iterator[Entry]:
    """The page, as one record; its pictures, style sheets and frames are parts of it."""
    yield Entry(Spot(source.member, start), partial(record_at, source, start))


def record_at(source: Source, offset: int, body_offset: int = -1) -> Record:
    """The page, at offset 0; raise `ReadError` where there is none."""
    if offset or body_offset >= 0:
        raise ReadError("", "the file is one page, at offset 0")
    if source.size > _MAX:
        raise ReadError("", f"too large: {source.size / 2**20:.1f} MB, {_MAX // 2**20} may be")
    try:
        with source.open() as stream:
            return _record(email.message_from_bytes(stream.read(), policy=compat32), source)
    except BROKEN as error:
        raise as_read_error(error, "a damaged MHTML file") from error


def _record(mail: Message, source: Source) -> Record:
    root = _root(mail)
    payload = root.get_payload(decode=True)
    if not isinstance(payload, bytes) or len(payload) > MAX_PAGE:
        raise ReadError("", "its page is no text, or too large")
    address = mail["Snapshot-Content-Location"] or root["Content-Location"] or ""
    return Record(
        payload=payload,
        spot=Spot(source.member),
        address=_unfolded(str(address)),
        captured=times.of_mail(str(mail["Date"] or "")),
        media_type=root.get_content_type(),
        charset=root.get_content_charset() or "",
    )


def _root(mail: Message) -> Message:
    """The part that the file is about: named as the start, else the first that is a page."""
    parts = [part for part in mail.walk() if part.get_content_type() in _PAGES]
    if not parts:
        raise ReadError("", "an MHTML file without a page")
    start = mail.get_param("start")
    named = [part for part in parts if start and part["Content-ID"] == start]
    return (named or parts)[0]


def _unfolded(address: str) -> str:
    """A header line that was broken, whole; only addresses of the web count."""
    whole = "".join(address.split())
    return whole if whole.lower().startswith(("http://", "https://")) else ""
