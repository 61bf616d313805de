"""What has changed between two texts, word by word.

Lines are set against each other first, then the words of lines that replace each other, by
`difflib`; in scripts without spaces every character counts as a word. Where texts are so large or
so unlike that this would take long, old lines stand whole before the new ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_LINES = 3_000  # of either text beyond which lines are not set against each other
MOST_WORDS = 1_500  # of either side of a changed place
AROUND = 1  # unchanged lines that are shown on either side of a change

_UNSPACED = (
    r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|\s+|[^\w\s]")


class Sign(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    sign: Sign = Sign.SAME

    @property
    def words(self) -> str:
        """The text between the spaces around it, which no sign need keep apart from others."""
        return self.text.strip() or self.text

    @property
    def before(self) -> str:
        return self.text[: self.text.index(self.words)]

    @property
    def behind(self) -> str:
        return self.text[len(self.before) + len(self.words) :]


@dataclass(frozen=True, slots=True)
class Line:
    """A line in pieces; where lines that nothing happened to are left out, how many."""

    pieces: tuple[Piece, ...] = ()
    left_out: int = 0

    @property
    def signs(self) -> frozenset[Sign]:
        return frozenset(piece.sign for piece in self.pieces)


def changes(before: Sequence[str], after: Sequence[str]) -> tuple[Line, ...]:
    """The lines of both, changed ones with a line around them, the rest counted."""
    return tuple(_shortened(list(_lines(before, after))))


def words(before: str, after: str) -> tuple[Piece, ...]:
    """One text that became another."""
    if before == after:
        return _whole(after, Sign.SAME)
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return (*_whole(before, Sign.GONE), *_whole(after, Sign.NEW))
    return tuple(_pieces(old, new))


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    if max(len(before), len(after)) > MOST_LINES:
        yield from _replaced(before, after)
        return
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Line(_whole(line, Sign.SAME)) for line in after[k:m])
        elif tag == "replace" and j - i == m - k:
            yield from (Line(words(*pair)) for pair in zip(before[i:j], after[k:m], strict=True))
        else:
            yield from _replaced(before[i:j], after[k:m])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    yield from (Line(_whole(line, Sign.GONE)) for line in before)
    yield from (Line(_whole(line, Sign.NEW)) for line in after)


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("".join(new[k:m]))
            continue
        yield from _whole("".join(old[i:j]), Sign.GONE)
        yield from _whole("".join(new[k:m]), Sign.NEW)


def _whole(text: str, sign: Sign) -> tuple[Piece, ...]:
    return (Piece(text, sign),) if text else ()


def _shortened(lines: Sequence[Line]) -> Iterator[Line]:
    changed = [place for place, line in enumerate(lines) if line.signs - {Sign.SAME}]
    near = {place + by for place in changed for by in range(-AROUND, AROUND + 1)}
    left_out = 0
    for place, line in enumerate(lines):
        if place not in near:
            left_out += 1
            continue
        if left_out:
            yield Line(left_out=left_out)
            left_out = 0
        yield line
    if left_out:
        yield Line(left_out=left_out)
