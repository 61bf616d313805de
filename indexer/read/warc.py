"""WARC and ARC files: the only place that knows warcio."""

import gzip
import logging
import re
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO, NamedTuple, cast

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from indexer.errors import ReadError
from indexer.read import sniff, times
from indexer.read.body import body, joined, plain
from indexer.read.damage import BROKEN, as_read_error
from indexer.read.record import Entry, Record, Skipped, Spot
from indexer.read.source import Source, held
from indexer.read.tape import GZIP, GzipTape, Tape

_RAISED = (*BROKEN, ReadError, ArchiveLoadFailed, StatusAndHeadersParserException)
_LOADER = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
_OK = {"200", "203"}
_STATUS = re.compile(r"[1-5][0-9][0-9]")
_LONGEST_NAME = 40  # characters

# it reports addresses with spaces, which a crawl has by the thousand
logging.getLogger("warcio").setLevel(logging.CRITICAL)

Archived = Any  # a record of warcio, which ships no types


def entries(source: Source, start: int = 0) -> Iterator[Entry | None]:
    """Every record from an offset on; None is a sign of life on long ways between them.

    Behind damage, the next thing that looks like a record is tried.
    """
    with closing(_tape(source)) as tape:
        yield from _entries(source, tape, start)


def _entries(source: Source, tape: Tape, start: int) -> Iterator[Entry | None]:
    pages, offset = _Pages(), start
    while offset >= 0:
        spot, loading = Spot(source.member, offset), None
        try:
            loading = _Loading(source, tape, pages, _archived(tape, offset))
            yield Entry(spot, partial(loading, spot))
            if not tape.wound:
                yield from tape.wind(loading.archived.raw_stream.limit)
        except _RAISED as error:
            if loading is None or not loading.failed:
                yield Entry(spot, partial(_fail, error))
            yield from tape.search(offset + 1)
        offset = tape.next


def record_at(source: Source, offset: int, body_offset: int = -1) -> Record:
    """The record at an offset, with the body it refers to; raise `ReadError` if there is none."""
    tape = held(("warc", *source.key), partial(_tape, source))
    spot = Spot(source.member, offset)
    try:
        archived = _archived(tape, offset)
        if body_offset >= 0:
            return _revisit(archived, spot, record_at(source, body_offset), body_offset)
        found = _record(archived, spot)
    except _RAISED as error:
        raise as_read_error(error, "a damaged record") from error
    if isinstance(found, Skipped):
        raise ReadError("", found.reason)
    return found


class _Pages:
    """Where the pages of a file lie, that its revisits may refer to; by hashes, to save memory."""

    def __init__(self) -> None:
        self._offsets: dict[int, int] = {}

    def add(self, archived: Archived, offset: int) -> None:
        for name in _names(archived, "WARC-Target-URI", "WARC-Date"):
            self._offsets[hash(name)] = offset

    def find(self, archived: Archived) -> int | None:
        names = _names(archived, "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date")
        found = [self._offsets.get(hash(name)) for name in names]
        return next((offset for offset in found if offset is not None), None)


class _Loading:
    """A record that has been found; called, it is looked into."""

    def __init__(self, source: Source, tape: Tape, pages: _Pages, archived: Archived) -> None:
        self.archived = archived
        self.failed = False
        self._source = source
        self._tape = tape
        self._pages = pages

    def __call__(self, spot: Spot) -> Record | Skipped:
        """Raise `ReadError` if the record, or its compressed form, is damaged anywhere."""
        try:
            found = self._found(spot)
            if isinstance(found, Record) and found.body_offset < 0:
                deque(self._tape.wind(self.archived.raw_stream.limit), maxlen=0)
                self._pages.add(self.archived, spot.offset)
        except _RAISED as error:
            self.failed = True
            raise as_read_error(error, "a damaged record") from error
        return found

    def _found(self, spot: Spot) -> Record | Skipped:
        if self.archived.rec_type != "revisit":
            return _record(self.archived, spot)
        declared = _http(self.archived)
        if declared and not sniff.may_be_page(declared.media_type):
            return _no_page(declared.media_type)
        offset = self._pages.find(self.archived)
        if offset is None:
            return Skipped("a revisit of a page that this file does not hold")
        return _revisit(self.archived, spot, record_at(self._source, offset), offset)


