"""Marking what matched: text as fragments."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from indexer.analysis.needles import Needles
from indexer.analysis.spans import Span
from indexer.fields import BODY, TITLE
from indexer.model import Fragment


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
    def lines(self) -> Sequence[str]: ...
    @property
    def paragraphs(self) -> Sequence[tuple[int, str]]: ...
    @property
    def people(self) -> Sequence[Named]: ...


Found = tuple[int, list[Span]]  # the number of a line, and what stands in it

_PERSON = -1  # stands for a needle where a person was chosen rather than written


def highlight(text: str, needles: Needles, field: str = BODY.name) -> tuple[Fragment, ...]:
    """The whole text, with what matched marked."""
    return fragments(text, needles.find(text, field))


def marked(
    document: Body, needles: Needles
) -> tuple[tuple[Fragment, ...], tuple[tuple[Fragment, ...], ...]]:
    """The title, and every line of the body, with the query's words and people marked."""
    title, body = spans(document, needles)
    found = dict(body)
    lines = enumerate(document.lines)
    return fragments(document.title, title), tuple(
        fragments(line, found.get(number, ())) for number, line in lines
    )


def spans(document: Body, needles: Needles) -> tuple[list[Span], Iterator[Found]]:
    """Where the query's words and people stand: in the title, and in which lines of the body.

    No more of the body is looked at than is asked for.
    """
    lines = document.lines
    fields = [TITLE.name] + [BODY.name] * len(lines)
    found = needles.find_each([document.title, *lines], fields)
    first = next(found, (-1, list[Span]()))
    title = first[1] if first[0] == 0 else []
    others = found if title or first[0] < 0 else chain([first], found)
    body = ((number - 1, spans) for number, spans in others)
    if not (named := _named(document, needles)):
        return title, body
    title += [Span(m.start, m.end, _PERSON) for m in named if m.title]
    people = [mention for mention in named if mention.body]
    return title, _with_people(lines, body, people) if people else body


def _with_people(
    lines: Sequence[str], found: Iterable[Found], named: Sequence[Named]
) -> Iterator[Found]:
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
