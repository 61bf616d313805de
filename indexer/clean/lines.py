"""Lines of a page, and the markers that they begin with."""

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from indexer.model import Block, BlockKind

_NUMBERED = re.compile(r"(\d{1,3})(?:[ \t\xa0\u2000-\u200a]{3,}|\u3000+)(?=\S)")
_MARKED = re.compile(
    r"(\d{1,3}[.)]|\([0-9a-z]{1,4}\)|[a-z]\)|[\uff10-\uff19]{1,2}[.\uff0e\u3001]?"
    r"|\uff08[0-9a-z\uff10-\uff19]{1,4}\uff09|[•·●▪■◆○◦‣➢►\uf0a7\uf0b7\uf0d8・*–—-])[\s\xa0\u3000]+(?=\S)"
)
UNSEEN = dict.fromkeys((0x200B, 0x2060, 0xFEFF))  # marks of no width
_DIGITS = re.compile(r"[(\uff08]?[0-9\uff10-\uff19]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what its markup tells of it."""

    block: Block
    linked: float = 0.0  # share of its text that stands in links
    element: HtmlElement | None = field(default=None, repr=False)  # the innermost that stands alone
    emphasis: HtmlElement | None = field(default=None, repr=False)  # bold or large
    gaps: int = 0  # spans that were taken out of the page right above it


def marked(text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> Block:
    """A block whose marker ("2", "(a)", "•") is told apart from its text."""
    found = _NUMBERED.match(text) or _MARKED.match(text)
    folded = " ".join(text.split())
    if not found or kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or _is_framed(folded):
        return Block(folded, kind, level=level)
    marker, rest = found[1], " ".join(text[found.end() :].split())
    if kind is BlockKind.PARAGRAPH and not _DIGITS.match(marker):
        return Block(rest, BlockKind.ITEM, marker, level=1)
    return Block(rest, kind, marker, level)


def _is_framed(line: str) -> bool:
    """Whether a line stands between two signs ("– End –"), neither of which is a marker."""
    return line[0] == line[-1] and not line[0].isalnum()
