"""Files sent to the archive: kept as they are below `pages/uploads/`, and nowhere else.

Nothing is unpacked or run: what is in a file, the next indexing run finds out, within its bounds.
"""

import hashlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from indexer.errors import UploadRefused
from webapp.wording import gettext_noop

FOLDER = "uploads"
_LONGEST = 150  # bytes of a name
_NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f/\\:\ud800-\udfff]+")
_MOST = 1000  # files of one name and day
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class Uploads:
    """The folder of uploads below that of the archive's pages, one folder a day."""

    pages: Path
    quota: int  # bytes of all that is kept

    def keep(self, name: str, content: IO[bytes]) -> Path:
        """Write a file whole or not at all; one that is there already is not kept twice.

        Raise `UploadRefused` for a name that is no plain file name, for more than the quota, and
        where the folder cannot be written or is a link.
        """
        _check(name)
        if self._held() + _size(content) > self.quota:
            raise UploadRefused(gettext_noop("The uploads have reached their quota."))
        day = datetime.now(UTC).date().isoformat()
        try:
            with _opened(self.pages, FOLDER, day) as folder:
                return self.pages / FOLDER / day / _kept(folder, name, content)
        except OSError as error:
            reason = {"reason": error.strerror or type(error).__name__}
            raise UploadRefused(gettext_noop("It cannot be kept: %(reason)s."), reason) from error

    def _held(self) -> int:
        """Bytes of all uploads so far."""
        found = (self.pages / FOLDER).rglob("*")
        return sum(file.lstat().st_size for file in found if not file.is_dir())


def _check(name: str) -> None:
    if not _NAME.fullmatch(name) or name.startswith(".") or name != name.strip():
        raise UploadRefused(gettext_noop("Its name is not a plain file name."))
    if len(name.encode()) > _LONGEST:
        raise UploadRefused(gettext_noop("Its name is too long."))


def _size(content: IO[bytes]) -> int:
    size = content.seek(0, os.SEEK_END)
    content.seek(0)
    return size


@contextmanager
def _opened(root: Path, *names: str) -> Iterator[int]:
    """The folder of these names, made where it is missing; a link in its place is an `OSError`."""
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for name in names:
            with suppress(FileExistsError):
                os.mkdir(name, dir_fd=folder)
            above, folder = folder, os.open(name, _DIRECTORY, dir_fd=folder)
            os.close(above)
        yield folder
    finally:
        os.close(folder)


def _kept(folder: int, name: str, content: IO[bytes]) -> str:
    """Write it under a hidden name, which no run looks at, then give it the first free name."""
    begun = f".{secrets.token_hex(8)}"
    try:
        with os.fdopen(os.open(begun, _NEW, 0o644, dir_fd=folder), "wb") as file:
            shutil.copyfileobj(content, file)
            file.flush()
            os.fsync(file.fileno())
        return next(one for one in _names(name) if _is_named(folder, begun, one))
    finally:
        with suppress(FileNotFoundError):
            os.unlink(begun, dir_fd=folder)


def _names(name: str) -> Iterator[str]:
    yield name
    stem, dot, suffix = name.partition(".")
    yield from (f"{stem}-{number}{dot}{suffix}" for number in range(2, _MOST))


def _is_named(folder: int, begun: str, name: str) -> bool:
    """Whether the file has that name now, or had it before with the same content."""
    try:
        os.link(begun, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError:
        return _digest(folder, name) == _digest(folder, begun)
    return True


def _digest(folder: int, name: str) -> str:
    """ "" for what is no plain file."""
    if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
        return ""
    with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
