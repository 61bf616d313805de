"""A document's blocks as the page sets them: numbered, grouped, hits counted through."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from indexer.model import Block, BlockKind, Document, Fragment
from webapp.pages.marks import part
from webapp.pages.taken import Taken

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
    page: int = 0  # of a printed document, which it is the first to begin on; 0 for others

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: the items of a list, the rows of a table, or one alone."""

    kind: str
    lines: tuple[Line, ...]
    above: tuple[Taken, ...] = ()  # what was taken out right above it, where that is shown


@dataclass(frozen=True, slots=True)
class Text:
    title: tuple[Piece, ...]
    groups: tuple[Group, ...]
    hits: int
    below: tuple[Taken, ...] = ()  # what was taken out behind the last block


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
    document: Document,
    title: tuple[Fragment, ...],
    lines: tuple[tuple[Fragment, ...], ...],
    taken: Mapping[int, tuple[Taken, ...]],
) -> Text:
    """The document's text; `lines` are the lines of its blocks, in fragments.

    `taken` is what is shown of what was taken out, by the number of blocks above it.
    """
    counter = _Counter()
    heading = counter.pieces(title)
    numbered = zip(count(1), document.blocks, lines, strict=False)
    pages = _pages(document.blocks)
    groups = tuple(
        Group(
            members[0][1].kind.value,
            tuple(replace(_line(*one, counter), page=pages[one[0]]) for one in members),
            taken.get(members[0][0] - 1, ()),
        )
        for members in _grouped(numbered, taken)
    )
    return Text(heading, groups, counter.hits, taken.get(len(document.blocks), ()))


def _pages(blocks: Sequence[Block]) -> Mapping[int, int]:
    """For each block, counted from 1, the page that it is the first to begin on, or 0."""
    pages = [0 if block.page == 1 else block.page for block in blocks]
    turned = zip([0, *pages], pages, strict=False)
    return {at: 0 if page == before else page for at, (before, page) in enumerate(turned, 1)}


def _grouped(blocks: Iterable[_Numbered], apart: Container[int]) -> Iterator[list[_Numbered]]:
    """`apart` are numbers of blocks behind which a list or a table is interrupted."""
    broken = 0

    def together(numbered: _Numbered) -> tuple[str, int, int]:
        nonlocal broken
        number, block, _ = numbered
        broken += number - 1 in apart
        alone = block.kind not in {BlockKind.ITEM, BlockKind.ROW}
        return block.kind.value, number if alone else 0, broken

    for _, members in groupby(blocks, key=together):
        yield list(members)


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
