"""A quick look at a text: where a word may begin like one of a few, which spares most analysis."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase, digits

from indexer.analysis.folding import APOSTROPHES, MIDDLE_DOTS, fold

_BARE = re.compile("[a-z0-9 ]*")  # words that hide nothing
_INSIDE_WORDS = dict.fromkeys(map(ord, f"{APOSTROPHES}{MIDDLE_DOTS}-\u2010\u2011."))
_DOTTED, _HYPHENED, _APOSTROPHED = (re.compile(joint) for joint in (r"\.\w", r"-\w", r"'\w"))
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WITHIN = frozenset(ascii_lowercase + digits)  # after one of these no word begins
_AT_FIRST = 4_000  # characters looked at before more: few releases are longer
_MORE = 8  # times as many each time
LONG = 40  # letters of a piece that is worth a look before it is analysed


@dataclass(frozen=True, slots=True)
class Stubs:
    """What words hold, once they are folded, and whether as their beginning."""

    stubs: Mapping[str, bool]

    def places(self, text: str) -> Iterable[int]:
        """Where the pieces without white space lie that may hold a stub: a place in each, in order.

        Of a long text, no more is looked at than is asked for.
        """
        if not self.stubs:
            return ()
        low = lowered(text)
        hiding = _hiding(low)
        if len(low) <= _AT_FIRST:
            return self._places(low, hiding, 0, _AT_FIRST)
        return chain.from_iterable(self._part_by_part(low, hiding))

    def places_in(self, texts: Sequence[str]) -> list[Iterable[int]]:
        """`places` of several texts: short ones are looked at together."""
        if not self.stubs:
            return [()] * len(texts)
        short = [text for text in texts if len(text) <= _AT_FIRST]
        low = lowered("\n".join(short))
        every = self._places(low, _hiding(low), 0, len(low))
        found: list[Iterable[int]] = []
        begin = first = 0
        for text in texts:
            if len(text) > _AT_FIRST:
                found.append(self.places(text))
                continue
            last = bisect_left(every, begin + len(text), first)
            found.append([at - begin for at in every[first:last]])
            begin, first = begin + len(text) + 1, last
        return found

    def _part_by_part(self, low: str, hiding: Sequence[re.Pattern[str]]) -> Iterator[list[int]]:
        first, last = 0, _AT_FIRST
        while first < len(low):
            yield self._places(low, hiding, first, last)
            first, last = last, last * _MORE

    def _places(
        self, low: str, hiding: Sequence[re.Pattern[str]], first: int, last: int
    ) -> list[int]:
        """Where a word begins with a stub, and where a piece may hide one: in order, in a part.

        It may by a joint, or until it is folded.
        """
        found = []
        find = low.find
        for stub, begins in self.stubs.items():
            end = last + len(stub) - 1
            at = find(stub, first, end)
            while at >= 0:
                if not (begins and at and low[at - 1] in _WITHIN):
                    found.append(at)
                at = find(stub, at + 1, end)
        for pattern in hiding:
            found += [hit.start() for hit in pattern.finditer(low, first, last + 1)]
        if len(found) > 1:
            found.sort()
        return found

    def may_stand_in(self, names: tuple[str, str]) -> bool:
        """Whether either is worth a closer look."""
        low, hides = _seen(names)
        for stub in self.stubs:
            if stub in low:
                return True
        return hides

    def worth_analysis(self, piece: str) -> bool:
        """Whether a piece of text without white space may hold a stub; short ones always may."""
        if len(piece) < LONG:
            return True
        folded = fold(piece).translate(_INSIDE_WORDS)
        return any(stub in folded for stub in self.stubs)


def lowered(text: str) -> str:
    """As long as it was."""
    return text.replace("\u0130", "i").lower()  # the one letter that becomes two


@lru_cache(maxsize=4096)
def _seen(names: tuple[str, str]) -> tuple[str, bool]:
    """The names of a person lowered, and whether they may hide a stub; the same few come again."""
    low = lowered(" ".join(names))
    return low, not _BARE.fullmatch(low)


def _hiding(low: str) -> list[re.Pattern[str]]:
    """What finds the pieces that may hold a stub without showing it."""
    found = []
    if "." in low:
        found.append(_DOTTED)
    if "-" in low:
        found.append(_HYPHENED)
    if "'" in low:
        found.append(_APOSTROPHED)
    if not low.isascii():
        found.append(_FOREIGN)
    return found
