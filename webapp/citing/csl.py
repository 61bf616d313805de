"""CSL-JSON, as Zotero, Mendeley and pandoc read it."""

import json
from typing import Any

from indexer.model import Kind
from webapp.citing.citation import Citation, kind_in_words

_TYPES = {Kind.SPEECH: "speech"}  # all others are web pages, with their kind as genre


def written(citation: Citation) -> str:
    """A list of one item."""
    return json.dumps([item(citation)], ensure_ascii=False, indent=1) + "\n"


def item(citation: Citation) -> dict[str, Any]:
    """Empty fields are left out; `issued` is as precise as the date is known."""
    captured = citation.captured
    fields: dict[str, Any] = {
        "id": citation.id,
        "type": _TYPES.get(citation.kind, "webpage"),
        "title": citation.title,
        "author": [{"literal": citation.publisher}] if citation.publisher else [],
        "publisher": citation.publisher,
        "genre": kind_in_words(citation),
        "issued": {"date-parts": [list(citation.published)]} if citation.published else {},
        "accessed": _whole(captured.year, captured.month, captured.day) if captured else {},
        "language": citation.language,
        "URL": citation.address or citation.permanent,
        "archive_location": citation.permanent,
    }
    return {name: value for name, value in fields.items() if value}


def _whole(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}
