"""Marking what matched: text as fragments."""

from collections.abc import Iterable, Iterator

from indexer.analysis.needles import Needles, Span
from indexer.fields import BODY, NAMES
from indexer.model import Document, Fragment, Mention

_PERSON = -1  # stands for a needle where a person was chosen rather than written


def highlight(text: str, needles: Needles, field: str = BODY.name) -> tuple[Fragment, ...]:
    """The whole text, with what matched marked."""
    return fragments(text, needles.find(text, field))


def highlight_blocks(document: Document, needles: Needles) -> tuple[tuple[Fragment, ...], ...]:
    """Every block's line, with what matched marked."""
    return tuple(
        fragments(document.blocks[block].line, spans)
        for block, spans in block_spans(document, needles)
    )


def block_spans(document: Document, needles: Needles) -> Iterator[tuple[int, list[Span]]]:
    """For every block where the query's words and people stand in its line."""
    named = _named(document, needles)
    start = 0
    for number, block in enumerate(document.blocks):
        line = block.line
        end = start + len(line)
        spans = needles.find(line, BODY.name)
        people = (
            Span(max(m.start, start) - start, min(m.end, end) - start, _PERSON)
            for m in named
            if max(m.start, start) < min(m.end, end)
        )
        yield number, [*spans, *people]
        start = end + 1


def _named(document: Document, needles: Needles) -> list[Mention]:
    """Mentions of people whom the query chose, or named in another form."""
    if not needles.people and not needles.needles:
        return []
    wanted: dict[str, bool] = {}
    for mention in document.people:
        if mention.candidates:
            continue
        person = mention.person
        wanted[person] = wanted.get(person) or person in needles.people or _means(mention, needles)
    return [m for m in document.people if wanted.get(m.person) and not m.tail]


def _means(mention: Mention, needles: Needles) -> bool:
    return any(needles.find(name, NAMES.name) for name in (mention.name, mention.native) if name)


def fragments(text: str, spans: Iterable[Span]) -> tuple[Fragment, ...]:
    """The text, parted at the spans; spans that overlap become one."""
    parts: list[Fragment] = []
    done = 0
    for start, end in _merged(spans):
        if start > done:
            parts.append(Fragment(text[done:start]))
        parts.append(Fragment(text[start:end], matched=True))
        done = end
    if done < len(text):
        parts.append(Fragment(text[done:]))
    return tuple(parts)


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
