"""Where the text of a page is over, and the site goes on."""

import re
from collections.abc import Sequence

from indexer.clean.width import width
from indexer.model import Block, BlockKind

RULE = "after the text"
_OVER = {"back link", "copyright", "comments", "share links", "more pages", "related pages", "tags"}
_LONG, _SENTENCE = 240, 50  # columns; a line as wide, or one that ends as a sentence, is text
_SENTENCE_END = re.compile(r"[.。][\"”’')」]?$")
_SHARE = 0.4  # of a page's text that may come after its end
_ADDRESS = re.compile(
    r"[^.!?|]{0,160}(?:,|・|\s)\s?[^,!?|]{0,30}\b(?:\d{5,6}|\d{3}-\d{4})(?:,? [A-Za-z]{4,12})?"
    r"(?:\s?[|•·].{0,80})?|(?:tel(?:ephone)?|fax|電話番号?|e-?mail)\b.{0,80}",
    re.IGNORECASE,
)  # fmt: skip
_LAST = 4  # lines at the end of a page that may be addresses


def is_text(line: str) -> bool:
    """Whether a line is prose rather than a heading, a label or an item of a list."""
    if len(line) >= _LONG:
        return True
    least = _SENTENCE if _SENTENCE_END.search(line) else _LONG
    return len(line) >= least or (2 * len(line) >= least and width(line) >= least)


def end_of(lines: Sequence[str], rules: Sequence[str]) -> int:
    """The line at which the text is over: one that says so, with no prose behind it.

    `rules` are those that take the lines, "" for lines that stay.
    """
    whole = sum(len(line) for line, rule in zip(lines, rules, strict=True) if not rule)
    end, after = len(lines), 0
    for at in range(len(lines) - 1, 0, -1):
        after += 0 if rules[at] else len(lines[at])
        if after > _SHARE * whole or (is_text(lines[at]) and not rules[at]):
            break
        if rules[at] in _OVER:
            end = at
    return end


def trimmed(blocks: Sequence[Block], rules: Sequence[str]) -> list[str]:
    """The rules, "" for none, and one for addresses and headings at the end of what is left."""
    found = list(rules)
    left = [at for at, rule in enumerate(rules) if not rule]
    for at in reversed(left[max(1, len(left) - _LAST) :]):
        if not _is_over(blocks[at]):
            break
        found[at] = RULE
    return found


def _is_over(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or (
        block.kind is not BlockKind.ROW and bool(_ADDRESS.fullmatch(block.text))
    )
