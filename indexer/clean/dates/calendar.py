"""Calendar dates as ISO 8601 texts, as precise as known."""

import datetime as dt
import re

from indexer.model import Precision

FIRST_YEAR = 1900
NEWS = "1945"  # dates before this year are history, not publication, unless two witnesses agree
LAST_YEAR = 2100

_PRECISION = {0: Precision.NONE, 4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """ "2022-01-26", "2022-01", "2022"; "" where no calendar has such a day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    if month is None:
        return f"{year:04}"
    try:
        whole = dt.date(year, month, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day is not None else whole[:7]


def is_iso(text: str) -> bool:
    """Whether this is a date as `iso` writes it."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        return False
    year, *rest = map(int, text.split("-"))
    return iso(year, *rest) == text


def precision_of(date: str) -> Precision:
    """How precise an ISO date is, by its length."""
    return _PRECISION[len(date)]