def _tape(source: Source) -> Tape:
    """How the file is compressed decides how one gets about in it."""
    stream = source.open()
    if stream.read(2) != GZIP and not source.name.lower().endswith(".gz"):
        return Tape(stream)
    tape = GzipTape(stream)
    try:
        whole = tape.holds_more(_archived(tape, 0).raw_stream.limit)
    except _RAISED:
        whole = False
    return _unpacked(stream) if whole else tape


def _unpacked(stream: BinaryIO) -> Tape:
    """A file compressed as a whole, whose offsets count in what it unpacks to."""
    stream.seek(0)
    unpacked = gzip.GzipFile(fileobj=stream)
    unpacked.myfileobj = cast("Any", stream)  # so that it is closed with it
    return Tape(cast("BinaryIO", unpacked))


def _archived(tape: Tape, offset: int) -> Archived:
    """The record's own header; what it holds has not been looked at."""
    return _LOADER.parse_record_stream(tape.open(offset), no_record_parse=True)


class _Http(NamedTuple):
    """What we need of the headers of an HTTP response."""

    status: str
    transfer: str
    encoding: str
    media_type: str
    charset: str


def _record(archived: Archived, spot: Spot) -> Record | Skipped:
    """Of a response or resource the page, as far as its headers tell."""
    address = archived.rec_headers.get_header("WARC-Target-URI") or ""
    if archived.rec_type not in {"response", "resource"}:
        return Skipped(f"no page, but a {str(archived.rec_type)[:_LONGEST_NAME]} record")
    if not address.lower().startswith(("http://", "https://")):
        return Skipped(f"no page, but a record of {address.partition(':')[0][:_LONGEST_NAME]}:")
    if archived.rec_type == "resource":
        return _resource(archived, spot)
    return _response(archived, spot)


def _resource(archived: Archived, spot: Spot) -> Record | Skipped:
    media_type, charset = sniff.declared(archived.rec_headers.get_header("Content-Type") or "")
    if not sniff.may_be_page(media_type):
        return _no_page(media_type)
    return _page(archived, spot, joined(plain(archived.raw_stream)), (media_type, charset))


def _response(archived: Archived, spot: Spot) -> Record | Skipped:
    found = _http(archived)
    if not found:
        return Skipped("no page, but an empty response")
    if found.status not in _OK:
        return Skipped(f"no page, but HTTP status {_status(found.status)}")
    if not sniff.may_be_page(found.media_type):
        return _no_page(found.media_type)
    payload = body(archived.raw_stream, found.transfer, found.encoding)
    return _page(archived, spot, payload, (found.media_type, found.charset))


def _status(given: str) -> str:
    return given if _STATUS.fullmatch(given) else "unknown"


def _http(archived: Archived) -> _Http | None:
    """The headers of the response that a record holds, if it does."""
    address = archived.rec_headers.get_header("WARC-Target-URI") or ""
    kind, stream, length = archived.rec_type, archived.raw_stream, archived.length
    headers = _LOADER.load_http_headers(kind, address.lower(), stream, length)
    if headers is None:
        return None
    get = headers.get_header
    coding = get("Transfer-Encoding") or "", get("Content-Encoding") or ""
    return _Http(headers.get_statuscode(), *coding, *sniff.declared(get("Content-Type") or ""))


def _page(archived: Archived, spot: Spot, payload: bytes, declared: tuple[str, str]) -> Record:
    get = archived.rec_headers.get_header
    return Record(
        payload=payload,
        spot=spot,
        address=get("WARC-Target-URI"),
        captured=times.of_iso(get("WARC-Date") or ""),
        media_type=declared[0],
        charset=declared[1],
    )


def _revisit(archived: Archived, spot: Spot, original: Record, body_offset: int) -> Record:
    """The page as it was found again: with its own address and time, and the body of then."""
    declared = (original.media_type, original.charset)
    return replace(_page(archived, spot, original.payload, declared), body_offset=body_offset)


def _no_page(media_type: str) -> Skipped:
    return Skipped(f"no page, but {media_type}")


def _fail(error: Exception) -> Record:
    raise as_read_error(error, "a damaged record")


def _names(archived: Archived, address: str, date: str) -> list[tuple[str, ...]]:
    """What a page is called by: its address and time, and the digest of its body."""
    header = archived.rec_headers.get_header
    given = [(header(address), header(date)), (header("WARC-Payload-Digest"),)]
    return [name for name in given if all(name)]
