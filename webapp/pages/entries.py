"""A document as a feed tells it: the release itself, without contacts and those they name."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from indexer.model import Block, BlockKind, Document

NEVER = "1970-01-01T00:00:00Z"  # Atom demands a time where nothing is known
_LONGEST = 400  # characters of a summary
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    address: str
    title: str
    updated: str  # RFC 3339: when the page was captured, else the day of the release
    published: str  # the first moment that its date may mean; "" without a sure date
    source: str
    kind: str
    language: str
    summary: str


def entry(document: Document, address: str) -> Entry:
    published = _moment(document.published.date)
    return Entry(
        id=document.id,
        address=address,
        title=_sayable(document.title),
        updated=_captured(document) or published or NEVER,
        published=published,
        source=_sayable(document.source),
        kind=document.kind.value,
        language=_told(document.language),
        summary=_sayable(_summary(document.blocks)),
    )


def _told(language: str) -> str:
    """What Atom takes for a language, "" for anything else and where it is not known."""
    return language if language != "und" and _LANGUAGE.fullmatch(language) else ""


def _moment(date: str | None) -> str:
    return f"{date}{'0001-01-01'[len(date) :]}T00:00:00Z" if date else ""


def _captured(document: Document) -> str:
    """The time of the capture that is shown, "" where the archive does not know it."""
    given = document.captures[-1].captured if document.captures else ""
    try:
        return datetime.fromisoformat(given).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return ""


def _summary(blocks: tuple[Block, ...]) -> str:
    """The beginning of the text proper, cut between words where there are any."""
    text = " ".join(block.text for block in blocks if block.kind is not BlockKind.HEADING)
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[_LONGEST // 2 :] else cut} …"


def _sayable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(c if c.isprintable() else " " for c in text)
