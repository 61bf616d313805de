"""Spans of a page's text that people keep or strip, whatever the rules say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.model import Block, Stripped

RULE = "correction"
_SHORT = 8  # characters; a shorter line is no part of a span, unless it is all of it


@dataclass(frozen=True, slots=True)
class Spans:
    """Texts as they are printed, white space folded."""

    keep: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()

    def keeps(self, text: str) -> bool:
        """Whether a line belongs to a span that is kept, or holds one."""
        return any(_belongs(text, span) for span in self.keep)

    def applied(
        self, blocks: Sequence[Block], rules: Sequence[str]
    ) -> Iterator[tuple[Block, str, tuple[Stripped, ...]]]:
        """Each block with its rule ("" for none), as people have it, and what they took from it."""
        for block, rule in zip(blocks, rules, strict=True):
            if self.keeps(block.line):
                yield block, "", ()
            elif rule or not self.strip:
                yield block, rule, ()
            else:
                yield self._without(block)

    def _without(self, block: Block) -> tuple[Block, str, tuple[Stripped, ...]]:
        taken = tuple(span for span in self.strip if span in block.line)
        if any(span == block.line for span in taken):
            return block, RULE, ()
        text = block.text
        for span in taken:
            text = " ".join(text.replace(span, " ").split())
        if taken and not text:
            return block, RULE, ()
        return replace(block, text=text), "", tuple(Stripped(RULE, span) for span in taken)


NO_SPANS = Spans()


def _belongs(line: str, span: str) -> bool:
    return span in line or line == span or (len(line) >= _SHORT and line in span)
