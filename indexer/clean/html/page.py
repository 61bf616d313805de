"""HTML pages taken apart."""

from collections.abc import Sequence
from itertools import islice

from indexer.clean import titles
from indexer.clean.boilerplate import ending
from indexer.clean.boilerplate.labels import is_navigation, is_section_label
from indexer.clean.boilerplate.phrases import rule_for
from indexer.clean.boilerplate.tag_cloud import CLOUD, is_cloud
from indexer.clean.corrections.spans import NO_SPANS, Spans
from indexer.clean.dates.lines import only_date
from indexer.clean.html import columns, main, markup, teasers
from indexer.clean.html.lines import lines_of
from indexer.clean.lines import Line
from indexer.clean.metadata import metadata_of
from indexer.clean.parts import LABELS, Parts, check_size, divided
from indexer.clean.titles.headline import opening, unframed
from indexer.clean.titles.site import NO_NAMES, Names
from indexer.model import Block, BlockKind, Stripped

_ABOVE, _BELOW = 8, 8  # lines around the title that may tell the date
_FOOT = 12
_SHORT = 80  # characters
_LINKED = 0.5  # share of a line above the headline that makes it navigation
_BROKEN = 12  # characters that a line has at least if the headline goes on in the next


def parts_of(html: str, names: Names = NO_NAMES, spans: Spans = NO_SPANS) -> Parts:
    """The page's parts; raise `NotADocument` if no text of its own is found."""
    tree = markup.parse(html)
    metadata = metadata_of(html, tree)
    by_markup = markup.strip(tree, spans)
    lines = lines_of(tree)
    markup.close_gaps(tree)
    check_size(len(lines), sum(len(line.block.text) for line in lines))
    headline = titles.of_html(metadata, lines, names)
    wanted = main.main_lines(tree, lines)
    rules = _rules(lines, wanted, headline)
    blocks, stripped = divided(*_woven(lines, rules, by_markup), headline, spans)
    return Parts(
        title=unframed(headline or opening(blocks)),
        blocks=blocks,
        stripped=stripped,
        labels=(*(span.text for span in stripped if span.rule in LABELS), metadata.section),
        head=_around(lines, wanted, headline),
        foot=tuple(line.block.line for line in lines[-_FOOT:]),
        lines=tuple(line.block.line for line in lines),
        metadata=metadata,
    )


def _woven(
    lines: Sequence[Line], rules: Sequence[str], by_markup: Sequence[Stripped]
) -> tuple[list[Block], list[str]]:
    """All that stands on the page in its order: lines, and spans that its markup told apart."""
    blocks: list[Block] = []
    taken: list[str] = []
    spans = iter(by_markup)
    for line, rule in zip(lines, rules, strict=True):
        above = list(islice(spans, line.gaps))
        blocks += (*(Block(span.text) for span in above), line.block)
        taken += (*(span.rule for span in above), rule)
    below = list(spans)
    return [*blocks, *(Block(s.text) for s in below)], [*taken, *(s.rule for s in below)]


def _rules(lines: Sequence[Line], wanted: Sequence[bool], headline: str) -> list[str]:
    """For each line the rule that takes it; "" for those that stay."""
    top = _top(lines, headline)
    cards = teasers.teasers(lines, wanted, headline)
    links = columns.columns(lines, wanted)
    rules = [
        _rule(line.block, headline)
        or ("" if keep else "not main text")
        or (teasers.RULE if card else "")
        or (columns.RULE if link else "")
        or ("above the headline" if at < top and _is_site(line) else "")
        for at, (line, keep, card, link) in enumerate(zip(lines, wanted, cards, links, strict=True))
    ]
    end = ending.end_of([line.block.text for line in lines], rules)
    return [rule or (ending.RULE if at >= end else "") for at, rule in enumerate(rules)]


def _is_site(line: Line) -> bool:
    """Whether a line above the headline belongs to the site: all but dates, facts and prose."""
    text = line.block.text
    if line.block.kind is BlockKind.ROW:
        return False
    return line.linked >= _LINKED or (len(text) <= _SHORT and not only_date(text))


def _rule(block: Block, headline: str) -> str:
    text = block.text
    if is_section_label(text) and text != headline:
        return "section label"
    if block.kind is not BlockKind.ROW and is_cloud(text):
        return CLOUD
    return "page navigation" if is_navigation(text) else rule_for(text)


def _top(lines: Sequence[Line], headline: str) -> int:
    """Where the headline begins; 0 where it stands nowhere."""
    return next((at for at, line in enumerate(lines) if _begins(line.block.line, headline)), 0)


def _begins(text: str, headline: str) -> bool:
    return text == headline or (len(text) >= _BROKEN and headline.startswith(text))


def _around(lines: Sequence[Line], wanted: Sequence[bool], headline: str) -> tuple[str, ...]:
    """The lines from some way above the title to some way into the text."""
    texts = [line.block.line for line in lines]
    first = next((at for at, keep in enumerate(wanted) if keep), 0)
    top = _top(lines, headline) or first
    return tuple(texts[max(0, min(top, first) - _ABOVE) : first + _BELOW])
