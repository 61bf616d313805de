"""What reading damaged or hostile bytes raises, beside `ReadError`."""

import binascii
import gzip
import struct
import zipfile
import zlib

from indexer.errors import ReadError

# A library over bytes that no writer wrote fails wherever it happens to trust them; that is the
# bytes' fault. Processes that run out of memory or time are the workers' business.
BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError,
    RuntimeError, TypeError, ValueError,
    binascii.Error, gzip.BadGzipFile, struct.error, zipfile.BadZipFile, zipfile.LargeZipFile,
    zlib.error,
)  # fmt: skip
_LONGEST = 200  # characters of what a library says


def as_read_error(error: Exception, what: str) -> ReadError:
    """The error as one of ours, whose place the caller fills in."""
    if isinstance(error, ReadError):
        return error
    said = " ".join(str(error).split())[:_LONGEST]
    return ReadError("", f"{what}: {type(error).__name__}{said and ': '}{said}")
