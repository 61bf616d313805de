"""Zip files, and so WACZ: their members, each a source of its own."""

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from indexer.errors import ReadError
from indexer.read.record import Skipped
from indexer.read.source import Slice, Source, held

DEEPEST = 2  # zip files within each other that are looked into
INTO = "!/"  # between the name of a zip file in a zip file and the name in that
_EXPANSION = 200  # times that a zip file's members may be larger than it …
_FREE = 100 * 2**20  # … where they are larger than this, in bytes
_MEMBERS = 500_000
_ENCRYPTED = 0x1
_LOCAL_HEADER = struct.Struct("<26xHH")  # lengths of name and extra field, before the bytes
_WACZ = "datapackage.json"
_WACZ_RECORDS = "archive/"


def members(source: Source) -> Iterator[Source | tuple[str, Skipped]]:
    """Every file in a zip file, in the order of the directory; what cannot be one, with why.

    Of a WACZ, the archive files in it alone. Raise `ReadError` for a hostile file.
    """
    archive = _directory(source)
    with archive:
        names = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        for name, info in names.items():
            reason = _reason(info, is_wacz=_WACZ in names)
            yield (_within(source, name), reason) if reason else _member(source, info, archive)


def member(source: Source, name: str) -> Source:
    """The member of this name; raise `ReadError` where there is none."""
    archive = held(("zip", *source.key), partial(_directory, source))
    try:
        return _member(source, archive.getinfo(name), archive)
    except KeyError as error:
        raise ReadError(source.name, f"the zip file has no member {name!r}") from error


def _within(source: Source, name: str) -> str:
    return f"{source.member}{INTO}{name}" if source.depth else name


def _member(source: Source, info: zipfile.ZipInfo, archive: zipfile.ZipFile) -> Source:
    stored = info.compress_type == zipfile.ZIP_STORED
    return Source(
        open=partial(_stored, source, info) if stored else partial(_packed, archive, info),
        name=info.filename,
        size=info.file_size,
        key=(*source.key, info.filename),
        member=_within(source, info.filename),
        depth=source.depth + 1,
    )


def _reason(info: zipfile.ZipInfo, *, is_wacz: bool) -> Skipped | None:
    if info.flag_bits & _ENCRYPTED:
        return Skipped("encrypted", failed=True)
    if is_wacz and not info.filename.startswith(_WACZ_RECORDS):
        return Skipped("no archived page, but a list of a WACZ")
    return None


def _directory(source: Source) -> zipfile.ZipFile:
    """The opened zip file, when nothing in it is out of all proportion."""
    if source.depth >= DEEPEST:
        raise ReadError(source.name, f"more than {DEEPEST} zip files within each other")
    archive = zipfile.ZipFile(source.file or source.open())
    reason = _excess(archive.infolist(), source.size)
    if reason:
        archive.close()
        raise ReadError(source.name, reason)
    return archive


def _excess(infos: list[zipfile.ZipInfo], size: int) -> str:
    expanded = sum(info.file_size for info in infos)
    if len(infos) > _MEMBERS:
        return f"{len(infos)} files in a zip file, {_MEMBERS} may be"
    if expanded > max(_FREE, _EXPANSION * size):
        return f"expands to {expanded / 2**20:.0f} MB, over {_EXPANSION} times its size"
    return ""


def _packed(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return cast("BinaryIO", archive.open(info))


def _stored(source: Source, info: zipfile.ZipInfo) -> BinaryIO:
    """Stored as they are, bytes can be sought in at no cost."""
    stream = source.open()
    stream.seek(info.header_offset)
    header = stream.read(_LOCAL_HEADER.size)
    if not header.startswith(b"PK\x03\x04"):
        stream.close()
        raise zipfile.BadZipFile("no member where the directory says")
    start = info.header_offset + _LOCAL_HEADER.size + sum(_LOCAL_HEADER.unpack(header))
    return cast("BinaryIO", io.BufferedReader(Slice(stream, start, info.file_size)))
