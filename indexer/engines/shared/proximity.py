"""Words near each other: places where all of a phrase stand with shifts that differ little."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.pieces import analysed, span
from indexer.analysis.readings import Reading, readings

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands between white space in the phrase: its words stand together as they do there."""

    ways: tuple[Reading, ...]
    offset: int  # of its first word in the phrase


def units_of(text: str) -> list[Unit]:
    units, offset = [], 0
    for piece in text.split():
        if ways := readings(piece):
            units.append(Unit(ways, offset))
        offset += span(analysed(piece))
    return units


def windows(
    units: Sequence[Unit], shifts: Sequence[Numbers], distance: int
) -> tuple[Numbers, Numbers]:
    """The least shift of every place that fits, and by how much the largest exceeds it.

    From each shift on, every unit takes the first that is open to it. One that stands in the phrase
    before takes a place before: to exchange the two would bring neither nearer.
    """
    least = merged(shifts)
    taken: list[Numbers] = []
    fit = np.ones(len(least), bool)
    for number, (unit, shift) in enumerate(zip(units, shifts, strict=True)):
        low = least
        for other, before in zip(units[:number], taken, strict=True):
            if other.ways == unit.ways:
                low = np.maximum(low, before + other.offset - unit.offset + 1)
        places = np.searchsorted(shift, low)
        fit &= places < len(shift)
        taken.append(shift[np.minimum(places, len(shift) - 1)])
    widths = np.max(taken, axis=0) - least
    fit &= (widths <= distance) & (np.min(taken, axis=0) == least)
    return least[fit], widths[fit]


def merged(sorted_: Sequence[Numbers]) -> Numbers:
    """Several sorted arrays as one, each number once."""
    if len(sorted_) == 1:
        return sorted_[0]
    every = np.sort(np.concatenate(sorted_), kind="stable")  # which merges what is sorted in runs
    merged: Numbers = every[np.diff(every, prepend=-1) != 0]
    return merged
