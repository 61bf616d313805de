"""Many byte strings numbered, alike ones alike."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import shorts
from indexer.analysis.shorts import SHORT, Shorts
from indexer.engines.whoosh.disk.strings import Strings

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Numbering:
    """Strings by number, in the order in which they came.

    Short ones are looked up many at once, so that of those known already none is read by itself.
    """

    def __init__(self) -> None:
        self._strings: list[bytes] = []
        self._shorts = Shorts()
        self._others: dict[bytes, int] = {}

    def add(self, run: Strings) -> Numbers:
        """The number of each of some strings, all of which differ."""
        numbers = np.empty(len(run), np.int64)
        short = _short(run)
        self._add_shorts(run, np.flatnonzero(short), numbers)
        self._add_others(run, np.flatnonzero(~short), numbers)
        return numbers

    def _add_shorts(self, run: Strings, which: Numbers, numbers: Numbers) -> None:
        starts, sizes = (of[which].astype(np.int64) for of in (run.starts(), run.sizes()))
        lows, highs = shorts.keys(run.content, starts, sizes)
        found = self._shorts.find(lows, highs)
        new = np.flatnonzero(found < 0)
        found[new] = np.arange(len(self._strings), len(self._strings) + len(new))
        self._shorts.add(lows[new], highs[new], found[new])
        self._strings += run.some(which[new])
        numbers[which] = found

    def _add_others(self, run: Strings, which: Numbers, numbers: Numbers) -> None:
        for place, string in zip(which.tolist(), run.some(which), strict=True):
            number = self._others.setdefault(string, len(self._strings))
            if number == len(self._strings):
                self._strings.append(string)
            numbers[place] = number

    def ranked(self) -> tuple[list[bytes], Numbers]:
        """All strings, sorted, and by number where each stands among them."""
        strings = self._strings
        order = sorted(range(len(strings)), key=strings.__getitem__)
        ranks = np.empty(len(strings), np.int64)
        ranks[order] = np.arange(len(strings))
        return [strings[number] for number in order], ranks


def numbered(runs: Sequence[Strings]) -> tuple[list[bytes], list[Numbers]]:
    """All strings of several runs, sorted, each once; and the rank of each string of each run.

    The strings of a run all differ.
    """
    numbering = Numbering()
    found = [numbering.add(one) for one in runs]
    strings, ranks = numbering.ranked()
    return strings, [ranks[one] for one in found]


def _short(run: Strings) -> Mask:
    """Which strings two numbers can stand for: zeros at the end would go unseen."""
    sizes = run.sizes()
    short: Mask = (sizes > 0) & (sizes <= SHORT)
    lasts = np.flatnonzero(short)
    short[lasts] = run.content[run.ends[lasts].astype(np.int64) - 1] != 0
    return short
