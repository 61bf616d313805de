"""Where bytes to be read lie: a file, or a member of a zip file."""

import atexit
import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from indexer.read import sniff

T = TypeVar("T")

_HELD = 8  # things kept open in each thread


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that can be opened any number of times, to be sought in."""

    open: Callable[[], BinaryIO]
    name: str  # by whose suffix its media type is told where the bytes leave it open
    size: int  # bytes
    key: tuple[object, ...]  # another one for other bytes, as far as the file's time tells
    member: str = ""  # as in `Spot`
    depth: int = 0  # in so many zip files, one within the other
    file: Path | None = None  # where it is a file

    @classmethod
    def of(cls, file: Path) -> "Source":
        """A file, which must exist: raise `OSError`."""
        stat = file.stat()
        key = (str(file), stat.st_ino, stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size)
        return cls(lambda: file.open("rb"), file.name, stat.st_size, key, file=file)

    def head(self) -> bytes:
        with self.open() as stream:
            return stream.read(sniff.HEAD)

    def media_type(self) -> str:
        return sniff.media_type_of(self.head(), self.name)


class _Held(threading.local):
    def __init__(self) -> None:
        self.things: OrderedDict[tuple[object, ...], Any] = OrderedDict()


_held = _Held()


def held(key: tuple[object, ...], make: Callable[[], T]) -> T:
    """What was made for this key, kept open for the next time; the last few of them.

    Whoever goes through an archive record by record neither reads its directory each time, nor
    begins anew in a stream that can only be read forwards.
    """
    things = _held.things
    if key not in things:
        things[key] = make()
        while len(things) > _HELD:
            things.popitem(last=False)[1].close()
    things.move_to_end(key)
    found: T = things[key]
    return found


@atexit.register
def _let_go() -> None:
    """Close what the main thread still holds."""
    for thing in _held.things.values():
        thing.close()


class Slice(io.RawIOBase):
    """A stretch of a file, as a stream of its own: what a zip file stores uncompressed."""

    def __init__(self, stream: BinaryIO, start: int, size: int) -> None:
        self._stream = stream
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        self._stream.seek(self._start + self._at)
        content = self._stream.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)

    def close(self) -> None:
        self._stream.close()
        super().close()
