"""Marking what matched: text as fragments."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple, Protocol

from indexer.analysis.needles import Needles
from indexer.analysis.spans import Line, Span
from indexer.fields import BODY, TITLE
from indexer.model import Document, Fragment
from indexer.model.made import maker


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
    def tail(self) -> bool: ...
    @property
    def title(self) -> bool: ...


class Body(Protocol):
    """What is marked of a document, or of what an engine keeps of one."""

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str:
        """Its lines, parted by newlines; people's offsets count in it."""

    @property
    def paragraphs(self) -> Iterable[tuple[int, str]]: ...
    @property
    def people(self) -> Sequence[Named]: ...


class Found(NamedTuple):
    """Where the query's words and people stand; offsets count in `text`."""

    text: str  # the title, and line by line the body
    title: list[Span]
    body: Iterator[Line]


_PERSON = -1  # stands for a needle where a person was chosen rather than written
_BREAK = "\n"
_fragment, _made = maker(Fragment), maker(Found)


def highlight(text: str, needles: Needles, field: str = BODY.name) -> tuple[Fragment, ...]:
    """The whole text, with what matched marked."""
    return fragments(text, needles.find(text, field))


def marked(
    document: Document, needles: Needles
) -> tuple[tuple[Fragment, ...], tuple[tuple[Fragment, ...], ...]]:
    """The title, and every line of the body, with the query's words and people marked."""
    ((text, title, body),) = find([document], needles)
    spans = sorted(span for line in body for span in line.spans)
    starts = [span.start for span in spans]
    ends = accumulate((1 + len(line) for line in document.lines), initial=len(document.title))
    places = [(start + 1, end) for start, end in pairwise(ends)]
    return fragments(document.title, title), tuple(
        fragments(text, spans[bisect_left(starts, a) : bisect_left(starts, b)], (a, b))
        for a, b in places
    )


def find(documents: Iterable[Body], needles: Needles) -> list[Found]:
    """Of each document; no more of its body is looked at than is asked for."""
    given = list(documents)
    texts = [f"{one.title.replace(_BREAK, ' ')}\n{one.text}" for one in given]
    found = needles.find_in(texts, TITLE.name, BODY.name)
    return [_found(*one, needles) for one in zip(given, texts, found, strict=True)]


def _found(document: Body, text: str, found: Iterator[Line], needles: Needles) -> Found:
    first = next(found, None)
    title = first.spans if first and not first.begin else []
    body = found if title or not first else chain([first], found)
    if not (named := _named(document, needles)):
        return _made((text, title, body))
    title += [Span(m.start, m.end, _PERSON) for m in named if m.title]
    below = len(document.title) + 1
    people = [Span(max(0, m.start) + below, m.end + below, _PERSON) for m in named if m.body]
    return _made((text, title, _with_people(text, body, people) if people else body))


def _with_people(text: str, found: Iterable[Line], people: Iterable[Span]) -> Iterator[Line]:
    lines = {line.begin: line for line in found}
    for person in people:
        for begin, end in _lines(text, person):
            own = lines.setdefault(begin, Line(begin, end, [])).spans
            own.append(Span(max(person.start, begin), min(person.end, end), _PERSON))
    return iter([lines[begin] for begin in sorted(lines)])


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The lines of which a span holds anything."""
    start, last = span.start, min(span.end, len(text))
    while start < last:
        begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        end = end if end >= 0 else len(text)
        if start < end:
            yield begin, end
        start = end + 1


def _named(document: Body, needles: Needles) -> list[Named]:
    """Mentions, out of the tail, of people whom the query chose, or named in another form."""
    if not needles.people and not needles.needles:
        return []
    chosen, meant = needles.people, needles.meant
    return [
        one
        for one in document.people
        if (meant[one.name, one.native] or one.person in chosen)
        and one.person
        and (one.title or not one.tail)
    ]


def fragments(
    text: str, spans: Sequence[Span], window: tuple[int, int] | None = None
) -> tuple[Fragment, ...]:
    """The text, or what of it lies in a window, parted at the spans; those that overlap are one."""
    done, last = window or (0, len(text))  # what is parted, and where to end
    if not spans:
        return (_fragment((text[done:last], False)),) if done < last else ()
    parts: list[Fragment] = []
    for begin, end in _merged(spans):
        if begin > done:
            parts.append(_fragment((text[done:begin], False)))
        done = min(end, last)
        parts.append(_fragment((text[begin:done], True)))
    if done < last:
        parts.append(_fragment((text[done:last], False)))
    return tuple(parts)


def _merged(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """From where to where each mark goes, in order."""
    places = [span[:2] for span in spans if span[0] < span[1]]
    if len(places) < 2:  # noqa: PLR2004 -- nothing to merge
        return places
    places.sort()
    merged = places[:1]
    for start, end in places[1:]:
        if start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
