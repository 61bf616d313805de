"""Dates that are stated for machines: in a page's metadata, in its address."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from indexer.clean.dates.calendar import iso
from indexer.clean.dates.written import MONTH, Order, month_number, written_in

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d])|(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2])"
    r"(?:(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01]))?|(?P<whole>[01]\d[0-3]\d))(?=[/._-]|$)"
)


_NAMED = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)/(?P<month>{MONTH})(?:/(?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/_-]|$)",
    re.IGNORECASE,
)
_LONGEST = 80  # characters of a date


def days_of(stated: Iterable[str], order: Order = Order.UNKNOWN) -> Iterator[tuple[str, str]]:
    """The days that metadata state, with their words."""
    for words in stated:
        date = _day(words, order)
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
    named = _NAMED.search(urlsplit(address).path)
    if named:
        year, month = int(named["year"]), month_number(named["month"])
        return iso(year, month, int(named["day"] or 0) or None), named[0]
    return "", ""


def _day(text: str, order: Order) -> str:
    match = _ISO.match(text.strip())
    if not match:
        days = [written.date for written in written_in(text[:_LONGEST], order) if written.is_day]
        return days[0] if len(days) == 1 else ""
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    return iso(int(year), int(month), int(day))
