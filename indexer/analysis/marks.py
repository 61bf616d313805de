"""Marking what matched: text as fragments."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from indexer.analysis.needles import Needles
from indexer.analysis.spans import Span
from indexer.fields import BODY, TITLE
from indexer.model import Fragment


class Line(Protocol):
    """A block of a body."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def line(self) -> str: ...


class Named(Protocol):
    """A mention of a person."""

    @property
    def person(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def native(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def body(self) -> bool: ...
    @property
    def title(self) -> bool: ...


class Body(Protocol):
    """What is marked of a document, or of what an engine keeps of one."""

    @property
    def title(self) -> str: ...
    @property
    def blocks(self) -> Sequence[Line]: ...
    @property
    def people(self) -> Sequence[Named]: ...


_PERSON = -1  # stands for a needle where a person was chosen rather than written


def highlight(text: str, needles: Needles, field: str = BODY.name) -> tuple[Fragment, ...]:
    """The whole text, with what matched marked."""
    return fragments(text, needles.find(text, field))


def highlight_title(document: Body, needles: Needles) -> tuple[Fragment, ...]:
    """The title, with the query's words and people marked."""
    words = needles.find(document.title, TITLE.name)
    people = [Span(m.start, m.end, _PERSON) for m in _named(document, needles) if m.title]
    return fragments(document.title, [*words, *people])


def highlight_blocks(document: Body, needles: Needles) -> tuple[tuple[Fragment, ...], ...]:
    """Every block's line, with what matched marked."""
    spans = dict(block_spans(document, needles))
    return tuple(
        fragments(block.line, spans.get(number, ())) for number, block in enumerate(document.blocks)
    )


def block_spans(document: Body, needles: Needles) -> Iterator[tuple[int, list[Span]]]:
    """The blocks in whose lines the query's words and people stand, and where."""
    lines = [block.line for block in document.blocks]
    found = needles.find_each(lines, BODY.name)
    named = [mention for mention in _named(document, needles) if mention.body]
    return _with_people(lines, found, named) if named else found


def _with_people(
    lines: Sequence[str], found: Iterator[tuple[int, list[Span]]], named: Sequence[Named]
) -> Iterator[tuple[int, list[Span]]]:
    words = dict(found)
    start = 0
    for number, line in enumerate(lines):
        end = start + len(line)
        people = [
            Span(max(m.start, start) - start, min(m.end, end) - start, _PERSON)
            for m in named
            if max(m.start, start) < min(m.end, end)
        ]
        if people or number in words:
            yield number, [*words.get(number, ()), *people]
        start = end + 1


def _named(document: Body, needles: Needles) -> list[Named]:
    """Mentions, out of the tail, of people whom the query chose, or named in another form."""
    if not needles.people and not needles.needles:
        return []
    chosen, means = needles.people, needles.means
    wanted = {
        one.person
        for one in document.people
        if one.person and (one.person in chosen or means(one.name, one.native))
    }
    return [m for m in document.people if m.person in wanted and (m.body or m.title)]


def fragments(text: str, spans: Iterable[Span]) -> tuple[Fragment, ...]:
    """The text, parted at the spans; spans that overlap become one."""
    parts: list[Fragment] = []
    done = begin = end = 0  # what is parted, and the mark that is being made
    for start, stop in sorted([(span.start, span.end) for span in spans]):
        if start < end:
            end = max(end, stop)
            continue
        done = _part(parts, text, done, (begin, end))
        begin, end = start, stop
    done = _part(parts, text, done, (begin, end))
    if done < len(text):
        parts.append(Fragment(text[done:]))
    return tuple(parts)


def _part(parts: list[Fragment], text: str, done: int, mark: tuple[int, int]) -> int:
    """Add a mark, and what lies before it; up to where the text is parted then."""
    begin, end = mark
    if begin == end:
        return done
    if begin > done:
        parts.append(Fragment(text[done:begin]))
    parts.append(Fragment(text[begin:end], matched=True))
    return end
