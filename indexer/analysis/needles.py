"""What to mark in a text for a query: every word, phrase and person that may have matched."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from indexer.analysis import wildcards
from indexer.analysis.folding import fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.pieces import analysed, span
from indexer.analysis.readings import Reading, Slot, readings
from indexer.analysis.spans import Line, Span, runs
from indexer.analysis.stubs import LONG, Stubs
from indexer.analysis.tokens import Token
from indexer.fields import NAMES
from indexer.model.made import maker
from indexer.query.clauses import And, Chosen, Clause, Near, Or, Pattern, Phrase, Prefix, Word

_PIECE = re.compile(r"\S+")
_REST = re.compile(r"\S*")  # of a piece
_CHANGED = ("i", "y", "e", "l")  # the last letters of stems with which not all their words begin


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

        Snowball changes the last letter at most, but for "die" from "dying", and to no other than
        these: "study" to "studi", "skies" to "sky", "hoping" to "hope", "ability" to "abl".
        """
        if self.shape:
            return wildcards.longest(self.shape)
        slot = self.reading[0]
        if not self.stems:
            return slot.text
        changed = 2 if slot.stem.endswith("ie") else slot.stem.endswith(_CHANGED)
        return slot.stem[: max(1, len(slot.stem) - changed)]


_span, _line = maker(Span), maker(Line)


class Begun(NamedTuple):
    """A token of a piece that fits the first word of a needle."""

    needle: int
    token: Token
    alone: bool  # the needle has no other word


_begun = maker(Begun)


class _Pieces(dict[str, tuple[Begun, ...]]):
    """What of some needles may begin in each piece of text without white space."""

    def __init__(self, needles: Sequence[Needle], field: str, stubs: Stubs) -> None:
        super().__init__()
        self._stubs = stubs
        self._of_stems: dict[str, list[int]] = {}  # needles by the stem of their first word
        self._others: list[tuple[int, Needle]] = []
        self._alone = [len(needle.reading) == 1 for needle in needles]
        for number, needle in enumerate(needles):
            if needle.field not in {None, field}:
                continue
            if needle.stems and not needle.shape:
                self._of_stems.setdefault(needle.reading[0].stem, []).append(number)
            else:
                self._others.append((number, needle))

    def __missing__(self, piece: str) -> tuple[Begun, ...]:
        found = []
        if len(piece) < LONG or self._stubs.worth_analysis(piece):
            for token in analysed(piece):
                found += [(one, token) for one in self._of_stems.get(token.stem, ())]
                for number, needle in self._others:
                    if needle.fits(0, token):
                        found.append((number, token))
        begun = self[piece] = tuple([_begun((*one, self._alone[one[0]])) for one in found])
        return begun


class _Meant(dict[tuple[str, str], bool]):
    """Whether a person is meant whose names these are, in any script; they come again and again."""

    def __init__(self, needles: "Needles", stubs: Stubs) -> None:
        super().__init__()
        self._needles, self._stubs = needles, stubs

    def __missing__(self, names: tuple[str, str]) -> bool:
        meant = self[names] = self._stubs.may_stand_in(names) and any(
            self._needles.find(one, NAMES.name) for one in names
        )
        return meant


