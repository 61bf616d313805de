"""Archived pages: what a reader makes of bytes."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """What a page's decoded text is written in."""

    HTML = "html"
    TEXT = "text"  # form feeds part the pages of a printed document, as in text out of a PDF


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
    member: str = ""  # within a zip file: the name of the file in it; "!/" leads into a zip in it
    body_offset: int = -1  # of the record that holds the bytes, where this one refers to another
    claimed: bool = False  # whether it is the page alone that says that the address is its own

    @property
    def place(self) -> str:
        """`path#offset` or `path#member`, by which people and corrections name a capture."""
        return place(self.path, self.member, self.offset)

    @property
    def name(self) -> str:
        """As `place`; for a file that is one page, its path alone."""
        return self.place if self.member or self.offset else self.path


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
    count: int = 1  # so many records of one file, passed over for this reason


def place(path: str, member: str, offset: int) -> str:
    """The name of a record: what follows the last `#` tells where it lies in its file."""
    if not member:
        return f"{path}#{offset}"
    quoted = member.replace("%", "%25").replace("#", "%23").replace(":", "%3A")
    return f"{path}#{quoted}:{offset}" if offset else f"{path}#{quoted}"
