"""Snippets: the words around a hit."""

import re

from indexer.analysis.marks import Body, block_spans, fragments
from indexer.analysis.needles import Needles
from indexer.analysis.spans import Span
from indexer.analysis.words import UNSPACED
from indexer.model import BlockKind, Snippet

_SPACE = re.compile(r"\s")
_AROUND = 40  # characters on each side of a hit: with it, one line of a result page
_AROUND_UNSPACED = 22  # of a script that says more with each
_LONGEST = 400
_CONSIDERED = 200  # hits of one block among which the best passage is chosen
_TELLING = 40  # letters of an opening that tells more than a date; each unspaced one counts twice
_NEARBY = 25  # how far a cut may move to spare a word


def snippets(document: Body, needles: Needles, limit: int = 2) -> tuple[Snippet, ...]:
    """The passages where most of the query stands together, in the order of the text.

    Where the body holds no hit, its first paragraph that tells something.
    """
    found = _hits(document, needles, limit)
    if not found:
        return _opening(document)
    best = sorted(found, key=lambda one: (-len(_kinds(one[1])), one[0]))[:limit]
    return tuple(_snippet(document, block, spans) for block, spans in sorted(best))


def _hits(document: Body, needles: Needles, limit: int) -> list[tuple[int, list[Span]]]:
    """Blocks with hits; no more are looked at once enough hold all of the query."""
    found, complete = [], 0
    wanted = len(needles.telling) or len(needles.needles)
    for block, spans in block_spans(document, needles):
        found.append((block, spans))
        complete += len(_kinds(spans)) >= wanted
        if complete == limit:
            break
    return found


def _kinds(spans: list[Span]) -> set[int]:
    """Which needles were found, function words aside."""
    return {span.needle for span in spans if not span.joins}


def _opening(document: Body) -> tuple[Snippet, ...]:
    paragraphs = [
        (number, block.line)
        for number, block in enumerate(document.blocks)
        if block.kind == BlockKind.PARAGRAPH and block.text
    ]
    opening = next(filter(_tells, paragraphs), None) or next(iter(paragraphs), None)
    if opening is None:
        return ()
    number, line = opening
    return (_cut(line, number, [], (0, 2 * _around(line))),)


def _tells(paragraph: tuple[int, str]) -> bool:
    """Whether it is more than a date or a few words."""
    start = paragraph[1][:_TELLING]
    return len(start) + len(UNSPACED.findall(start)) >= _TELLING


def _snippet(document: Body, block: int, spans: list[Span]) -> Snippet:
    line = document.blocks[block].line
    around = _around(line)
    spans = sorted(spans, key=lambda span: (span.start, span.end))[:_CONSIDERED]
    most = len(_kinds(spans))
    whole = (span for span in spans if len(_near(span, spans, around)) == most)
    first = next(whole, None) or max(spans, key=lambda span: len(_near(span, spans, around)))
    return _cut(line, block, spans, (first.start - around, first.end + around))


def _near(first: Span, spans: list[Span], around: int) -> set[int]:
    """Which needles lie in the window that begins around this span."""
    return _kinds([s for s in spans if first.start <= s.start and s.end <= first.end + around])


def _around(line: str) -> int:
    sample = line[:200]
    if sample.isascii():
        return _AROUND
    return _AROUND_UNSPACED if len(UNSPACED.findall(sample)) * 2 > len(sample) else _AROUND


def _cut(line: str, block: int, spans: list[Span], window: tuple[int, int]) -> Snippet:
    start, end = _at_words(line, max(0, window[0]), min(len(line), window[1]))
    for span in spans:  # a mark that begins inside the window is kept whole
        if start <= span.start < end:
            end = max(end, span.end)
    end = min(end, start + _LONGEST)
    inside = (
        Span(span.start - start, min(span.end, end) - start, span.needle)
        for span in spans
        if start <= span.start < end
    )
    return Snippet(
        block=block,
        fragments=fragments(line[start:end], inside),
        cut_before=start > 0,
        cut_after=end < len(line),
    )


def _at_words(line: str, start: int, end: int) -> tuple[int, int]:
    """The window drawn in to where words begin and end, where one does so nearby."""
    if start > 0:
        space = _SPACE.search(line, start, min(start + _NEARBY, end))
        start = space.end() if space else start
    if end < len(line):
        spaces = list(_SPACE.finditer(line, max(end - _NEARBY, start) + 1, end))
        end = spaces[-1].start() if spaces else end
    return start, end
