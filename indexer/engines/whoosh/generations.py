"""The index directory: generations, each a Whoosh index, and the pointer to the current one."""

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.engines.whoosh.schema import FORMAT
from indexer.errors import IndexMissing, IndexUnreadable

Stamp = tuple[int, int]

_POINTER = "current.json"
_NAME = re.compile(r"generation-\d{1,9}")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which generation is current. A searcher still on the previous one can go on."""

    generation: str
    previous: str = ""
    commit: int = 0
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Generations:
    directory: Path

    @property
    def pointer(self) -> Path:
        return self.directory / _POINTER

    def stamp(self) -> Stamp | None:
        """Changes with every commit; None before the first.

        Raise `IndexUnreadable` where the pointer may not be looked at.
        """
        try:
            stat = self.pointer.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise IndexUnreadable(f"{self.directory / _POINTER} cannot be read: {error}") from error
        return stat.st_ino, stat.st_mtime_ns

    def current(self) -> Pointer:
        try:
            text = self.pointer.read_text("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            raise IndexMissing(
                f"{self.directory} holds no index yet: `communique index` makes one"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnreadable(f"{self.pointer} cannot be read: {error}") from error
        return self._pointer(text)

    def _pointer(self, text: str) -> Pointer:
        try:
            given = json.loads(text)
            found = int(given["format"])
            if found != FORMAT:
                raise self._foreign(found)
            pointer = Pointer(**given)
            number(pointer.generation)
            number(pointer.previous or pointer.generation)
        except (ValueError, KeyError, TypeError) as error:
            raise IndexUnreadable(
                f"{self.pointer} is damaged: `communique index --rebuild` mends it"
            ) from error
        return pointer

    def _foreign(self, found: int) -> IndexUnreadable:
        age = "a newer" if found > FORMAT else "an older"
        return IndexUnreadable(
            f"{self.pointer} was written by {age} version of communique (format"
            f" {found}, this one reads {FORMAT}): `communique index --rebuild` makes a new index"
        )

    def path(self, generation: str) -> Path:
        return self.directory / generation

    def publish(self, pointer: Pointer) -> None:
        """Make a generation, with all it holds now, the current one, in one step."""
        fresh = self.directory / f"{_POINTER}.new"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(pointer), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.pointer)
        _sync(self.directory)

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
        try:
            pointer = self.current()
            kept = tuple(filter(None, (pointer.previous, pointer.generation)))
        except IndexMissing:
            kept = ()
        for folder in self._folders():
            if folder.name not in kept:
                shutil.rmtree(folder)
        return kept

    def _folders(self) -> list[Path]:
        return [one for one in self.directory.glob("generation-*") if _NAME.fullmatch(one.name)]


def number(generation: str) -> int:
    """The number in a generation's name; `ValueError` where it is none."""
    return int(generation.removeprefix("generation-"))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
