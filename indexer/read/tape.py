"""WARC and ARC files as tapes: opened at a record, wound on to the next one."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from indexer.errors import ReadError
from indexer.read.damage import BROKEN

NOWHERE = -1

_BLOCK = 2**16  # bytes read, and bytes unpacked, at a time
_BEAT = 2**26  # bytes after which a long way through a tape gives a sign of life
_EXPANSION = 200  # times that a record may be larger than its compressed form …
_FREE = 2**26  # … where it is larger than this, in bytes
_HEADER = 2**20  # bytes of the lines that lead a record
GZIP = b"\x1f\x8b"
_MEMBER = GZIP + b"\x08"
_FIRST_LINE = (
    rb"(?:WARC/[01]\.\d+\r?\n"
    rb"|(?:https?|ftp|dns|filedesc):\S{1,4000} [\d.:a-f]{1,40} \d{14} \S{1,200} \d{1,12}\n)"
)
_START, _LATER_START = re.compile(_FIRST_LINE), re.compile(rb"(?<=\n)" + _FIRST_LINE)
_AHEAD = 64  # bytes by which a record may be longer than it says
_LEAD = 4300  # bytes that tell whether a record starts

Beats = Iterator[None]


class Strip:
    """A tape from one record on, whose lines cannot go on without an end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines = _HEADER

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def readline(self, size: int = -1) -> bytes:
        """Raise `ReadError` beyond the budget that all lines share."""
        line = self._stream.readline(min(size, self._lines) if size >= 0 else self._lines)
        self._lines -= len(line)
        if not self._lines:
            raise ReadError("", f"lines of more than {_HEADER // 2**20} MB lead it")
        return line


class Tape:
    """Records one after the other, as they lie in a plain file.

    What may take long gives signs of life. After `wind`, `next` is where the next record starts,
    `NOWHERE` at the end; after `search`, `NOWHERE` where none was found.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.next = 0
        self.wound = True

    def open(self, offset: int) -> Strip:
        self.wound = False
        self._stream.seek(offset)
        return Strip(self._stream)

    def wind(self, rest: int) -> Beats:
        """On behind the record of which so many bytes are unread; raise `ReadError` if cut off."""
        end = self._stream.tell() + rest
        for step in range(self._stream.tell(), end, _BEAT):
            self._stream.seek(step)
            yield None
        self._stream.seek(max(end - 1, 0))
        if rest and not self._stream.read(1):
            raise ReadError("", "the file ends within this record")
        self._stream.seek(end)
        self.next, self.wound = self._after(end), True

    def search(self, offset: int) -> Beats:
        """To where a record starts behind this offset, over whatever lies between."""
        self.next, kept = NOWHERE, b""
        self._stream.seek(offset)
        while block := self._block():
            window = kept + block
            if found := _LATER_START.search(window):
                self.next = offset - len(kept) + found.start()
                return
            offset += len(block)
            kept = window[-_LEAD:]
            yield None

    def _block(self) -> bytes:
        """The next bytes; none at the end, be it of the file or of what can be unpacked of it."""
        try:
            return self._stream.read(_BEAT)
        except BROKEN:
            return b""

    def close(self) -> None:
        self._stream.close()

    def _after(self, end: int) -> int:
        """Behind newlines, and the rest of a record that is a little longer than it says."""
        ahead = self._stream.read(_AHEAD)
        begun = ahead.lstrip(b"\r\n")
        if not begun:
            return NOWHERE
        later = None if _START.match(begun) else _LATER_START.search(ahead)
        return end + (later.start() if later else len(ahead) - len(begun))


class GzipTape(Tape):
    """Records each compressed for itself, as crawlers write them."""

    def open(self, offset: int) -> Strip:
        self.wound = False
        self._member = Member(self._stream, offset)
        self._reader = io.BufferedReader(self._member, _BLOCK)
        return Strip(cast("BinaryIO", self._reader))

    def wind(self, rest: int) -> Beats:
        left = count = 0
        while block := self._reader.read(_BLOCK):
            left += len(block)
            count += 1
            if count * _BLOCK % _BEAT == 0:
                yield None
            if left > rest and (block[rest - left :]).strip(b"\r\n"):
                raise ReadError("", "other bytes follow it where its compressed form should end")
        if left < rest:
            raise ReadError("", "its compressed form ends within the record")
        self._stream.seek(self._member.end)
        padded = not self._stream.read(_AHEAD).strip(b"\0")
        self.next = NOWHERE if padded else self._member.end
        self.wound = True

    def holds_more(self, rest: int) -> bool:
        """Whether the member just opened goes on behind its first record."""
        while rest and (block := self._reader.read(min(rest, _BLOCK))):
            rest -= len(block)
        return bool(self._reader.read(_BLOCK).strip(b"\r\n"))

    def search(self, offset: int) -> Beats:
        self.next, kept, at = NOWHERE, b"", offset
        self._stream.seek(at)
        while block := self._stream.read(_BLOCK):
            window, start = kept + block, at - len(kept)
            found = window.find(_MEMBER)
            while found >= 0:
                if self._starts(start + found):
                    self.next = start + found
                    return
                found = window.find(_MEMBER, found + 1)
            at += len(block)
            self._stream.seek(at)
            kept = window[-2:]
            if at % _BEAT < _BLOCK:
                yield None

    def _starts(self, offset: int) -> bool:
        return _START.match(opening(self._stream, offset)) is not None


class Member(io.RawIOBase):
    """One member of a gzip file, unpacked as it is read; `end` is where the next one begins."""

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self._stream = stream
        self._unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._start = self.end = offset
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        out = b""
        while not out and not self._unpack.eof:
            packed = self._packed()
            out = self._unpack.decompress(packed, len(buffer))
            if not packed and not out:
                raise ReadError("", "the file ends within a compressed record")
            self.end += len(packed) - len(self._unpack.unconsumed_tail or self._unpack.unused_data)
        self._size += len(out)
        if self._size > max(_FREE, _EXPANSION * (self.end - self._start)):
            raise ReadError("", f"it expands to more than {_EXPANSION} times its size")
        buffer[: len(out)] = out
        return len(out)

    def _packed(self) -> bytes:
        if self._unpack.unconsumed_tail:
            return self._unpack.unconsumed_tail
        self._stream.seek(self.end)
        return self._stream.read(_BLOCK)


def opening(stream: BinaryIO, offset: int = 0) -> bytes:
    """The first unpacked bytes of a gzip member; none if there is none."""
    try:
        return io.BufferedReader(Member(stream, offset), _LEAD).read(_LEAD)
    except (zlib.error, ReadError):
        return b""
