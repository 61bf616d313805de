"""Years as addresses write them: 2019, 2019..2023, 2019.., ..2023, or undated."""

from indexer.fields import UNDATED
from indexer.query.clauses import Years
from indexer.query.years import years

EARLIEST, LATEST = 0, 9999


def canonical(text: str) -> str:
    """The one way to write these years; "" where the text means none."""
    if text == UNDATED:
        return text
    found = years(text)
    return _written(found) if found else ""


def ends(text: str) -> tuple[int, int] | None:
    """The first and the last year; None for the undated."""
    found = years(text)
    if found is None:
        return None
    first = EARLIEST if found.first is None else found.first
    return first, LATEST if found.last is None else found.last


def holds(chosen: str, text: str) -> bool:
    """Whether all these years are among the chosen ones."""
    outer, inner = ends(chosen), ends(text)
    if outer is None or inner is None:
        return chosen == text
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(one: str, other: str) -> bool:
    """Whether some year is among both."""
    left, right = ends(one), ends(other)
    if left is None or right is None:
        return one == other
    return left[0] <= right[1] and right[0] <= left[1]


def _written(found: Years) -> str:
    if found.first == found.last:
        return f"{found.first:04}"
    return "..".join("" if end is None else f"{end:04}" for end in (found.first, found.last))
