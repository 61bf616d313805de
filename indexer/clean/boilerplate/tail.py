"""The end of a page that speaks of its publisher: contacts, notes, "About the …"."""

import re
from collections.abc import Sequence
from itertools import accumulate

from indexer.model import Block, BlockKind

_HEADINGS = re.compile(
    r"(?:(?:media|press|public|news|general|for (?:more|further))[ -]*)?"
    r"(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))(?: (?:details|information|persons?|us))?"
    r"|(?:for )?(?:more|further) information(?: (?:on|about|contact)\b.{0,80})?"
    r"|about (?:the |us\b|our |asean\b|[A-Z]).{0,120}"
    r"|notes? (?:to|for) (?:the )?editors?|editors?[’'] notes?"
    r"|(?:本件(?:に関する)?|報道|取材)?(?:お)?問い?合わ?せ(?:先|窓口)?|連絡先|.{2,40}について",
    re.IGNORECASE,
)
_OPENINGS = re.compile(
    r"for (?:media|press|further|more) (?:enquiries|inquiries|information|queries|details),? "
    r"(?:please )?(?:contact|call|e-?mail|visit|see)\b"
    r"|(?:media|press) (?:contacts?|enquiries|inquiries)\s?[:–-]\s?\S"
    r"|(?:本件に関する)?お?問い?合わ?せ(?:先)?\s?[:\uff1a]",
    re.IGNORECASE,
)
_HEADING_MAX = 120  # characters
_LONG = 80  # characters of a paragraph that carries on the document
_EARLIEST = 0.3  # of the text: no tail begins before


def split(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The body, and the lines of the tail."""
    ends = list(accumulate(len(block.text) for block in blocks))
    start = len(blocks)
    for at in range(len(blocks) - 1, 0, -1):
        if ends[at - 1] < _EARLIEST * ends[-1]:
            break
        if _opens_tail(blocks[at]):
            start = at
        elif start - at > 0 and _carries_on(blocks, at):
            break
    return tuple(blocks[:start]), tuple(block.line for block in blocks[start:])


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a section that belongs to the tail."""
    return _HEADINGS.fullmatch(text.strip(" :：【】■●◆*")) is not None


def _opens_tail(block: Block) -> bool:
    if block.kind in {BlockKind.ROW, BlockKind.QUOTE} or block.marker[:1].isdecimal():
        return False
    return (len(block.text) <= _HEADING_MAX and is_heading(block.text)) or bool(
        _OPENINGS.match(block.text)
    )


def _carries_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the document itself still goes on here: what stands before is no tail."""
    block = blocks[at]
    if block.marker[:1].isdecimal() or block.kind in {BlockKind.ROW, BlockKind.QUOTE}:
        return True
    if len(block.text) > _LONG:
        return not _belongs(blocks, at)
    return (
        block.kind is BlockKind.HEADING
        and not is_heading(block.text)
        and not _opens_tail(blocks[at - 1])
    )


def _belongs(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph stands under a heading of the tail, a short line between them allowed."""
    before = [blocks[k] for k in range(max(0, at - 3), at)]
    return any(_opens_tail(block) for block in before)
