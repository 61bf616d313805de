"""Archived pages: what a reader makes of bytes."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """What a page's decoded text is written in."""

    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Capture:
    """One archived response: where its bytes lie and what the archive says of them."""

    path: str  # below corpus/pages/, with forward slashes; absolute where the file lies elsewhere
    offset: int = 0  # of the record in an archive file; 0 for a file that is one page
    address: str = ""  # the page's own address, "" where the archive does not know it
    captured: str = ""  # ISO 8601 in UTC to the second ("2023-12-17T04:12:00Z"), "" where unknown
    media_type: str = ""
    charset: str = ""  # the encoding the bytes were decoded with
    digest: str = ""  # sha256 of the payload, in hex

    @property
    def place(self) -> str:
        """`path#offset`, by which people and corrections name a capture."""
        return f"{self.path}#{self.offset}"


@dataclass(frozen=True, slots=True)
class Page:
    """An archived page as read: decoded, not yet understood."""

    capture: Capture
    format: Format
    text: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something that a run did not index, and why.

    `failed` tells an error from what was left out by design.
    """

    place: str
    reason: str
    failed: bool = True
