"""HTTP bodies: as transferred to as meant, within bounds."""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli

from indexer.errors import ReadError
from indexer.read.record import MAX_PAGE

_PIECE = 2**16  # bytes read, and bytes unpacked, at a time
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_GZIP = b"\x1f\x8b"
_LINE = 1100  # bytes of a line that tells a chunk's size

Pieces = Iterator[bytes]


class Stream(Protocol):
    """What bodies are read from."""

    def read(self, size: int = ...) -> bytes: ...

    def readline(self, size: int = ...) -> bytes: ...


def body(stream: Stream, transfer: str, encoding: str) -> bytes:
    """The whole body, out of its transfer coding and its content codings.

    Archives often keep the headers of a transfer they have undone: a body that does not begin as
    a header says is taken as it is. Raise `ReadError` if it is too large or breaks off within.
    """
    pieces = _chunks(stream) if transfer.strip().lower() == "chunked" else plain(stream)
    for name in reversed([one.strip().lower() for one in encoding.split(",")]):
        if name not in {"", "identity", "none"}:
            pieces = _undone(pieces, name)
    return joined(pieces)


def joined(pieces: Pieces) -> bytes:
    """All together; raise `ReadError` if that is more than a page may have."""
    found = bytearray()
    for piece in pieces:
        found += piece
        if len(found) > MAX_PAGE:
            raise ReadError("", f"too large: a page may have {MAX_PAGE // 2**20} MB")
    return bytes(found)


def gunzipped(stream: Stream) -> Pieces:
    """The content of a gzip file, of one member or several."""
    return _inflated(plain(stream), lambda: zlib.decompressobj(16 + zlib.MAX_WBITS))


def plain(stream: Stream) -> Pieces:
    """The bytes as they are."""
    while piece := stream.read(_PIECE):
        yield piece


def _chunks(stream: Stream) -> Pieces:
    line = stream.readline(_LINE)
    if not _CHUNK.fullmatch(line):  # undone already, whatever the header says
        yield line
        yield from plain(stream)
        return
    while (size := _CHUNK.fullmatch(line)) and (left := int(size[1], 16)):
        while left and (piece := stream.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece
        stream.readline(_LINE)
        line = stream.readline(_LINE)


def _undone(pieces: Pieces, name: str) -> Pieces:
    first = b""
    for first in pieces:
        if first:
            break
    rest = _chained(first, pieces)
    if name in {"gzip", "x-gzip"}:
        packed = first.startswith(_GZIP)
        return _inflated(rest, lambda: zlib.decompressobj(47)) if packed else rest
    if name == "deflate":
        return _deflated(first, rest)
    if name == "br":
        return _brotli(first, rest)
    raise ReadError("", f"no reader for the content coding {name[:40]!r}")


def _chained(first: bytes, rest: Pieces) -> Pieces:
    yield first
    yield from rest


def _deflated(first: bytes, rest: Pieces) -> Pieces:
    """With zlib's wrapping, as the standard has it, or bare, as some servers send it."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            zlib.decompressobj(bits).decompress(first, _PIECE)
        except zlib.error:
            continue
        return _inflated(rest, lambda bits=bits: zlib.decompressobj(bits))  # type: ignore[misc]
    return rest


def _inflated(pieces: Pieces, fresh: "Callable[[], zlib._Decompress]") -> Pieces:
    """Unpacked in small steps, however much it expands; members of a gzip file one by one."""
    unpack = fresh()
    for piece in pieces:
        packed, out = piece, b""
        while packed or len(out) == _PIECE:
            if unpack.eof and not packed.startswith(_GZIP):
                return  # padding, or what is no part of the body
            if unpack.eof:
                unpack = fresh()
            out = unpack.decompress(packed, _PIECE)
            yield out
            packed = unpack.unused_data or unpack.unconsumed_tail


def _brotli(first: bytes, rest: Pieces) -> Pieces:
    try:
        brotli.Decompressor().process(first, output_buffer_limit=_PIECE)
    except brotli.error:
        return rest
    return _unbrotlied(rest)


def _unbrotlied(pieces: Pieces) -> Pieces:
    unpack = brotli.Decompressor()
    for piece in pieces:
        try:
            yield unpack.process(piece, output_buffer_limit=_PIECE)
            while not unpack.can_accept_more_data():
                yield unpack.process(b"", output_buffer_limit=_PIECE)
        except brotli.error as error:
            raise ReadError("", f"a damaged brotli body: {error}") from error
