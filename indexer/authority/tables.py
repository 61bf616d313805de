"""Tables of a TOML file, read with errors that name file and record."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import CommuniqueError

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def read(file: Path, kind: type[CommuniqueError]) -> dict[str, Any]:
    """The content of a TOML file; raise an error of this kind that names it."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise kind(f"{file.name}: {error}") from error


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file, with where it stands for messages."""

    content: Mapping[str, Any]
    place: str
    kind: type[CommuniqueError]  # of the error that something unusable raises

    def check(self, known: Iterable[str]) -> None:
        unknown = sorted(set(self.content) - set(known))
        if unknown:
            raise self.error(f"unknown key {unknown[0]!r}")

    def text(self, key: str, *, required: bool = False) -> str:
        value = self.content.get(key, "")
        if not isinstance(value, str):
            raise self.error(f"{key} must be a text")
        if required and not value.strip():
            raise self.error(f"{key} is missing")
        return value.strip()

    def flag(self, key: str) -> bool:
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key} must be true or false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.error(f"{key} must be a list of texts")
        return tuple(value)

    def date(self, key: str) -> str:
        value = self.text(key)
        if value and not _is_date(value):
            raise self.error(f"{key} is no date: {value!r}")
        return value

    def table(self, key: str) -> "Table":
        value = self.content.get(key)
        if not isinstance(value, dict):
            raise self.error(f"[{key}] is missing")
        return Table(value, f"{self.place}, {key}", self.kind)

    def tables(self, key: str) -> list["Table"]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(f"{key} must be written [[{key}]]")
        return [
            Table(one, f"{self.place}, {_name(one, key, number)}", self.kind)
            for number, one in enumerate(value, 1)
        ]

    def error(self, reason: str) -> CommuniqueError:
        return self.kind(f"{self.place}: {reason}")


def _is_date(value: str) -> bool:
    """Whether a calendar has this day, month or year."""
    if not _DATE.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def _name(table: Mapping[str, Any], key: str, number: int) -> str:
    return str(table.get("id") or table.get("name") or table.get("role") or f"{key} {number}")
