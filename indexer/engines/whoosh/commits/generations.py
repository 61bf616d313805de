"""The index directory: generations, each a Whoosh index, and the pointer to the current one."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from indexer.engines.whoosh.schema import FORMAT, OLDEST
from indexer.errors import IndexMissing, IndexOutdated, IndexTooNew, IndexUnreadable

Stamp = tuple[int, int]

_POINTER = "current.json"
_PUBLISHED = "published"  # an empty file in a generation that was once the current one
_SUM = "sum"
_NAME = re.compile(r"generation-\d{1,9}")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which generation is current. A searcher still on the previous one can go on."""

    generation: str
    previous: str = ""
    commit: int = 0
    format: int = FORMAT

    @property
    def is_outdated(self) -> bool:
        return self.format < FORMAT


@dataclass(frozen=True, slots=True)
class Generations:
    directory: Path
    pointer: Path = field(init=False)
    _where: str = field(init=False, repr=False)  # the pointer, which every search looks at

    def __post_init__(self) -> None:
        object.__setattr__(self, "pointer", self.directory / _POINTER)
        object.__setattr__(self, "_where", str(self.pointer))

    def stamp(self) -> Stamp | None:
        """Changes with every commit; None before the first.

        Raise `IndexUnreadable` where the pointer may not be looked at.
        """
        try:
            stat = os.stat(self._where)  # noqa: PTH116 -- a path takes thrice as long
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise IndexUnreadable(f"{self.directory / _POINTER} cannot be read: {error}") from error
        return stat.st_ino, stat.st_mtime_ns

    def is_there(self) -> bool:
        """Whether there is a pointer or any generation, readable or not."""
        return os.path.lexists(self.pointer) or bool(self._folders())

    def current(self) -> Pointer:
        """Raise `IndexMissing` before the first commit, `IndexUnreadable` where it cannot tell."""
        try:
            text = self.pointer.read_text("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            raise self._without_pointer() from None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnreadable(f"{self.pointer} cannot be read: {error}") from error
        return self._pointer(text)

    def _pointer(self, text: str) -> Pointer:
        try:
            given = json.loads(text)
            found = int(given["format"])
            if not OLDEST <= found <= FORMAT:
                raise self._foreign(found)
            pointer = _whole(given)
        except (ValueError, KeyError, TypeError) as error:
            raise IndexUnreadable(
                f"{self.pointer} is damaged: `communique doctor --repair` mends it"
            ) from error
        return pointer

    def _foreign(self, found: int) -> IndexUnreadable:
        if found < FORMAT:
            return self.outdated(found)
        return IndexTooNew(
            f"{self.pointer} was written by a newer version of communique (format {found}, this"
            f" one reads {FORMAT}): install that version; only `communique index --rebuild` puts"
            " an index of this version in its place"
        )

    def outdated(self, found: int, known: Mapping[str, Any] | None = None) -> IndexOutdated:
        return IndexOutdated(
            f"{self.pointer} was written by an older version of communique (format {found}, this"
            f" one writes {FORMAT}): `communique index` makes the index anew, beside the old one",
            known,
        )

    def _without_pointer(self) -> IndexMissing | IndexUnreadable:
        """A first run that was killed leaves no index; a pointer that got lost, a damaged one."""
        if any((folder / _PUBLISHED).exists() for folder in self._folders()):
            return IndexUnreadable(f"{self.pointer} is gone: `communique doctor --repair` mends it")
        return IndexMissing(f"{self.directory} holds no index yet: `communique index` makes one")

    def path(self, generation: str) -> Path:
        return self.directory / generation

    def publish(self, pointer: Pointer) -> None:
        """Make a generation, with all it holds now, the current one, in one step."""
        fresh = self.directory / f"{_POINTER}.new"
        with fresh.open("w", encoding="utf-8") as file:
            given = asdict(pointer)
            json.dump({**given, _SUM: _sum(given)}, file)
            file.flush()
            os.fsync(file.fileno())
        _sync(self.directory)  # the generation's own name, before anything points to it
        fresh.replace(self.pointer)
        _sync(self.directory)
        (self.path(pointer.generation) / _PUBLISHED).touch()

    def begin(self) -> str:
        """An empty folder for the next generation.

        What a killed run left behind goes first; where the pointer cannot be read, everything
        stays until the new generation is published, since some of it may be whole.
        """
        with suppress(IndexUnreadable):
            self.sweep()
        taken = [number(folder.name) for folder in self._folders()]
        name = f"generation-{1 + max(taken, default=0)}"
        self.path(name).mkdir(parents=True)
        return name

    def sweep(self) -> tuple[str, ...]:
        """Remove generations that nothing points to; the names of those that stay.

        Raise `IndexUnreadable` where the pointer cannot tell.
        """
        for folder in self.stale():
            shutil.rmtree(folder)
        return self._kept()

    def stale(self) -> tuple[Path, ...]:
        """Generations that nothing points to: half made, or left behind. Raises as `sweep`."""
        kept = self._kept()
        return tuple(folder for folder in self._folders() if folder.name not in kept)

    def _kept(self) -> tuple[str, ...]:
        try:
            pointer = self.current()
        except IndexMissing:
            return ()
        return tuple(filter(None, (pointer.previous, pointer.generation)))

    def _folders(self) -> list[Path]:
        return [one for one in self.directory.glob("generation-*") if _NAME.fullmatch(one.name)]


def number(generation: str) -> int:
    """The number in a generation's name; `ValueError` where it is none."""
    return int(generation.removeprefix("generation-"))


def _whole(given: dict[str, Any]) -> Pointer:
    """`ValueError`, `KeyError` or `TypeError` where it is not as it was written."""
    checksum = given.pop(_SUM)
    if checksum != _sum(given):
        raise ValueError(_SUM)
    pointer = Pointer(**given)
    number(pointer.generation)
    number(pointer.previous or pointer.generation)
    return pointer


def _sum(given: Mapping[str, Any]) -> int:
    return crc32(json.dumps(given, sort_keys=True).encode())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
