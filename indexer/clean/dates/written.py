"""Dates written in words and digits, wherever they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from indexer.clean.dates import eras
from indexer.clean.dates.calendar import iso, precision_of
from indexer.model import Precision

_NAMES = (
    "january jan januari janvier januar enero",
    "february feb februari fevrier février februar febrero",
    "march mar maret mars märz marzo",
    "april apr avril abril",
    "may mei mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet julio",
    "august aug agustus ogos août agosto",
    "september sept sep septembre septiembre",
    "october oct oktober octobre octubre",
    "november nov novembre noviembre",
    "december dec desember disember décembre dezember diciembre",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s{0,2}(?:-|–|—|to|and|&|,)\s{0,2}"
_SPACE = r"[\s,.\-]{0,3}"
_YEAR = r"(?:19|20)\d\d(?!\d)"

_WORDS = re.compile(
    rf"(?<![\w/])(?:(?P<range1>{_DAY}(?:\s{MONTH})?{_TO}))?(?P<day1>{_DAY}){_SPACE}(?:day\s)?(?:of\s)?(?:de\s)?"
    rf"(?P<month1>{MONTH}){_SPACE}(?:de\s)?(?P<year1>{_YEAR})"
    rf"|\b(?P<month2>{MONTH})\s{{0,2}}(?P<day2>{_DAY})(?P<range2>{_TO}(?:{MONTH}\s)?{_DAY})?"
    rf"[\s,.]{{1,3}}(?P<year2>{_YEAR})"
    rf"|\b(?P<month3>{MONTH}),?\s{{1,2}}(?P<year3>{_YEAR})",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\d/.\-])(?P<year>\d{4})(?P<mark>[-/.．])\s?(?P<month>\d{1,2})(?P=mark)"
    r"\s?(?P<day>\d{1,2})(?!\d)"
    r"|(?<![\d/.\-])(?P<one>\d{1,2})(?P<sep>[/.-])(?P<two>\d{1,2})(?P=sep)(?P<last>\d{4})(?![\d/-])"
)


class Order(StrEnum):
    """How a publisher writes dates in digits."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written somewhere in a text."""

    date: str  # ISO 8601, as precise as written; of a span of days the first
    start: int
    end: int
    span: bool = False  # "25 and 26 January 2022"

    @property
    def is_day(self) -> bool:
        return precision_of(self.date) is Precision.DAY and not self.span


def written_in(text: str, order: Order = Order.UNKNOWN) -> list[Written]:
    """Every date that names its year, in the order of the text.

    A date in digits that may be read two ways counts only where the order is known.
    """
    found = [*_in_words(text), *_in_digits(text, order), *_in_japanese(text)]
    return sorted(found, key=lambda written: written.start)


def month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".").casefold()]


def _in_words(text: str) -> Iterator[Written]:
    for match in _WORDS.finditer(text):
        month = match["month1"] or match["month2"] or match["month3"]
        year = int(match["year1"] or match["year2"] or match["year3"])
        span = match["range1"] or match["range2"] or ""
        printed = match["range1"] or match["day1"] or match["day2"]
        day = int(re.match(r"\d+", printed)[0]) if printed else None  # type: ignore[index]  # _DAY begins with a digit
        first = re.search(MONTH, match["range1"] or "", re.IGNORECASE)
        date = iso(year, month_number(first[0] if first else month), day)
        if date:
            yield Written(date, match.start(), match.end(), bool(span))


def _in_digits(text: str, order: Order) -> Iterator[Written]:
    for match in _DIGITS.finditer(text):
        if match["year"]:
            date = iso(int(match["year"]), int(match["month"]), int(match["day"]))
        else:
            date = _short(int(match["one"]), int(match["two"]), int(match["last"]), order)
        if date:
            yield Written(date, match.start(), match.end())


def _short(one: int, two: int, year: int, order: Order) -> str:
    """08/03/2024: the order decides, unless only one reading is a date; "" where it stays open."""
    day_first, month_first = iso(year, two, one), iso(year, one, two)
    if not (day_first and month_first) or day_first == month_first:
        return day_first or month_first
    return {Order.DAY_FIRST: day_first, Order.MONTH_FIRST: month_first}.get(order, "")


def _in_japanese(text: str) -> Iterator[Written]:
    for written in eras.written_in(text):
        yield Written(written.date, written.start, written.end)
