"""Text dumps taken apart: pages whose visible text alone was kept, with no markup to go by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.clean import titles
from indexer.clean.boilerplate import ending
from indexer.clean.boilerplate.labels import is_navigation, is_section_label
from indexer.clean.boilerplate.phrases import rule_for
from indexer.clean.boilerplate.tag_cloud import CLOUD, are_labels, is_cloud, is_column
from indexer.clean.common import HEADER, Common
from indexer.clean.corrections.spans import Spans
from indexer.clean.dates.lines import only_date
from indexer.clean.lines import marked
from indexer.clean.metadata import SAMPLE, Metadata
from indexer.clean.parts import LABELS, Parts, check_size, divided
from indexer.clean.rows import Row, rows_of
from indexer.clean.running import marked_running
from indexer.clean.titles.headline import goes_on, opening, unframed, words_of
from indexer.clean.titles.site import Names
from indexer.clean.wrapping import unwrapped
from indexer.model import Block, BlockKind

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_MONTH_LINE = re.compile(rf"{_MONTH} \d{{4}}|\d{{4}}年\d{{1,2}}月", re.IGNORECASE)
_SHORT = 80  # characters; what is longer is no item of a navigation list
_NAVIGATION = 4  # so many short lines in a run, above the text, are navigation
_SAYING = 3  # words, and more, tell a headline
_FOOT = 12
_HEAD = 40


def parts_of(text: str, names: Names, spans: Spans, common: Common) -> Parts:
    """The dump's parts; raise `NotADocument` if no text of its own is found."""
    check_size(text.count("\n"), len(text))
    rows, sample = _rows(text)
    lines = tuple(row.folded for row in rows)
    taken = _taken(rows, common)
    start = _start(rows, taken)
    above = [row for row, rule in zip(rows[:start], taken, strict=False) if not rule]
    headline = _headline(above, names)
    rules = _with_above(lines, taken, headline)
    blocks, stripped = divided([_block(row) for row in rows], rules, headline, spans)
    return Parts(
        title=unframed(headline or opening(blocks)),
        blocks=blocks,
        stripped=stripped,
        labels=tuple(span.text for span in stripped if span.rule in LABELS),
        head=lines[max(0, start - _HEAD) : start + 1],
        foot=lines[-_FOOT:],
        lines=lines,
        metadata=Metadata(sample=sample),
    )


def _rows(text: str) -> tuple[list[Row], bool]:
    """The lines that are not empty, whole again, and whether the first one marked a sample."""
    rows = rows_of(text)
    sample = bool(rows) and rows[0].folded.startswith(f"{SAMPLE}:")
    return unwrapped(marked_running(rows[sample:])), sample


def _taken(rows: Sequence[Row], common: Common) -> list[str]:
    """For each line the rule that takes it; "" for those that stay."""
    lines = [row.folded for row in rows]
    taken = common.taken(lines, _with_clouds(rows, _by_themselves(rows)))
    start = _start(rows, taken)
    for run in _runs(rows, start if start < len(rows) else 0):
        if sum(taken[at] != HEADER for at in run) >= _NAVIGATION:
            for at in run[:-1] if _ends_in_headline(rows, run, start) else run:
                taken[at] = taken[at] or "navigation"
    end = ending.end_of(lines, taken)
    return [rule or (ending.RULE if at >= end else "") for at, rule in enumerate(taken)]


def _by_themselves(rows: Sequence[Row]) -> list[str]:
    """The rule for each line, whatever its place; what a headline begins with is no label."""
    rules = [row.rule or _rule(row.folded) for row in rows]
    for at, (row, below) in enumerate(pairwise(rows)):
        if not below.after_blank and goes_on(row.folded, below.folded):
            rules[at] = ""
    return rules


def _with_clouds(rows: Sequence[Row], taken: Sequence[str]) -> list[str]:
    """The rules, and one for clouds that only their place tells: columns, lists above the text."""
    found = list(taken)
    for run in _runs(rows, len(rows)):
        if is_column([rows[at].folded for at in run]):
            found[run.start : run.stop] = [rule or CLOUD for rule in found[run.start : run.stop]]
    while (start := _start(rows, found)) < len(rows) and are_labels(rows[start].folded):
        found[start] = CLOUD
    return found if start < len(rows) else list(taken)


def _start(rows: Sequence[Row], taken: Sequence[str]) -> int:
    """Where the text begins, below all headlines."""
    lines = (row.folded for row in rows)
    found = (
        at for at, (line, rule) in enumerate(zip(lines, taken, strict=True))
        if not rule and ending.is_text(line)
    )  # fmt: skip
    return next(found, len(rows))


def _rule(line: str) -> str:
    if is_cloud(line):
        return CLOUD
    if is_navigation(line):
        return "navigation"
    if _MONTH_LINE.fullmatch(line):
        return "month of an archive"
    if is_section_label(line):
        return "section label"
    return rule_for(line)


def _runs(rows: Sequence[Row], start: int) -> Iterator[range]:
    """Above a line, the runs of short lines that no empty line parts; dates are in none."""
    first = 0
    for at in range(start + 1):
        if at == start or rows[at].after_blank or not _is_short(rows[at]):
            yield range(first, at)
            first = at + (at < start and not _is_short(rows[at]))


def _ends_in_headline(rows: Sequence[Row], run: range, start: int) -> bool:
    """Whether a run's last line is no navigation: the text or its date follows close upon it."""
    headline, below = rows[run[-1]], rows[run.stop]
    says = len(words_of(headline.folded)) >= _SAYING and not is_section_label(headline.folded)
    dated = run.stop < start and only_date(below.folded) != ""
    other = [row for row in rows[run.stop + 1 : start] if _is_short(row)]  # below a date above it
    return says and not below.after_blank and (run.stop == start or (dated and not other))


def _is_short(row: Row) -> bool:
    return not row.page and len(row.folded) <= _SHORT and not only_date(row.folded)


def _headline(above: Sequence[Row], names: Names) -> str:
    return titles.of_lines([row.folded for row in above], names, [row.after_blank for row in above])


def _with_above(lines: Sequence[str], taken: Sequence[str], headline: str) -> list[str]:
    """The rules, and one for the site's lines above the headline: all but dates."""
    top = lines.index(headline) if headline in lines else 0
    return [
        rule or ("above the headline" if at < top and not only_date(line) else "")
        for at, (line, rule) in enumerate(zip(lines, taken, strict=True))
    ]


def _block(row: Row) -> Block:
    """A line as a block; one that is set in and marked is an item of a list."""
    block = replace(marked(row.text.strip()), page=row.page)
    listed = block.marker and row.text[:1].isspace()
    return replace(block, kind=BlockKind.ITEM, level=max(1, block.level)) if listed else block
