"""Headlines that the markup breaks over lines, whole again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from indexer.clean.boilerplate.ending import is_text
from indexer.clean.boilerplate.labels import is_section_label
from indexer.clean.boilerplate.phrases import rule_for
from indexer.clean.dates.lines import only_date
from indexer.clean.lines import Line
from indexer.clean.titles.headline import BADGE, WINDOW, goes_on
from indexer.clean.titles.site import is_body
from indexer.model import BlockKind

_LONGEST = 120  # characters of one line of a headline


def whole_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines, but for those set together in bold or large type: they are one headline."""
    whole: list[Line] = []
    for emphasis, run in groupby(lines, key=lambda line: line.emphasis):
        set_apart = list(run)
        if emphasis is None or set_apart[0].block.kind is BlockKind.HEADING:
            whole += set_apart
        else:
            whole += _joined(set_apart)
    return whole


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Every few lines that might be parts of a headline as one; longer runs are text in bold."""
    forms = {at for at, (one, two) in enumerate(pairwise(lines)) if _goes_on(one, two)}
    parts = [at in forms or _is_part(line) for at, line in enumerate(lines)]
    for part, run in groupby(zip(parts, lines, strict=True), key=lambda one: one[0]):
        together = [line for _, line in run]
        if part and 1 < len(together) <= WINDOW:
            text = " ".join(line.block.line for line in together)
            yield replace(together[0], block=replace(together[0].block, text=text, marker=""))
        else:
            yield from together


def _goes_on(line: Line, below: Line) -> bool:
    return goes_on(line.block.line, below.block.line)


def _is_part(line: Line) -> bool:
    text = line.block.line
    return not (
        len(text) > _LONGEST
        or is_text(text)
        or only_date(text)
        or BADGE.match(text)
        or is_section_label(text)
        or is_body(text)
        or rule_for(text)
    )
