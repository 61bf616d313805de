"""A quick look at a text: where a word may begin like one of a few, which spares most analysis."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, digits

from indexer.analysis.folding import APOSTROPHES, MIDDLE_DOTS, fold

_REST = re.compile(r"\S*")  # of a piece
_INSIDE_WORDS = dict.fromkeys(map(ord, f"{APOSTROPHES}{MIDDLE_DOTS}-\u2010\u2011."))
_JOINED = {joint: re.compile(rf"{re.escape(joint)}\w") for joint in "-'."}
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WITHIN = frozenset(ascii_lowercase + digits)  # after one of these no word begins
_LONG = 40  # letters of a piece that is worth a look before it is analysed


@dataclass(frozen=True, slots=True)
class Stubs:
    """What words hold, once they are folded, and whether as their beginning."""

    stubs: Mapping[str, bool]

    def candidates(self, text: str) -> list[int]:
        """Where a word begins with a stub, and where a piece may hide one, in order.

        It may by a joint, or until it is folded.
        """
        low = text.replace("\u0130", "i").lower()  # the one letter that becomes two
        found = []
        for stub, begins in self.stubs.items():
            at = low.find(stub)
            while at >= 0:
                if not (begins and at and low[at - 1] in _WITHIN):
                    found.append(at)
                at = low.find(stub, at + 1)
        for joint, joined in _JOINED.items():
            if joint in low:
                found += [hit.start() for hit in joined.finditer(low)]
        if not low.isascii():
            found += [hit.start() for hit in _FOREIGN.finditer(low)]
        found.sort()
        return found

    def worth_analysis(self, piece: str) -> bool:
        """Whether a piece of text without white space may hold a stub; short ones always may."""
        if len(piece) < _LONG:
            return True
        folded = fold(piece).translate(_INSIDE_WORDS)
        return any(stub in folded for stub in self.stubs)


def pieces(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the pieces without white space that hold these places, in order, begin and end."""
    end = 0
    for at in places:
        if at >= end:
            start = at
            while start and not text[start - 1].isspace():
                start -= 1
            end = _REST.match(text, at).end()  # type: ignore[union-attr]  # it fits anywhere
            yield start, end
