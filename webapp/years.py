"""Years and months as addresses write them: 2019, 2019..2023, 2019.., 2022-05..2022-07, undated."""

from indexer.fields import UNDATED
from indexer.query.clauses import Years
from indexer.query.days import months
from indexer.query.years import years

EARLIEST, LATEST = 0, 9999
_END = LATEST * 12 + 11

Interval = tuple[int, int]  # the first and the last month, each counted from the year 0


def canonical(text: str) -> str:
    """The one way to write these years; "" where the text means none."""
    if text == UNDATED:
        return text
    if whole := years(text):
        return _years_written(whole)
    found = _interval(text)
    return _written(found, in_months=True) if found else ""


def ends(text: str) -> tuple[int, int] | None:
    """The first and the last year, of which months may be a part; None for the undated."""
    found = _interval(text)
    return (found[0] // 12, found[1] // 12) if found else None


def is_months(text: str) -> bool:
    """Whether it begins or ends within a year, as far as it is written."""
    return "-" in text


def holds(chosen: str, text: str) -> bool:
    """Whether all of it is among what is chosen."""
    outer, inner = _interval(chosen), _interval(text)
    if outer is None or inner is None:
        return chosen == text
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(one: str, other: str) -> bool:
    """Whether some month is among both."""
    left, right = _interval(one), _interval(other)
    if left is None or right is None:
        return one == other
    return left[0] <= right[1] and right[0] <= left[1]


def span(one: str, other: str) -> str:
    """From the first to the last of both."""
    left, right = _interval(one), _interval(other)
    if left is None or right is None:
        return other
    both = min(left[0], right[0]), max(left[1], right[1])
    return _written(both, in_months=is_months(one) or is_months(other))


def _interval(text: str) -> Interval | None:
    if found := years(text):
        first = EARLIEST if found.first is None else found.first
        last = LATEST if found.last is None else found.last
        return first * 12, last * 12 + 11
    first_text, dots, last_text = text.partition("..")
    if is_months(text):
        first_month = _month(first_text, EARLIEST * 12, 0)
        last_month = _month(last_text if dots else first_text, _END, 11)
        if first_month is not None and last_month is not None:
            return min(first_month, last_month), max(first_month, last_month)
    return None


def _month(text: str, absent: int, within: int) -> int | None:
    """`absent` where nothing is written; of a whole year the month `within` it."""
    if not text:
        return absent
    if found := years(text):
        return None if found.first is None or ".." in text else found.first * 12 + within
    return int(text[:4]) * 12 + int(text[5:]) - 1 if months(text) and ".." not in text else None


def _written(found: Interval, *, in_months: bool) -> str:
    """An end that is none stays empty."""
    first, last = found
    if in_months:
        texts = [f"{number // 12:04}-{number % 12 + 1:02}" for number in found]
    else:
        texts = [f"{number // 12:04}" for number in found]
    if texts[0] == texts[1]:
        return texts[0]
    return f"{'' if first == EARLIEST * 12 else texts[0]}..{'' if last == _END else texts[1]}"


def _years_written(found: Years) -> str:
    if found.first == found.last:
        return f"{found.first:04}"
    return "..".join("" if end is None else f"{end:04}" for end in (found.first, found.last))
