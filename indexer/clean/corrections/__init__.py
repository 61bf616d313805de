"""Corrections by people: what a page says where the rules go wrong.

`entries` reads their file, `spans` are the texts in it that are kept or stripped.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from indexer.clean.corrections.entries import PLAIN, Entries, Entry, entries_of
from indexer.clean.corrections.spans import RULE, Spans
from indexer.clean.dates.calendar import precision_of
from indexer.errors import CorrectionError
from indexer.identity import document_id, site_of
from indexer.model import Capture, Document, Kind, Published

__all__ = ["RULE", "Corrections", "Spans"]


@dataclass(frozen=True, slots=True)
class Corrections:
    """The curators' entries: by document id, by site, and withdrawn documents by id."""

    entries: Entries = field(default_factory=dict)
    sites: Entries = field(default_factory=dict)
    withdrawn: Entries = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> Self:
        """What the file says; a missing one says nothing. Raise `CorrectionError`."""
        if not file.exists():
            return cls()
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise CorrectionError(f"{file.name}: {error}") from error
        found = entries_of(content)
        return cls(found["document"], found["site"], found["withdraw"])

    def spans(self, capture: Capture) -> Spans:
        """What is kept and stripped on this page, by the entries for it and for its site."""
        if not self.entries and not self.sites:
            return Spans()
        both = self._touching(document_id(capture), site_of(capture))
        return Spans(*(tuple(_folded(both, key)) for key in ("keep", "strip")))

    def apply(self, document: Document) -> Document:
        """The document with what people know better; its own entry counts before its site's."""
        sites = {site_of(capture) for capture in document.captures} if self.sites else set()
        entry = self._entry(document.id, *sites)
        changes: dict[str, Any] = {name: entry[name] for name in PLAIN if name in entry}
        if "kind" in entry:
            changes["kind"] = Kind(entry["kind"])
        if "date" in entry:
            changes["published"] = _published(entry, document.published)
        marks = (*document.corrected, *sorted(changes))
        return replace(document, corrected=marks, **changes) if changes else document

    def digest_for(self, id: str, site: str = "") -> str:
        """Changes whenever an entry does that touches the document; "" where there is none."""
        touching = self._touching(id, site)
        whole = json.dumps(touching, sort_keys=True, ensure_ascii=False).encode()
        return hashlib.sha256(whole).hexdigest() if touching else ""

    def unused(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Entries for documents that are not among these."""
        known = set(ids)
        return tuple(entry for entry in self.entries if entry not in known)

    def unmatched(self, document: Document) -> tuple[str, ...]:
        """Spans in the document's own entry that its page does not hold."""
        entry = self.entries.get(document.id, {})
        taken = {span.text for span in document.stripped if span.rule == RULE}
        tail = "\n".join(document.tail)
        kept = (span for span in _folded([entry], "keep") if span not in document.text + tail)
        cut = (span for span in _folded([entry], "strip") if span not in taken)
        return (*(f"keep {span!r}" for span in kept), *(f"strip {span!r}" for span in cut))

    def _touching(self, id: str, *sites: str) -> list[Entry]:
        """The entries for a document, its own last."""
        found = [self.sites.get(site) for site in sites] + [self.entries.get(id)]
        return [entry for entry in found if entry]

    def _entry(self, id: str, *sites: str) -> Mapping[str, Any]:
        whole: dict[str, Any] = {}
        for entry in self._touching(id, *sites):
            whole |= entry
        return whole


def _folded(entries: Iterable[Entry], key: str) -> list[str]:
    return [" ".join(span.split()) for entry in entries for span in entry.get(key, ())]


def _published(entry: Entry, found: Published) -> Published:
    date = entry["date"]
    return Published(
        date=date or None,
        precision=precision_of(date),
        rule=RULE,
        evidence=entry["reason"],
        runner_up=replace(found, runner_up=None) if found.date else None,
    )
