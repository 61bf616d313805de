"""Making a backup: under the writer's lock, beside its final name, swapped in at the end."""

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from indexer.backup.manifest import CORPUS, INDEX, NAME, PARTS, Entry, Manifest
from indexer.corpus import Corpus
from indexer.engines import Engine, Portable
from indexer.errors import BackupError, IndexMissing
from indexer.model import PassedOver

_BLOCK = 2**20  # bytes
_LEVEL = 1  # higher ones take longer and save little
_PACKED = frozenset({".gz", ".wacz", ".zip", ".zst", ".pdf", ".jpg", ".png", ".woff2"})

Source = tuple[str, Path]


@dataclass(frozen=True, slots=True)
class Packed:
    """What a backup holds, and what of the corpus it does not."""

    manifest: Manifest
    has_index: bool
    passed_over: tuple[PassedOver, ...]


def back_up(corpus: Corpus, engine: Engine, file: Path) -> Packed:
    """Write a backup to `file`, over one that is there.

    Raise `BackupError` where the file would lie in what it holds, `IndexUnreadable` where the
    index is damaged, `IndexLocked` where it is being written.
    """
    _check(corpus, file)
    begun = file.with_name(f"{file.name}.part")
    try:
        with engine.lock(), begun.open("w+b") as stream:
            index = _index(engine)
            packed = _pack(stream, [*_corpus(corpus), *index], has_index=bool(index))
            stream.flush()
            os.fsync(stream.fileno())
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)
    return packed


def _check(corpus: Corpus, file: Path) -> None:
    whole = file.resolve()
    for part in PARTS:
        if whole.is_relative_to((corpus.root / part).resolve()):
            raise BackupError(f"{file} lies in the corpus, which it is to hold: choose another")


def _index(engine: Engine) -> list[Source]:
    """The files of the index, if it is made of files and there."""
    if not isinstance(engine, Portable):
        return []
    try:
        return [(f"{INDEX}/{name}", path) for name, path in engine.files().items()]
    except IndexMissing:
        return []


def _pack(stream: IO[bytes], sources: list[Source | PassedOver], *, has_index: bool) -> Packed:
    files: dict[str, Entry] = {}
    passed_over: list[PassedOver] = []
    with ZipFile(stream, "w", compresslevel=_LEVEL) as packed:
        for one in sources:
            if isinstance(one, PassedOver):
                passed_over.append(one)
            else:
                _store(packed, one, files, passed_over)
        made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        manifest = Manifest(files, made)
        packed.writestr(_named(NAME), manifest.dumps())
    return Packed(manifest, has_index, tuple(passed_over))


def _store(
    packed: ZipFile, source: Source, files: dict[str, Entry], passed_over: list[PassedOver]
) -> None:
    name, path = source
    try:
        content = path.open("rb")
    except OSError as error:  # gone since its folder was listed, or not ours to read
        passed_over.append(PassedOver(name, f"unreadable: {error.strerror}"))
        return
    with content, packed.open(_named(name), "w", force_zip64=True) as target:
        before = _state(content)
        files[name] = _copied(content, target)
        if _state(content) != before:
            passed_over.append(PassedOver(name, "it changed while it was being read"))


def _copied(content: IO[bytes], target: IO[bytes]) -> Entry:
    digest, size = hashlib.sha256(), 0
    while block := content.read(_BLOCK):
        digest.update(block)
        target.write(block)
        size += len(block)
    return Entry(size, digest.hexdigest())


def _state(content: IO[bytes]) -> tuple[int, int]:
    found = os.fstat(content.fileno())
    return found.st_size, found.st_mtime_ns


def _named(name: str) -> ZipInfo:
    info = ZipInfo(name)  # of no date: none before 1980 fits, and nothing asks for it
    packed = Path(name).suffix.lower() in _PACKED
    info.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    return info


def _corpus(corpus: Corpus) -> Iterator[Source | PassedOver]:
    """The files of a corpus. Its parts may be links; links below them lead to nothing of its own.

    A link to a file of the corpus is that file once more, one that leads out is never indexed.
    """
    for part in PARTS:
        root = corpus.root / part
        if root.is_file():
            yield f"{CORPUS}/{part}", root
        for folder, folders, names in os.walk(root, onerror=_refuse):
            folders.sort()
            inside = Path(CORPUS, part, Path(folder).relative_to(root))
            links = [name for name in folders if Path(folder, name).is_symlink()]
            for name in sorted((*names, *links)):
                yield _checked((inside / name).as_posix(), Path(folder, name))


def _checked(name: str, path: Path) -> Source | PassedOver:
    if any("\ud800" <= char <= "\udfff" for char in name):
        return PassedOver(ascii(name)[1:-1], "its name is not UTF-8: rename it")
    if path.is_symlink():
        return PassedOver(name, "a link", failed=False)
    if path.exists() and not path.is_file():
        return PassedOver(name, "a device, pipe or socket", failed=False)
    return name, path


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise BackupError(f"{error.filename} cannot be read: {error.strerror}") from error
