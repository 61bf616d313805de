"""Navigation that no markup names: runs of short links above or below the text of old pages."""

from collections.abc import Iterator, Sequence

from indexer.clean.boilerplate.ending import is_text
from indexer.clean.lines import Line
from indexer.model import BlockKind

RULE = "navigation"
_LINKS = 4  # and more follow each other
_LINKED = 0.9  # share of a line that is a link
_SHORT = 60  # characters of a line
_SHARE = 0.3  # of a page's text; more links than that are what the page is about


def columns(lines: Sequence[Line], wanted: Sequence[bool]) -> list[bool]:
    """For each line, whether it is part of such a run; none is between two lines of prose."""
    prose = [at for at, line in enumerate(lines) if wanted[at] and _is_prose(line)]
    found = [False] * len(lines)
    if not prose:
        return found
    for run in _runs(lines):
        if run.stop <= prose[0] or run.start > prose[-1]:
            found[run.start : run.stop] = [True] * len(run)
    taken = sum(len(line.block.text) for line, one in zip(lines, found, strict=True) if one)
    whole = sum(len(line.block.text) for line, want in zip(lines, wanted, strict=True) if want)
    return found if taken <= _SHARE * whole else [False] * len(lines)


def _runs(lines: Sequence[Line]) -> Iterator[range]:
    """The runs of links that are long enough."""
    first = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not _is_link(lines[at]):
            if at - first >= _LINKS:
                yield range(first, at)
            first = at + 1


def _is_link(line: Line) -> bool:
    return (
        line.linked >= _LINKED
        and len(line.block.text) <= _SHORT
        and line.block.kind is not BlockKind.HEADING
    )


def _is_prose(line: Line) -> bool:
    return line.linked < _LINKED and is_text(line.block.text)
