"""Records: what an archive file holds, before and after it is decoded."""

from dataclasses import dataclass
from typing import NamedTuple

from indexer.model import Format

MAX_PAGE = 20 * 2**20  # bytes of one page; the longest known transcripts stay far below


@dataclass(frozen=True, slots=True)
class Record:
    """One archived response, as its file tells of it."""

    payload: bytes
    offset: int = 0
    address: str = ""
    captured: str = ""  # ISO 8601 in UTC
    media_type: str = ""  # as the server declared it
    charset: str = ""  # as the server declared it


class Read(NamedTuple):
    """What a page format makes of a record."""

    format: Format
    text: str
    charset: str
    address: str = ""
