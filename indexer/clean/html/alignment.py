"""Lines of a page found again in the text that an extractor made of it.

Letters and digits alone are compared, for extractors join and split lines as they like.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

_NOT_TEXT = re.compile(r"[\W_]+")
_SHINGLE, _STRIDE = 12, 10  # characters; the text is indexed at every so manyth
_ANCHOR = _SHINGLE + _STRIDE - 1  # so many letters and more tell a place by themselves
_OCCURRENCES = 4  # of a line in the text, that are considered
_REACH = 5_000  # characters after the last line found, in which a short one is looked for


def aligned(lines: Sequence[str], text: str) -> list[bool]:
    """For each line, whether it stands in the text at a place that fits the lines around it."""
    wanted = [_NOT_TEXT.sub("", line) for line in lines]
    whole = _NOT_TEXT.sub("", text)
    index = _index(whole)
    matches = [(line, at) for line, part in enumerate(wanted) for at in _places(part, whole, index)]
    found = [False] * len(wanted)
    ends = [(-1, 0), *_rising(matches), (len(wanted), len(whole))]
    for (line, at), (after, high) in pairwise(ends):
        low = at
        if line >= 0:
            found[line], low = True, at + len(wanted[line])
        for between in range(line + 1, after):
            part = wanted[between]
            place = whole.find(part, low, min(high, low + _REACH)) if part else -1
            if place >= 0:
                found[between], low = True, place + len(part)
    return found


def _index(whole: str) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for at in range(0, len(whole) - _SHINGLE + 1, _STRIDE):
        places = index[whole[at : at + _SHINGLE]]
        if len(places) < _OCCURRENCES:
            places.append(at)
    return index


def _places(part: str, whole: str, index: Mapping[str, list[int]]) -> list[int]:
    """Where the part stands, the last place first."""
    if len(part) < _ANCHOR:
        return []
    places = [
        at - shift
        for shift in range(_STRIDE)
        for at in index.get(part[shift : shift + _SHINGLE], ())
        if at >= shift and whole.startswith(part, at - shift)
    ]
    return sorted(places, reverse=True)


def _rising(matches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of matches whose places rise with their lines."""
    tails: list[int] = []  # the place at which the best run of each length ends
    last: list[int] = []  # the match it ends with
    before: list[int] = []  # for each match, the one before it in its run
    for number, (_, at) in enumerate(matches):
        length = bisect_left(tails, at)
        tails[length : length + 1] = [at]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    run = []
    number = last[-1] if last else -1
    while number >= 0:
        run.append(matches[number])
        number = before[number]
    return run[::-1]
