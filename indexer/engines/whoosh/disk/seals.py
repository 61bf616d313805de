"""Files of a library's format, closed by a checksum that the library passes over."""

import os
import struct
from pathlib import Path
from zlib import crc32

_SEAL = struct.Struct("<I4s")  # the sum of all that stands before, mark
_MARK = b"CQS1"


class Broken(ValueError):
    """A file that is not as it was written."""


def seal(path: Path) -> None:
    """Append the checksum of what a file holds, and see it on disk."""
    with path.open("rb+") as file:
        file.write(_SEAL.pack(crc32(file.read()), _MARK))
        file.flush()
        os.fsync(file.fileno())


def check(path: Path) -> None:
    """Raise `Broken` where a file is not as it was sealed, `OSError` where it cannot be read."""
    content = path.read_bytes()
    last = content[-_SEAL.size :]
    if len(last) < _SEAL.size:
        raise Broken(f"{path.name} was cut short")
    checksum, mark = _SEAL.unpack(last)
    if mark != _MARK or crc32(content[: -_SEAL.size]) != checksum:
        raise Broken(f"{path.name} was cut short or overwritten")
