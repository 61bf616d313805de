"""Dates that are stated for machines: in a page's metadata, in its address."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from indexer.clean.dates.calendar import iso

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d])|(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2])"
    r"(?:(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01]))?|(?P<whole>[01]\d[0-3]\d))(?=[/._-]|$)"
)


def days_of(stated: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The days that metadata state, with their words."""
    for words in stated:
        date = _day(words)
        if date:
            yield date, words


def in_address(address: str) -> tuple[str, str]:
    """The date in an address's path, as precise as it stands there, with its words."""
    for match in _IN_PATH.finditer(urlsplit(address).path):
        whole = match["whole"] or ""
        month = int(whole[:2] or match["month"])
        day = int(whole[2:] or match["day"] or 0) or None
        date = iso(int(match["year"]), month, day) or iso(int(match["year"]), month)
        if date:
            return date, match[0]
    return "", ""


def _day(text: str) -> str:
    match = _ISO.match(text.strip())
    if not match:
        return ""
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    return iso(int(year), int(month), int(day))
