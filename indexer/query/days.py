"""Calendar dates as people write them after `after:` and `before:`: a day, a month or a year."""

import re
from datetime import MAXYEAR, date, timedelta

from indexer.query.clauses import Dates

_DATE = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_BEGUN = re.compile(r"[0-9]{1,4}(?:[-/.](?:[0-9]{1,2}(?:[-/.][0-9]{0,2})?)?)?")


def calendar_date(text: str) -> str | None:
    """ISO 8601, as precise as written; None where there is no such date."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    numbers = [int(part) for part in match.groups() if part]
    year, month, day = (*numbers, 1, 1)[:3]
    if year == MAXYEAR:  # no date would come after it
        return None
    try:
        whole = date(year, month, day).isoformat()
    except ValueError:
        return None
    return whole[: (4, 7, 10)[len(numbers) - 1]]


def date_range(text: str) -> Dates | None:
    """A range of dates with both of its ends, "2020-05..2021-03", if the text is one."""
    first, dots, last = text.partition("..")
    if not dots:
        return None
    since, until = calendar_date(first), calendar_date(last.removeprefix("."))
    if (first and not since) or (last.strip(".") and not until):
        return None
    if since and until and since > until:
        since, until = until, since
    return Dates(since, _after(until) if until else None) if since or until else None


def months(text: str) -> Dates | None:
    """A single month, "2020-05", or a range of months, perhaps with an open end."""
    first, dots, last = text.partition("..")
    ends = [end for end in (first, last) if end]
    if not ends or not all(_MONTH.fullmatch(end) for end in ends):
        return None
    return date_range(text if dots else f"{text}..{text}")


def _after(until: str) -> str:
    """The first date of the same precision that comes later."""
    numbers = [int(part) for part in until.split("-")]
    match numbers:
        case [year]:
            return f"{year + 1:04}"
        case [year, month]:
            return f"{year + month // 12:04}-{month % 12 + 1:02}"
        case _:
            return (date.fromisoformat(until) + timedelta(days=1)).isoformat()


def begun(text: str) -> bool:
    """Whether a date may yet come of it."""
    return bool(_BEGUN.fullmatch(text))
