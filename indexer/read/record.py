"""Records: what an archive file holds, before and after it is decoded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from indexer.model import Format

MAX_PAGE = 20 * 2**20  # bytes of one page; the longest known transcripts stay far below


class Spot(NamedTuple):
    """Where in a file a record lies: the member of a zip file, and the offset in that."""

    member: str = ""
    offset: int = 0


ONLY = Spot()  # of a file that is one page


@dataclass(frozen=True, slots=True)
class Record:
    """One archived response, as its file tells of it."""

    payload: bytes
    spot: Spot = ONLY
    address: str = ""
    captured: str = ""  # ISO 8601 in UTC
    media_type: str = ""  # as the server declared it
    charset: str = ""  # as the server declared it
    body_offset: int = -1  # of the record that holds the payload, where that is another


class Skipped(NamedTuple):
    """A record that is no page, and why."""

    reason: str
    failed: bool = False


class Entry(NamedTuple):
    """A record that has been found and not yet been looked into.

    `load` does the work in which a hostile record can fail, with `ReadError` or worse.
    """

    spot: Spot
    load: Callable[[], Record | Skipped]


class Read(NamedTuple):
    """What a page format makes of a record; the text is made only when it is asked for."""

    format: Format
    text: Callable[[], str]
    charset: str
    address: str = ""  # where the page was saved from, as a note in it tells
    captured: str = ""
    claimed: str = ""  # the address that the page itself names as its own
