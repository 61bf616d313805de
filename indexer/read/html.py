"""HTML pages: decoding, and what the page says of its own address and time."""

import re

from indexer.markup import head_of
from indexer.model import Format
from indexer.read import notes, replay
from indexer.read.decode import decode
from indexer.read.record import Read, Record

_HTTP = re.compile(r"https?://[^/\s<>\"'][^\s<>\"']*", re.IGNORECASE)
_LONGEST = 2000  # characters; no browser sends longer addresses everywhere


def read(record: Record) -> Read:
    """The record's text as HTML; where and when it was captured, as far as it tells."""
    text, charset = decode(record.payload, record.charset)
    note, replayed = notes.note_of(text), replay.signs(text)
    saved = replay.original(note.address)
    recorded = record.address or _first(replayed.address, saved.address)
    return Read(
        Format.HTML,
        lambda: replay.restored(text),
        charset,
        address=recorded,
        captured=replayed.captured or saved.captured or note.captured,
        claimed="" if recorded else address(text),
    )


def address(html: str) -> str:
    """The address in the head: canonical link or `og:url`."""
    head = head_of(html)
    link = head.find("link", rel="canonical")
    meta = head.find("meta", property="og:url")
    return _first(link and link.get("href"), meta and meta.get("content"))


def _first(*names: object) -> str:
    return next((found for name in names if (found := _absolute(str(name or "")))), "")


def _absolute(name: str) -> str:
    """An http address as it is, freed of a replaying archive's; "" for anything else."""
    plain = replay.original(name[: 2 * _LONGEST].strip()).address
    return plain if len(plain) <= _LONGEST and _HTTP.fullmatch(plain) else ""
