"""A page taken apart: what is its own, and what is not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.clean.boilerplate import ending
from indexer.clean.corrections.spans import Spans
from indexer.clean.metadata import UNSTATED, Metadata
from indexer.clean.titles.headline import repeated
from indexer.errors import NotADocument
from indexer.model import Block, Stripped

LABELS = frozenset({"breadcrumb", "section label"})  # rules that take names of sections
_MOST_LINES, _LONGEST = 20_000, 2_000_000  # lines and characters; no release comes near


@dataclass(frozen=True, slots=True)
class Parts:
    """What reading a page's text, in any format, tells of it."""

    title: str
    blocks: tuple[Block, ...]  # the body; with the tail, until that is told apart
    stripped: tuple[Stripped, ...] = ()
    labels: tuple[str, ...] = ()  # of sections and breadcrumbs
    head: tuple[str, ...] = ()  # lines above and just below the title, before cleaning
    foot: tuple[str, ...] = ()  # the last lines, before cleaning
    lines: tuple[str, ...] = ()  # all, before cleaning
    metadata: Metadata = UNSTATED
    tail: tuple[str, ...] = ()

    @property
    def body(self) -> tuple[str, ...]:
        return tuple(block.line for block in self.blocks)


def check_size(lines: int, length: int) -> None:
    """Raise `NotADocument` for a page with more text than any document has."""
    if lines > _MOST_LINES or length > _LONGEST:
        raise NotADocument(f"too much text for a document: {lines:,} lines, {length:,} characters")


def divided(
    blocks: Sequence[Block], rules: Sequence[str], headline: str, spans: Spans
) -> tuple[tuple[Block, ...], tuple[Stripped, ...]]:
    """The blocks that no rule takes, and the others with their rule; "" is no rule.

    What people keep or strip by `spans` comes before all rules.
    Raise `NotADocument` if nothing is left.
    """
    lines = list(spans.applied(blocks, rules))
    printed = [block for block, _, _ in lines]
    once = repeated(printed, [rule for _, rule, _ in lines], headline)
    kept: list[Block] = []
    stripped: list[Stripped] = []
    for (block, _, cut), rule in zip(lines, ending.trimmed(printed, once), strict=True):
        stripped += (replace(span, before=len(kept)) for span in cut)
        stripped += [Stripped(rule, block.line, len(kept))] if rule else []
        kept += [] if rule else [block]
    if not kept:
        raise NotADocument("a page without a text of its own")
    return tuple(kept), tuple(stripped)
