"""What to mark in a text for a query: every word, phrase and person that may have matched."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from indexer.analysis import wildcards
from indexer.analysis.folding import fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.pieces import analysed, span
from indexer.analysis.readings import Reading, Slot, readings
from indexer.analysis.spans import Span, runs
from indexer.analysis.stubs import Stubs
from indexer.analysis.tokens import Token
from indexer.fields import NAMES
from indexer.query.clauses import And, Chosen, Clause, Near, Or, Pattern, Phrase, Prefix, Word

_PIECE = re.compile(r"\S+")

Known = tuple[str, str]  # a text, and the field it stands in


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
    def begins_with_stub(self) -> bool:
        return not self.shape or self.stub == wildcards.head(self.shape)

    @property
    def stub(self) -> str:
        """What any first word that fits surely holds.

        Snowball changes the last letter at most, but for "die" from "dying".
        """
        if self.shape:
            return wildcards.longest(self.shape)
        slot = self.reading[0]
        changed = 2 if slot.stem.endswith("ie") else 1
        return slot.stem[: max(1, len(slot.stem) - changed)] if self.stems else slot.text


class Begun(NamedTuple):
    """A token of a piece that fits the first word of a needle."""

    needle: int
    token: Token


@dataclass(frozen=True)
class Needles:
    """All needles of a query, and the people it chose."""

    needles: tuple[Needle, ...] = ()
    people: frozenset[str] = frozenset()
    _begun: dict[Known, tuple[Begun, ...]] = field(default_factory=dict, compare=False, repr=False)
    _means: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False, repr=False)

    def find(self, text: str, field: str) -> list[Span]:
        """Where the text fits, in order; spans may overlap."""
        return next((spans for _, spans in self.find_each([text], [field])), [])

    def find_each(
        self, lines: Sequence[str], fields: Sequence[str]
    ) -> Iterator[tuple[int, list[Span]]]:
        """Which of the lines fit, and where; no more is looked at than is asked for.

        `fields` has the field of each line.
        """
        if not self.needles:
            return
        text = "\n".join(lines)
        ends = list(accumulate([len(line) + 1 for line in lines]))
        number, spans = 0, list[Span]()
        for start, end in self._stubs.pieces(text):
            if start >= ends[number]:
                if telling := self._telling(lines[number], spans):
                    yield number, telling
                number, spans = bisect_right(ends, start, number), []
            if begun := self._begins(text[start:end], fields[number]):
                line = lines[number]
                self._add(spans, line, start - ends[number] + len(line) + 1, begun)
        if telling := self._telling(lines[number], spans):
            yield number, telling

    def _add(self, spans: list[Span], text: str, start: int, begun: Sequence[Begun]) -> None:
        """Add the needles that are there as a whole of those that begin in a piece."""
        for number, token in begun:
            needle = self.needles[number]
            end = start + token.end
            if len(needle.reading) > 1:
                end = _end(text, start, needle, token)
            if end:
                spans.append(Span(start + token.start, end, number))

    def means(self, name: str, native: str) -> bool:
        """Whether a person's name fits anywhere, in any script; names come again and again."""
        found = self._means.get((name, native))
        if found is None:
            found = any(self.find(one, NAMES.name) for one in (name, native) if one)
            self._means[name, native] = found
        return found

    @cached_property
    def telling(self) -> frozenset[int]:
        """The needles that tell more than function words; none where the query has nothing else."""
        return frozenset(n for n, needle in enumerate(self.needles) if not needle.joins)

    def _telling(self, text: str, spans: list[Span]) -> list[Span]:
        """Without function words that do not stand beside another word of the query."""
        if len(self.telling) == len(self.needles) or not (spans and (self.telling or self.people)):
            return spans
        named = [span._replace(joins=self._joins(span, text)) for span in spans]
        return [span for run in runs(text, named) if not all(s.joins for s in run) for span in run]

    def _joins(self, span: Span, text: str) -> bool:
        """A beginning may go on to another word: "of" to "office"."""
        found = fold(text[span.start : span.end])
        return span.needle not in self.telling and found in FUNCTION_WORDS

    def _begins(self, piece: str, field: str) -> tuple[Begun, ...]:
        """The needles that may begin in a piece of text without white space."""
        begun = self._begun.get((piece, field))
        if begun is None:
            begun = self._begun[piece, field] = tuple(
                [
                    Begun(number, token)
                    for token in (analysed(piece) if self._stubs.worth_analysis(piece) else ())
                    for number, needle in enumerate(self.needles)
                    if needle.field in {None, field} and needle.fits(0, token)
                ]
            )
        return begun

    @cached_property
    def _stubs(self) -> Stubs:
        needles = sorted(self.needles, key=lambda needle: not needle.begins_with_stub)
        return Stubs({needle.stub: needle.begins_with_stub for needle in needles})


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


def _end(text: str, start: int, needle: Needle, first: Token) -> int:
    """Where a needle ends whose first word is a token of the piece that starts here; else 0."""
    if _parted(text, start, needle, first):
        return 0
    end = start + first.end
    at = _by_position(text, start, first.position + needle.reading[-1].offset)
    for index, slot in enumerate(needle.reading[1:], start=1):
        there = at.get(first.position + slot.offset, ())
        next_end = max((end for token, end in there if needle.fits(index, token)), default=None)
        if next_end is None:
            return 0
        end = max(end, next_end)
    return end


def _parted(text: str, start: int, needle: Needle, first: Token) -> bool:
    """Whether the next piece is plainly another than the second word: a look that spares most."""
    found = _PIECE.finditer(text, start)
    if first.position + needle.reading[1].offset != span(analysed(next(found)[0])):
        return False
    following = next((analysed(piece[0]) for piece in found), ())
    fit = [token for token in following if token.position == 0 and needle.fits(1, token)]
    return bool(following) and not fit


def _by_position(text: str, start: int, last: int) -> dict[int, list[tuple[Token, int]]]:
    """The tokens up to a position, counted from this piece on, with where each ends."""
    at: dict[int, list[tuple[Token, int]]] = {}
    position = 0
    for piece in _PIECE.finditer(text, start):
        if position > last:
            break
        found = analysed(piece[0])
        for token in found:
            there = at.setdefault(position + token.position, [])
            there.append((token, piece.start() + token.end))
        position += span(found)
    return at
