"""Teasers of other pages, told by their shape: a linked heading with a few words below it."""

from collections.abc import Sequence

from indexer.clean.boilerplate.ending import is_text
from indexer.clean.boilerplate.phrases import rule_for
from indexer.clean.lines import Line
from indexer.model import BlockKind

RULE = "teaser"
_LINKED = 0.9  # share of a teaser's heading that is a link
_CARD = 400  # characters below the heading of one teaser
_CARDS = 2  # and more stand in a row
_SHARE, _FEW = 0.3, 1_500  # of a page's text; characters below a short one
_AFTER = 300  # characters that may follow the last teaser; more is text of its own


def teasers(lines: Sequence[Line], wanted: Sequence[bool], headline: str = "") -> list[bool]:
    """For each line, whether it is part of a row of teasers, or what ends a page after one.

    The headline of the page heads none, though weblogs link it to itself. Many teasers, a large
    share of the text that is `wanted`, are what the page is about, and so are those beside which
    it has no text.
    """
    found = _in_rows(lines, headline)
    lengths = [len(line.block.text) * want for line, want in zip(lines, wanted, strict=True)]
    taken = sum(length for length, one in zip(lengths, found, strict=True) if one)
    left = any(
        want and not one and is_text(line.block.text)
        for line, want, one in zip(lines, wanted, found, strict=True)
    )
    few = taken <= max(_FEW, _SHARE * sum(lengths))
    return found if few and left else [False] * len(lines)


def _in_rows(lines: Sequence[Line], headline: str) -> list[bool]:
    found = [False] * len(lines)
    heads = [at for at, line in enumerate(lines) if _is_head(line) and line.block.line != headline]
    for row in _rows(lines, heads):
        end = _card_end(lines, row[-1], len(lines))
        rest = sum(len(line.block.text) for line in lines[end:])
        stop = len(lines) if rest <= _AFTER else end
        found[row[0] : stop] = [True] * (stop - row[0])
    return found


def _rows(lines: Sequence[Line], heads: Sequence[int]) -> list[list[int]]:
    """The heads of cards that follow each other, row by row."""
    rows: list[list[int]] = []
    for head in heads:
        if rows and _card_end(lines, rows[-1][-1], head) == head:
            rows[-1].append(head)
        else:
            rows.append([head])
    return [row for row in rows if len(row) >= _CARDS]


def _card_end(lines: Sequence[Line], head: int, stop: int) -> int:
    """Where the card under this head ends, at the latest where another begins."""
    length = 0
    for at in range(head + 1, stop):
        length += len(lines[at].block.text)
        if length > _CARD or lines[at].block.kind is BlockKind.HEADING:
            return at
    return stop


def _is_head(line: Line) -> bool:
    return (
        line.block.kind is BlockKind.HEADING
        and line.linked >= _LINKED
        and not rule_for(line.block.text)
    )
