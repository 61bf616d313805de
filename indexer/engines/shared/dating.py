"""Dates as numbers: YYYYMMDD, with zeros for the day, or day and month, that is not known."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def number(date: str) -> int:
    """The number of an ISO date as precise as it is: "2020-05" is 20200500."""
    return int(date.replace("-", "").ljust(8, "0"))


def first_days(dates: Numbers) -> Numbers:
    """The first day that each may mean."""
    days: Numbers = dates + 100 * (dates // 100 % 100 == 0) + (dates % 100 == 0)
    return days


def last_days(dates: Numbers) -> Numbers:
    """The last day that each may mean; a month may seem to have more than it has, up to 31."""
    days: Numbers = dates + 1200 * (dates // 100 % 100 == 0) + 31 * (dates % 100 == 0)
    return days
