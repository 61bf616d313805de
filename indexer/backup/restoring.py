"""Restoring a backup: checked and unpacked beside what is there, then put in its place."""

import hashlib
import os
import shutil
import stat
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from indexer.backup import manifest
from indexer.backup.manifest import CORPUS, INDEX, NAME, PARTS, Entry, Manifest
from indexer.backup.swapping import STAGE, in_place, put_back
from indexer.corpus import Corpus
from indexer.engines import Engine, Portable
from indexer.errors import BackupError, IndexOutdated

_BLOCK = 2**20  # bytes
_LARGEST = 2**28  # bytes of a manifest
_DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a backup goes."""

    corpus: Corpus
    engine: Engine


@dataclass(frozen=True, slots=True)
class Restored:
    """What came out of a backup; `has_index` unless the corpus must be indexed now."""

    manifest: Manifest
    has_index: bool


def restore(file: Path, target: Target, *, force: bool = False) -> Restored:
    """Put what a backup holds in the place of what is there, if `force` allows that.

    Raise `BackupError` where the file is damaged, no backup or of a newer version, where a name
    in it leads elsewhere, where it does not fit on the disk, or where something is there already.
    Then, as when interrupted before all is unpacked and compared, nothing has been changed.
    """
    with _opened(file) as packed:
        members = _members(packed)
        found = _manifest(packed, members)
        with target.engine.lock(), ExitStack() as stages:
            put_back(target.corpus.root)
            if not force:
                _refuse_to_overwrite(target)
            corpus = stages.enter_context(_stage(target.corpus.root))
            engine = target.engine if isinstance(target.engine, Portable) else None
            index = stages.enter_context(_stage(engine.place)) if engine else None
            _unpack(packed, found, {CORPUS: corpus, INDEX: index})
            with in_place(corpus / "new", target.corpus.root):
                has_index = bool(engine and index and _adopt(engine, index / "new"))
    return Restored(found, has_index)


def _adopt(engine: Portable, folder: Path) -> bool:
    if not any(folder.iterdir()):
        return False
    try:
        engine.adopt(folder)
    except IndexOutdated:  # what it was made of is in place: the next run makes it anew
        return False
    return True


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as packed:
            yield packed
    except BackupError as error:
        raise BackupError(f"{file}: {error}") from error.__cause__
    except _DAMAGED as error:  # all that the library raises over damaged zip files
        raise BackupError(f"{file} is damaged, or no backup: {error}") from error


def _members(packed: ZipFile) -> dict[str, ZipInfo]:
    members: dict[str, ZipInfo] = {}
    for info in packed.infolist():
        if info.filename in members or not _is_safe(info):
            raise BackupError(f"{info.orig_filename!a} in it is no name that a backup has")
        members[info.filename] = info
    return members


def _is_safe(info: ZipInfo) -> bool:
    """Whether a member is a plain file that lies where a backup's files do, whatever it says."""
    parts = info.orig_filename.split("/")
    return (
        stat.S_IFMT(info.external_attr >> 16) in {0, stat.S_IFREG}
        and info.filename == info.orig_filename
        and not {"", ".", ".."} & set(parts)
        and (parts[0] == INDEX or parts == [NAME] or _is_of_corpus(parts))
    )


def _is_of_corpus(parts: list[str]) -> bool:
    return len(parts) > 1 and parts[0] == CORPUS and parts[1] in PARTS


def _manifest(packed: ZipFile, members: dict[str, ZipInfo]) -> Manifest:
    """The manifest, if it names just what is there."""
    if NAME not in members or members[NAME].file_size > _LARGEST:
        raise BackupError("it has no manifest")
    found = manifest.loads(packed.read(NAME))
    sizes = {name: info.file_size for name, info in members.items() if name != NAME}
    if sizes != {name: entry.size for name, entry in found.files.items()}:
        raise BackupError("it does not hold what its manifest tells")
    return found


def _refuse_to_overwrite(target: Target) -> None:
    for part in PARTS:
        path = target.corpus.root / part
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            raise BackupError(f"{path} is there already: --force puts the backup in its place")
    if isinstance(target.engine, Portable) and target.engine.is_there():
        place = target.engine.place
        raise BackupError(f"{place} holds an index: --force puts the backup's in its place")


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A folder within `folder`, and so on the same disk; gone in the end."""
    stage = folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)  # of a restore that was killed
    (stage / "new").mkdir(parents=True)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _unpack(packed: ZipFile, found: Manifest, stages: dict[str, Path | None]) -> None:
    corpus = stages[CORPUS]
    if corpus is not None:
        _fits(found.size, corpus)
        (corpus / "new" / "pages").mkdir()
    for name, entry in found.files.items():
        root, _, inside = name.partition("/")
        if (stage := stages[root]) is not None:
            path = stage / "new" / inside
            path.parent.mkdir(parents=True, exist_ok=True)
            with packed.open(name) as content, path.open("xb") as file:
                _copy(content, file, entry, name)
    os.sync()


def _copy(content: IO[bytes], file: IO[bytes], entry: Entry, name: str) -> None:
    digest, left = hashlib.sha256(), entry.size
    while block := content.read(min(_BLOCK, left + 1)):
        left -= len(block)
        if left < 0:
            break
        digest.update(block)
        file.write(block)
    if left or digest.hexdigest() != entry.sha256:
        raise BackupError(f"{name} in it is not as it was written")


def _fits(size: int, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if size > free:
        raise BackupError(f"it needs {size:,} bytes on the disk of {folder.parent}, {free:,} free")
