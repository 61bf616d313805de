"""What a citation says of a document, before any format has a say."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from indexer.model import Document, Kind, Published


@dataclass(frozen=True, slots=True)
class Citation:
    id: str
    title: str
    publisher: str
    published: tuple[int, ...]  # year, month, day as far as they are known; () without a date
    kind: Kind
    language: str  # BCP 47, "" where not known
    address: str  # of the page when it was live, "" where the archive does not know it
    captured: date | None  # when it was archived
    permanent: str  # where this archive shows it
    sample: bool = False  # reworded: nothing to quote the publisher by


def citation(document: Document, permanent: str) -> Citation:
    """Of the capture that the document shows; `permanent` is the address of its page here."""
    shown = document.captures[-1] if document.captures else None
    return Citation(
        id=document.id,
        title=_line(document.title),
        publisher=_line(document.source),
        published=_parts(document.published),
        kind=document.kind,
        language="" if document.language == "und" else document.language,
        address=_line(shown.address) if shown else "",
        captured=_day(shown.captured) if shown else None,
        permanent=permanent,
        sample=document.sample,
    )


def kind_in_words(citation: Citation) -> str:
    """The kind, as formats without a vocabulary of their own say it."""
    kind = citation.kind.value.replace("-", " ")
    return f"{kind} (sample, reworded)" if citation.sample else kind


def _line(text: str) -> str:
    """On one line and without control characters, which no format has a way to write."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _parts(published: Published) -> tuple[int, ...]:
    return tuple(int(part) for part in published.date.split("-")) if published.date else ()


def _day(captured: str) -> date | None:
    try:
        return datetime.fromisoformat(captured).astimezone(UTC).date()
    except ValueError:  # "" where the archive does not know it
        return None
