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
_AT_FIRST = 1_000  # characters looked at before more, and more each time
_LONG = 40  # letters of a piece that is worth a look before it is analysed


@dataclass(frozen=True, slots=True)
class Stubs:
    """What words hold, once they are folded, and whether as their beginning."""

    stubs: Mapping[str, bool]

    def pieces(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the pieces without white space begin and end that may hold a stub, in order.

        No more of the text is looked at than is asked for.
        """
        low = text.replace("\u0130", "i").lower()  # the one letter that becomes two
        hiding = [joined for joint, joined in _JOINED.items() if joint in low]
        if not low.isascii():
            hiding.append(_FOREIGN)
        first, size, done = 0, _AT_FIRST, 0
        while first < len(low):
            last, size = first + size, 2 * size
            for at in self._places(low, hiding, first, last):
                if at >= done:
                    start, done = _around(text, at)
                    yield start, done
            first = last

    def _places(
        self, low: str, hiding: Sequence[re.Pattern[str]], first: int, last: int
    ) -> list[int]:
        """Where a word begins with a stub, and where a piece may hide one: in order, in a part.

        It may by a joint, or until it is folded.
        """
        found = []
        for stub, begins in self.stubs.items():
            end = last + len(stub) - 1
            at = low.find(stub, first, end)
            while at >= 0:
                if not (begins and at and low[at - 1] in _WITHIN):
                    found.append(at)
                at = low.find(stub, at + 1, end)
        for pattern in hiding:
            found += [hit.start() for hit in pattern.finditer(low, first, last + 1)]
        found.sort()
        return found

    def worth_analysis(self, piece: str) -> bool:
        """Whether a piece of text without white space may hold a stub; short ones always may."""
        if len(piece) < _LONG:
            return True
        folded = fold(piece).translate(_INSIDE_WORDS)
        return any(stub in folded for stub in self.stubs)


def _around(text: str, at: int) -> tuple[int, int]:
    """Where the piece that holds this place begins and ends."""
    start = at
    while start and not text[start - 1].isspace():
        start -= 1
    return start, _REST.match(text, at).end()  # type: ignore[union-attr]  # it fits anywhere
