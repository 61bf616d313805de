"""A document's blocks as the page sets them: numbered, grouped, hits counted through."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, groupby

from indexer.model import Block, BlockKind, Document, Fragment
from webapp.pages.marks import part

_Numbered = tuple[int, Block, tuple[Fragment, ...]]
_CELLS = " | "  # what parts the cells of a table row


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment; one that matched knows its number among the document's hits."""

    text: str
    hit: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # of the block, counted from 1: the paragraph's anchor
    marker: str
    level: int
    cells: tuple[tuple[Piece, ...], ...]  # one, but for a table row

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: the items of a list, the rows of a table, or one alone."""

    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Text:
    title: tuple[Piece, ...]
    groups: tuple[Group, ...]
    hits: int


class _Counter:
    """Gives every hit of a document its number, in reading order."""

    def __init__(self) -> None:
        self.hits = 0

    def pieces(self, fragments: Iterable[Fragment]) -> tuple[Piece, ...]:
        return tuple(self._piece(fragment) for fragment in fragments)

    def _piece(self, fragment: Fragment) -> Piece:
        if not fragment.matched:
            return Piece(fragment.text)
        self.hits += 1
        return Piece(fragment.text, self.hits)


def text_of(
    document: Document, title: tuple[Fragment, ...], lines: tuple[tuple[Fragment, ...], ...]
) -> Text:
    """The document's text; `lines` are the lines of its blocks, in fragments."""
    counter = _Counter()
    heading = counter.pieces(title)
    numbered = zip(count(1), document.blocks, lines, strict=False)
    groups = tuple(
        Group(kind, tuple(_line(number, block, line, counter) for number, block, line in members))
        for kind, members in _grouped(numbered)
    )
    return Text(heading, groups, counter.hits)


def _grouped(blocks: Iterable[_Numbered]) -> Iterator[tuple[str, Iterator[_Numbered]]]:
    def together(numbered: _Numbered) -> tuple[str, int]:
        number, block, _ = numbered
        alone = block.kind not in {BlockKind.ITEM, BlockKind.ROW}
        return block.kind.value, number if alone else 0

    for (kind, _), members in groupby(blocks, key=together):
        yield kind, members


def _line(number: int, block: Block, line: tuple[Fragment, ...], counter: _Counter) -> Line:
    cells = tuple(counter.pieces(part(line, start, end)) for start, end in _cells(block))
    return Line(number, block.marker, block.level, cells)


def _cells(block: Block) -> Iterator[tuple[int, int]]:
    """Where the block's text stands in its line: after the marker, and cell by cell in a row."""
    start = len(block.line) - len(block.text)
    texts = block.text.split(_CELLS) if block.kind is BlockKind.ROW else [block.text]
    for text in texts:
        yield start, start + len(text)
        start += len(text) + len(_CELLS)