@dataclass(frozen=True)
class Needles:
    """All needles of a query, and the people it chose."""

    needles: tuple[Needle, ...] = ()
    people: frozenset[str] = frozenset()
    _begun: dict[str, _Pieces] = field(default_factory=dict, compare=False, repr=False)

    def find(self, text: str, field: str) -> list[Span]:
        """Where the text fits, as one line, in order; spans may overlap."""
        (found,) = self.find_in([text.replace("\n", " ")], field, field)
        return next((line.spans for line in found), [])

    def find_in(self, texts: Sequence[str], first: str, others: str) -> list[Iterator[Line]]:
        """Of each text the lines that fit, and where; no more is looked at than is asked for.

        `first` is the field of the first line, `others` that of all after it.
        """
        fields = self._pieces(first), self._pieces(others)
        places = self._stubs.places_in(texts)
        return [self._find(*one, *fields) for one in zip(texts, places, strict=True)]

    def _find(
        self, text: str, places: Iterable[int], begun: _Pieces, rest: _Pieces
    ) -> Iterator[Line]:
        begin, end, stop = 0, _line_end(text, 0), 0
        spans: list[Span] = []
        for at in places:
            if at < stop:
                continue  # in the piece before
            start, stop = _piece(text, at)
            if start > end:
                if spans and (telling := self._telling(text, spans)):
                    yield _line((begin, end, telling))
                begin, end = text.rfind("\n", end, start) + 1, _line_end(text, stop)
                spans, begun = [], rest
            for needle, token, alone in begun[text[start:stop]]:
                last = start + token.end if alone else self._end(text, (start, end), needle, token)
                if last:
                    spans.append(_span((start + token.start, last, needle, False)))
        if spans and (telling := self._telling(text, spans)):
            yield _line((begin, end, telling))

    def _end(self, text: str, within: tuple[int, int], needle: int, token: Token) -> int:
        return _end(text, within, self.needles[needle], token)

    def _pieces(self, field: str) -> _Pieces:
        found = self._begun.get(field)
        if found is None:
            found = self._begun[field] = _Pieces(self.needles, field, self._stubs)
        return found

    @cached_property
    def meant(self) -> Mapping[tuple[str, str], bool]:
        """By a person's name, and the same in their own script: whether either fits anywhere."""
        return _Meant(self, self._stubs)

    @cached_property
    def telling(self) -> frozenset[int]:
        """The needles that tell more than function words; none where the query has nothing else."""
        return frozenset(n for n, needle in enumerate(self.needles) if not needle.joins)

    def _telling(self, text: str, spans: list[Span]) -> list[Span]:
        """Without function words that do not stand beside another word of the query."""
        if len(self.telling) == len(self.needles) or not (self.telling or self.people):
            return spans
        named = [span._replace(joins=self._joins(span, text)) for span in spans]
        return [span for run in runs(text, named) if not all(s.joins for s in run) for span in run]

    def _joins(self, span: Span, text: str) -> bool:
        """A beginning may go on to another word: "of" to "office"."""
        found = fold(text[span.start : span.end])
        return span.needle not in self.telling and found in FUNCTION_WORDS

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


def _piece(text: str, at: int) -> tuple[int, int]:
    """From where to where the piece goes that something of is at this place."""
    start = at
    while start and not text[start - 1].isspace():
        start -= 1
    return start, _REST.match(text, at).end()  # type: ignore[union-attr]  # it fits anywhere


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _end(text: str, within: tuple[int, int], needle: Needle, first: Token) -> int:
    """Where a needle ends whose first word is a token of the piece that starts here; else 0."""
    if _parted(text, within, needle, first):
        return 0
    end = within[0] + first.end
    at = _by_position(text, within, first.position + needle.reading[-1].offset)
    for index, slot in enumerate(needle.reading[1:], start=1):
        there = at.get(first.position + slot.offset, ())
        next_end = max((end for token, end in there if needle.fits(index, token)), default=None)
        if next_end is None:
            return 0
        end = max(end, next_end)
    return end


def _parted(text: str, within: tuple[int, int], needle: Needle, first: Token) -> bool:
    """Whether the next piece is plainly another than the second word: a look that spares most."""
    found = _PIECE.finditer(text, *within)
    if first.position + needle.reading[1].offset != span(analysed(next(found)[0])):
        return False
    following = next((analysed(piece[0]) for piece in found), ())
    fit = [token for token in following if token.position == 0 and needle.fits(1, token)]
    return bool(following) and not fit


def _by_position(
    text: str, within: tuple[int, int], last: int
) -> dict[int, list[tuple[Token, int]]]:
    """The tokens up to a position, counted from this piece on, with where each ends."""
    at: dict[int, list[tuple[Token, int]]] = {}
    position = 0
    for piece in _PIECE.finditer(text, *within):
        if position > last:
            break
        found = analysed(piece[0])
        for token in found:
            there = at.setdefault(position + token.position, [])
            there.append((token, piece.start() + token.end))
        position += span(found)
    return at
