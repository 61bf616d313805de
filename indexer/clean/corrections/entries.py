"""`corrections.toml` read and checked: entries for documents and sites, and what is withdrawn."""

from collections.abc import Callable, Mapping
from typing import Any

from indexer.authority.amendments import TABLES as PEOPLE
from indexer.clean.dates.calendar import is_iso
from indexer.errors import CorrectionError
from indexer.identity import ID
from indexer.model import Kind

Entry = Mapping[str, Any]  # texts, but for "keep" and "strip": lists of texts
Entries = Mapping[str, Entry]

PLAIN = ("title", "source", "language")
SPANS = ("keep", "strip")
_KEYS = {
    "document": frozenset({"id", "reason", "date", "kind", *PLAIN, *SPANS}),
    "site": frozenset({"site", "reason", "kind", "source", "language", *SPANS}),
    "withdraw": frozenset({"id", "reason"}),
}
_NAMED_BY = {"document": "id", "site": "site", "withdraw": "id"}


def entries_of(content: Mapping[str, Any]) -> Mapping[str, Entries]:
    """The entries by their table, then by what they name; raise `CorrectionError`."""
    if set(content) - {*_KEYS, *PEOPLE} or not all(map(_are_tables, content.values())):
        written = ", ".join(f"[[{table}]]" for table in (*_KEYS, *PEOPLE))
        raise CorrectionError(f"corrections are written in these tables: {written}")
    return {table: _entries(table, content.get(table, [])) for table in _KEYS}


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _entries(table: str, given: list[dict[str, Any]]) -> Entries:
    entries: dict[str, Entry] = {}
    for number, entry in enumerate(given, 1):
        name = entry.get(_NAMED_BY[table], f"number {number}")
        reason = next(filter(None, (check(table, entry) for check in _CHECKS)), "")
        if reason:
            raise CorrectionError(f"{table} {name}: {reason}")
        if name in entries:
            raise CorrectionError(f"{table} {name}: corrected twice")
        entries[name] = entry
    return entries


def _key(table: str, entry: Entry) -> str:
    return next((f"unknown key {key!r}" for key in entry if key not in _KEYS[table]), "")


def _type(_: str, entry: Entry) -> str:
    for key, value in entry.items():
        if key in SPANS:
            if not isinstance(value, list) or not all(_is_span(one) for one in value):
                return f"{key} must be a list of texts in quotes"
        elif not isinstance(value, str):
            return f"{key} must be a text in quotes"
    return ""


def _is_span(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _name(table: str, entry: Entry) -> str:
    if table == "site":
        return "" if entry.get("site", "").strip() else "site must name a domain or a folder"
    return "" if ID.fullmatch(entry.get("id", "")) else "id must be 16 hex digits"


def _reason(_: str, entry: Entry) -> str:
    return "" if entry.get("reason", "").strip() else "reason is missing"


def _value(_: str, entry: Entry) -> str:
    if entry.get("date") and not is_iso(entry["date"]):
        return f"no date: {entry['date']!r}"
    if entry.get("kind", Kind.OTHER) not in set(Kind):
        return f"no kind is called {entry['kind']!r}"
    return ""


_CHECKS: tuple[Callable[[str, Entry], str], ...] = (_key, _type, _name, _reason, _value)
