"""What to mark in a text for a query: every word, phrase and person that may have matched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from indexer.analysis.folding import APOSTROPHES, MIDDLE_DOTS, fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.readings import Reading, readings
from indexer.analysis.tokens import Token, tokens
from indexer.query.clauses import And, Chosen, Clause, Or, Phrase, Prefix, Word

_INSIDE_WORDS = dict.fromkeys(map(ord, f"{APOSTROPHES}{MIDDLE_DOTS}-\u2010\u2011."))
_BESIDE = re.compile(r"[^\w.!?;:]{0,3}")  # what may stand between two words of one thought


@dataclass(frozen=True, slots=True)
class Needle:
    """One reading of a clause. How each of its words must match: as stem, whole, or as prefix."""

    reading: Reading
    field: str | None = None
    stems: bool = False
    begins: bool = False  # the last word may go on

    def fits(self, index: int, token: Token) -> bool:
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
        slot = self.reading[0]
        return slot.stem[: max(1, len(slot.stem) - 2)] if self.stems else slot.text


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

    def find(self, text: str, field: str) -> list[Span]:
        """Where the text fits, in order; spans may overlap."""
        wanted = [
            (number, needle)
            for number, needle in enumerate(self.needles)
            if needle.field in {None, field}
        ]
        if not wanted or not _may_hold(text, [needle for _, needle in wanted]):
            return []
        found = list(tokens(text))
        at = _by_position(found)
        spans = (
            _span(needle, number, at, token)
            for token in found
            for number, needle in wanted
            if needle.fits(0, token)
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


def _runs(text: str, spans: list[Span]) -> list[list[Span]]:
    """The spans, parted wherever two do not stand beside each other."""
    runs: list[list[Span]] = []
    end = 0
    for span in spans:
        if runs and _BESIDE.fullmatch(text, end, max(end, span.start)):
            runs[-1].append(span)
        else:
            runs.append([span])
        end = max(end, span.end)
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
        case _:
            return


def _may_hold(text: str, wanted: list[Needle]) -> bool:
    """A quick look that spares most lines the analysis."""
    bare = fold(text).translate(_INSIDE_WORDS)
    return bool(re.search("|".join(re.escape(needle.stub) for needle in wanted), bare))


def _by_position(found: list[Token]) -> dict[int, list[Token]]:
    at: dict[int, list[Token]] = {}
    for token in found:
        at.setdefault(token.position, []).append(token)
    return at


def _span(needle: Needle, number: int, at: dict[int, list[Token]], first: Token) -> Span | None:
    end = first.end
    for index, slot in enumerate(needle.reading[1:], start=1):
        there = at.get(first.position + slot.offset, ())
        next_end = max((token.end for token in there if needle.fits(index, token)), default=None)
        if next_end is None:
            return None
        end = max(end, next_end)
    return Span(first.start, end, number)
