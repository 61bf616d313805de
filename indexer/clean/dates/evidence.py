"""What a page says that may tell its date."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from indexer.clean.dates.written import Order
from indexer.clean.metadata import UNSTATED, Metadata

LONG = 2_000  # characters of a paragraph or title that are looked at
_OPENING = 2  # paragraphs that may tell the day of publication by the way
_REGION = re.compile(r"en[-_](\w\w)\b", re.IGNORECASE)
_MONTH_FIRST = frozenset({"US", "GOV", "MIL"})  # by region of the language, or domain of the host
_DAY_FIRST = frozenset({"GB", "UK", "AU", "NZ", "SG", "IN", "MY", "ID", "PH"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says that may tell its date."""

    metadata: Metadata = UNSTATED
    html: str = ""  # of an HTML page, for a guess
    lines: tuple[str, ...] = ()  # all that the page shows, before cleaning
    head: tuple[str, ...] = ()  # lines above and just below the title, before cleaning
    body: tuple[str, ...] = ()
    title: str = ""
    address: str = ""
    captured: str = ""  # no document is published after it was captured
    language: str = "und"

    @property
    def opening(self) -> tuple[str, ...]:
        """Where the text may tell by the way when it is from."""
        return tuple(line[:LONG] for line in self.body[:_OPENING])

    @property
    def order(self) -> Order:
        """How this publisher writes dates in digits, as far as the page tells."""
        declared = _REGION.match(self.metadata.language)
        host = urlsplit(self.address).hostname or ""
        cues = {host.rpartition(".")[2].upper(), declared[1].upper() if declared else ""}
        if cues & _MONTH_FIRST:
            return Order.MONTH_FIRST
        return Order.DAY_FIRST if cues & _DAY_FIRST else Order.UNKNOWN
