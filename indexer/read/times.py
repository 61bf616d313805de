"""Times of capture, as archives write them, to `Capture.captured`."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z")
_JAVASCRIPT = re.compile(r"\w{3} (\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")


def of_iso(text: str) -> str:
    """Of a WARC record; "" where it is no time."""
    found = _ISO.fullmatch(text.strip())
    return _parsed(found[1], "%Y-%m-%dT%H:%M:%S") if found else ""


def of_stamp(text: str) -> str:
    """Of 14 digits."""
    return _parsed(text, "%Y%m%d%H%M%S")


def of_mail(text: str) -> str:
    """Of the header of a mail or an HTTP response."""
    try:
        return _written(parsedate_to_datetime(text))
    except (TypeError, ValueError, OverflowError):
        return ""


def of_javascript(text: str) -> str:
    """Of a browser's `Date`: "Fri Nov 20 2020 10:00:00 GMT+0100 (CET)"."""
    found = _JAVASCRIPT.match(text.strip())
    return _parsed(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z") if found else ""


def of_words(text: str) -> str:
    """Of a replayed page: "04:12:00 Dec 17, 2023"."""
    return _parsed(" ".join(text.split()), "%H:%M:%S %b %d, %Y")


def _parsed(text: str, form: str) -> str:
    try:
        return _written(datetime.strptime(text, form))  # noqa: DTZ007 -- `_written` adds the zone
    except (ValueError, OverflowError):
        return ""


def _written(at: datetime) -> str:
    """In UTC, to the second; a time without a zone is taken as UTC."""
    zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
