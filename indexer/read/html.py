"""HTML pages: decoding, and what the head says of the page's own address."""

import re

from indexer.markup import head_of, head_source
from indexer.model import Format
from indexer.read.decode import decode
from indexer.read.record import Read, Record

_HTTP = re.compile(r"https?://[^/\s<>\"']+[^\s<>\"']*", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})\s*-->", re.IGNORECASE)
_REPLAY = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(https?:/.*)", re.IGNORECASE
)


def read(record: Record) -> Read:
    """The record's text as HTML, with the address that the page gives itself."""
    text, charset = decode(record.payload, record.charset)
    return Read(Format.HTML, text, charset, record.address or address(text))


def address(html: str) -> str:
    """The address in the head: canonical link, `og:url`, or a browser's note on saving."""
    head = head_of(html)
    link = head.find("link", rel="canonical")
    meta = head.find("meta", property="og:url")
    saved = _SAVED_FROM.search(head_source(html))
    named = (link and link.get("href"), meta and meta.get("content"), saved and saved[1])
    return next((found for name in named if (found := _absolute(str(name or "")))), "")


def _absolute(name: str) -> str:
    """An http address as it is, freed of a replaying archive's; "" for anything else."""
    replayed = _REPLAY.fullmatch(name.strip())
    plain = replayed[1] if replayed else name.strip()
    return plain if _HTTP.fullmatch(plain) else ""
