"""Dates as people read them: in the gutter, and in a sentence."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from babel.support import NullTranslations

from indexer.model import Precision, Published
from webapp import labels
from webapp.wording import gettext, long_date, part_of_date, sentences, time_of_day

_WHOLE = len("2023-12-16")
_SURE_RULES = {"", "dateline", "headed line", "metadata"}


class Gutter(NamedTuple):
    """A date as it stands left of a title: a large line, a small one, and what is unsure."""

    machine: str
    large: str
    small: str = ""
    unsure: str = ""


def gutter(published: Published) -> Gutter:
    lines = _lines(published.date or "", published.precision, sentences())
    if lines is None:
        return Gutter("", gettext("Undated"), "", gettext("no sure date"))
    return Gutter(published.date or "", *lines, _unsure(published))


@lru_cache(maxsize=16_384)
def _lines(text: str, precision: Precision, _: NullTranslations) -> tuple[str, str] | None:
    """In the language of these sentences; None for what is no date."""
    day = _day(text)
    if day is None:
        return None
    year = labels.year(str(day.year))
    match precision:
        case Precision.DAY:
            return part_of_date(day, "MMMd"), year
        case Precision.MONTH:
            return part_of_date(day, "MMM"), year
        case _:
            return year, ""


def in_words(published: Published) -> str:
    """The date as precisely as it is known: "16 December 2023", "December 2023", "2023"."""
    if (day := _day(published.date or "")) is None:
        return gettext("no sure date")
    match published.precision:
        case Precision.DAY:
            return long_date(day)
        case Precision.MONTH:
            return part_of_date(day, "yMMMM")
        case _:
            return labels.year(str(day.year))


def partial_in_words(text: str) -> str:
    """A date as precise as it is written: "2023-12-16", "2023-12" or "2023"; else as it stands."""
    day = _day(text)
    if day is None:
        return text
    match text.count("-"):
        case 0:
            return labels.year(str(day.year))
        case 1:
            return part_of_date(day, "yMMM")
        case _:
            return part_of_date(day, "yMMMd")


def iso_in_words(text: str) -> str:
    """An ISO date in words; what is none stands as it is."""
    day = _day(text)
    return long_date(day) if day else text


def moment(captured: str) -> str:
    """The time of a capture; what is no ISO time stands as it is."""
    try:
        when = datetime.fromisoformat(captured).astimezone(UTC)
    except ValueError:
        return captured
    return gettext("%(date)s, %(time)s UTC", date=long_date(when.date()), time=time_of_day(when))


def _unsure(published: Published) -> str:
    if published.precision is Precision.MONTH:
        return gettext("day not known")
    if published.precision is Precision.YEAR:
        return gettext("month not known")
    if published.runner_up is not None:
        return gettext("or %(date)s", date=_briefly(published.runner_up, published.year))
    return "" if published.rule in _SURE_RULES else labels.date_rule(published.rule)


def _briefly(other: Published, year: str | None) -> str:
    """A date beside one of that year."""
    day = _day(other.date or "")
    if day is None or other.precision is not Precision.DAY:
        return in_words(other)
    return part_of_date(day, "MMMd" if other.year == year else "yMMMd")


def _day(text: str) -> date | None:
    """The first day that the text may mean; None where it is no date at all."""
    if not text:
        return None
    try:
        return date.fromisoformat(text if len(text) == _WHOLE else text + "0001-01-01"[len(text) :])
    except ValueError:
        return None
