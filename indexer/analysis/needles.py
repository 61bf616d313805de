"""What to mark in a text for a query: every word, phrase and person that may have matched."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from indexer.analysis import wildcards
from indexer.analysis.folding import APOSTROPHES, MIDDLE_DOTS, fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.pieces import analysed, span
from indexer.analysis.readings import Reading, Slot, readings
from indexer.analysis.tokens import Token
from indexer.query.clauses import And, Chosen, Clause, Near, Or, Pattern, Phrase, Prefix, Word

_PIECE = re.compile(r"\S+")
_INSIDE_WORDS = dict.fromkeys(map(ord, f"{APOSTROPHES}{MIDDLE_DOTS}-\u2010\u2011."))
_BESIDE = re.compile(r"[^\w.!?;:]{0,3}")  # what may stand between two words of one thought


@dataclass(frozen=True, slots=True)
class Needle:
    """One reading of a clause. How its words must match: as stem, whole, as prefix or shape."""

    reading: Reading
    field: str | None = None
    stems: bool = False
    begins: bool = False  # the last word may go on
    shape: str = ""  # of the only word

    def fits(self, index: int, token: Token) -> bool:
        if self.shape:
            return wildcards.fits(self.shape, token.text)
        slot = self.reading[index]
        if self.begins and index == len(self.reading) - 1 and not slot.whole:
            return token.text.startswith(slot.text)
        return token.text == slot.text or (self.stems and token.stem == slot.stem)

    @property
    def joins(self) -> bool:
        """Whether it is a function word, which means little alone."""
        loose = self.stems or self.begins
        return loose and len(self.reading) == 1 and self.reading[0].text in FUNCTION_WORDS

    @property
    def stub(self) -> str:
        """What any first word that fits surely holds; Snowball changes two letters at most."""
        if self.shape:
            return wildcards.longest(self.shape)
        slot = self.reading[0]
        return slot.stem[: max(1, len(slot.stem) - 2)] if self.stems else slot.text


class Begun(NamedTuple):
    """A token of a piece that fits the first word of a needle."""

    needle: int
    token: Token


@dataclass(frozen=True, slots=True)
class Span:
    """Where a needle was found."""

    start: int
    end: int
    needle: int
    joins: bool = False  # a function word


@dataclass(frozen=True)
class Needles:
    """All needles of a query, and the people it chose."""

    needles: tuple[Needle, ...] = ()
    people: frozenset[str] = frozenset()
    _begun: dict[str, tuple[Begun, ...]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, text: str, field: str) -> list[Span]:
        """Where the text fits, in order; spans may overlap."""
        if not self.needles:
            return []
        line = Line(text)
        spans = (
            line.span(self.needles[one.needle], one, number)
            for number in self._promising(line)
            for one in self._begins(line.pieces[number])
            if self.needles[one.needle].field in {None, field}
        )
        return self._telling(text, [span for span in spans if span is not None])

    @cached_property
    def telling(self) -> frozenset[int]:
        """The needles that tell more than function words; none where the query has nothing else."""
        return frozenset(n for n, needle in enumerate(self.needles) if not needle.joins)

    def _telling(self, text: str, spans: list[Span]) -> list[Span]:
        """Without function words that do not stand beside another word of the query."""
        if len(self.telling) == len(self.needles) or not (self.telling or self.people):
            return spans
        named = [replace(span, joins=self._joins(span, text)) for span in spans]
        return [span for run in _runs(text, named) if not all(s.joins for s in run) for span in run]

    def _joins(self, span: Span, text: str) -> bool:
        """A beginning may go on to another word: "of" to "office"."""
        found = fold(text[span.start : span.end])
        return span.needle not in self.telling and found in FUNCTION_WORDS

    def _promising(self, line: "Line") -> Iterable[int]:
        """The pieces that a needle may begin in: a quick look that spares most the analysis."""
        if line.text.isascii():
            found = [hit.start() for hit in self._stubs_or_joints.finditer(line.text.lower())]
            return sorted({bisect_right(line.starts, start) - 1 for start in found})
        held = self._stubs.search(fold(line.text).translate(_INSIDE_WORDS))
        return range(len(line.pieces)) if held else ()

    def _begins(self, piece: str) -> tuple[Begun, ...]:
        """The needles that may begin in a piece of text without white space."""
        if piece not in self._begun:
            self._begun[piece] = tuple(
                Begun(number, token)
                for token in analysed(piece)
                for number, needle in enumerate(self.needles)
                if needle.fits(0, token)
            )
        return self._begun[piece]

    @cached_property
    def _stubs(self) -> re.Pattern[str]:
        """What any text that a needle fits holds, once it is folded."""
        return re.compile("|".join(re.escape(needle.stub) for needle in self.needles))

    @cached_property
    def _stubs_or_joints(self) -> re.Pattern[str]:
        """The same before folding: punctuation may stand between the letters of a stub."""
        return re.compile(rf"{self._stubs.pattern}|[a-z0-9][-'.][a-z0-9]")


def _runs(text: str, spans: list[Span]) -> list[list[Span]]:
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


def needles(clause: Clause) -> Needles:
    """What of a query can be seen in a text; negated clauses cannot."""
    leaves = list(_leaves(clause))
    chosen = (leaf for leaf in leaves if isinstance(leaf, Chosen) and leaf.facet == "minister")
    return Needles(
        tuple(dict.fromkeys(needle for leaf in leaves for needle in _of(leaf))),
        frozenset(person for leaf in chosen for person in leaf.values),
    )


def _leaves(clause: Clause) -> Iterator[Clause]:
    if isinstance(clause, And | Or):
        for inner in clause.clauses:
            yield from _leaves(inner)
    else:
        yield clause


def _of(leaf: Clause) -> Iterator[Needle]:
    match leaf:
        case Word(text, field):
            yield from (Needle(reading, field, stems=True) for reading in readings(text))
        case Phrase(text, field):
            yield from (Needle(reading, field) for reading in readings(text))
        case Prefix(text, field):
            yield from (Needle(reading, field, begins=True) for reading in readings(text))
        case Near(text, _, field):
            for word in text.split():
                yield from (Needle(reading, field) for reading in readings(word))
        case Pattern(text, field):
            yield Needle((Slot(0, text, text),), field, shape=text)
        case _:
            return


@dataclass(frozen=True)
class Line:
    """A text, taken apart at white space."""

    text: str

    @cached_property
    def pieces(self) -> list[str]:
        return self.text.split()

    @cached_property
    def starts(self) -> list[int]:
        if " ".join(self.pieces) == self.text:
            lengths = (len(piece) + 1 for piece in self.pieces[:-1])
            return list(accumulate(lengths, initial=0))
        return [piece.start() for piece in _PIECE.finditer(self.text)]

    def span(self, needle: Needle, begun: Begun, number: int) -> Span | None:
        """The whole of a needle that begins in this piece, if it is there."""
        first, start = begun.token, self.starts[number]
        end = start + first.end
        last = first.position + needle.reading[-1].offset
        at = self._by_position(number, last) if len(needle.reading) > 1 else {}
        for index, slot in enumerate(needle.reading[1:], start=1):
            there = at.get(first.position + slot.offset, ())
            next_end = max((end for token, end in there if needle.fits(index, token)), default=None)
            if next_end is None:
                return None
            end = max(end, next_end)
        return Span(start + first.start, end, begun.needle)

    def _by_position(self, number: int, last: int) -> dict[int, list[tuple[Token, int]]]:
        """The tokens up to a position, counted from this piece on, with where each ends."""
        at: dict[int, list[tuple[Token, int]]] = {}
        position = 0
        while position <= last and number < len(self.pieces):
            found = analysed(self.pieces[number])
            for token in found:
                there = at.setdefault(position + token.position, [])
                there.append((token, self.starts[number] + token.end))
            position += span(found)
            number += 1
        return at
