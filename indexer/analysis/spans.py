"""Where something was found in a text."""

import re
from typing import NamedTuple

_BESIDE = re.compile(r"[^\w.!?;:]{0,3}")  # what may stand between two words of one thought


class Span(NamedTuple):
    """Where a needle was found."""

    start: int
    end: int
    needle: int
    joins: bool = False  # a function word


class Line(NamedTuple):
    """A line of a text, and what was found in it; all offsets count in the text."""

    begin: int
    end: int
    spans: list[Span]


def runs(text: str, spans: list[Span]) -> list[list[Span]]:
    """The spans, parted wherever two do not stand beside each other."""
    runs: list[list[Span]] = []
    end = 0
    for one in spans:
        if runs and _BESIDE.fullmatch(text, end, max(end, one.start)):
            runs[-1].append(one)
        else:
            runs.append([one])
        end = max(end, one.end)
    return runs
