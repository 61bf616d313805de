"""Corrections by people: what a page says where the rules go wrong."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from indexer.authority.amendments import TABLES as PEOPLE
from indexer.clean.dates.calendar import is_iso, precision_of
from indexer.errors import CorrectionError
from indexer.identity import ID
from indexer.model import Document, Kind, Published

RULE = "correction"
_PLAIN = ("title", "source", "language")
_KEYS = frozenset({"id", "reason", "date", "kind", *_PLAIN})


@dataclass(frozen=True, slots=True)
class Corrections:
    """The curators' entries by document id."""

    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> Self:
        """What the file says; a missing one says nothing. Raise `CorrectionError`."""
        if not file.exists():
            return cls()
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise CorrectionError(f"{file.name}: {error}") from error
        return cls(_entries(content))

    def apply(self, document: Document) -> Document:
        """The document with what people know better."""
        entry = self.entries.get(document.id, {})
        changes: dict[str, Any] = {name: entry[name] for name in _PLAIN if name in entry}
        if "kind" in entry:
            changes["kind"] = Kind(entry["kind"])
        if "date" in entry:
            changes["published"] = _published(entry, document.published)
        return replace(document, **changes) if changes else document

    def digest_for(self, id: str) -> str:
        """Changes whenever the entry does; "" where there is none."""
        entry = self.entries.get(id)
        whole = json.dumps(entry, sort_keys=True, ensure_ascii=False) if entry else ""
        return hashlib.sha256(whole.encode()).hexdigest() if entry else ""

    def unused(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Entries for documents that are not among these."""
        known = set(ids)
        return tuple(entry for entry in self.entries if entry not in known)


def _published(entry: Mapping[str, str], found: Published) -> Published:
    date = entry["date"]
    return Published(
        date=date or None,
        precision=precision_of(date),
        rule=RULE,
        evidence=entry["reason"],
        runner_up=replace(found, runner_up=None) if found.date else None,
    )


def _entries(content: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    documents = content.get("document", [])
    tables = isinstance(documents, list) and all(isinstance(one, dict) for one in documents)
    if set(content) - {"document", *PEOPLE} or not tables:
        raise CorrectionError("corrections are written [[document]]")
    entries: dict[str, Mapping[str, str]] = {}
    for number, entry in enumerate(documents, 1):
        key = _checked(entry, number)
        if key in entries:
            raise CorrectionError(f"document {key}: corrected twice")
        entries[key] = entry
    return entries


def _checked(entry: Mapping[str, Any], number: int) -> str:
    """The entry's id; raise `CorrectionError` where something in it cannot be used."""
    reason = _unusable_key(entry) or _unusable_value(entry)
    if reason:
        raise CorrectionError(f"document {entry.get('id', f'number {number}')}: {reason}")
    return str(entry["id"])


def _unusable_key(entry: Mapping[str, Any]) -> str:
    for key, value in entry.items():
        if key not in _KEYS:
            return f"unknown key {key!r}"
        if not isinstance(value, str):
            return f"{key} must be a text in quotes"
    return ""


def _unusable_value(entry: Mapping[str, str]) -> str:
    if not ID.fullmatch(entry.get("id", "")):
        return "id must be 16 hex digits"
    if not entry.get("reason", "").strip():
        return "reason is missing"
    if entry.get("date") and not is_iso(entry["date"]):
        return f"no date: {entry['date']!r}"
    if entry.get("kind", Kind.OTHER) not in set(Kind):
        return f"no kind is called {entry['kind']!r}"
    return ""
