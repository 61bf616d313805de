"""The main text of an HTML page: which of its lines trafilatura takes for content."""

from collections.abc import Sequence
from itertools import pairwise

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from indexer.clean.boilerplate.ending import is_text
from indexer.clean.boilerplate.phrases import rule_for
from indexer.clean.dates.lines import only_date
from indexer.clean.html.alignment import aligned
from indexer.clean.html.setting import Setting
from indexer.clean.lines import Line

_ELEMENTS = 50_000  # in a tree; trafilatura takes minutes over larger ones
_GAP = 30  # lines
_HEAD = 12  # lines above the text that may hold its date
_LINKED = 0.4  # share of a line that stands in links
_PROSE = 60  # characters
_CONTAINERS = {"article", "div", "main", "section", "td"}
_LEAST = 0.2  # of the page's prose: a main text shorter than that is wrong


def main_lines(tree: HtmlElement, lines: Sequence[Line]) -> list[bool]:
    """For each line of the tree, whether it belongs to the main text."""
    simple = sum(1 for _ in tree.iter()) <= _ELEMENTS
    voted = _voted(tree, lines) if simple else [False] * len(lines)
    if _length(lines, voted) < _LEAST * _length(lines, [_is_prose(line) for line in lines]):
        voted = [_is_prose(line) or vote for line, vote in zip(lines, voted, strict=True)]
    if not any(voted):  # a page of a few short lines
        return [line.linked < _LINKED for line in lines]
    return _with_edges(lines, _with_gaps(lines, voted))


def _voted(tree: HtmlElement, lines: Sequence[Line]) -> list[bool]:
    """Which lines trafilatura kept."""
    found = bare_extraction(tree, include_comments=False, output_format="xml")
    if not isinstance(found, Document) or found.body is None:
        return [False] * len(lines)
    text = " ".join(map(str, found.body.itertext()))
    return aligned([line.block.text for line in lines], text)


def _with_gaps(lines: Sequence[Line], voted: Sequence[bool]) -> list[bool]:
    """Lines between two of the main text belong to it, if they are set like it, and no links."""
    setting = Setting.of(lines, voted)
    kept = [at for at, vote in enumerate(voted) if vote]
    filled = list(voted)
    for before, after in pairwise(kept):
        between = lines[before + 1 : after]
        filled[before + 1 : after] = [
            line.linked < _LINKED
            and (setting.fits(line) if len(between) > 1 else setting.holds(line))
            and (len(between) < _GAP or _is_prose(line))
            for line in between
        ]
    return filled


def _with_edges(lines: Sequence[Line], kept: Sequence[bool]) -> list[bool]:
    """What else belongs to the text: a date or prose just above it, and what its element holds."""
    wanted, setting = list(kept), Setting.of(lines, kept)
    places = [at for at, keep in enumerate(kept) if keep]
    first, last = places[0], places[-1]
    for at in range(max(0, first - _HEAD), first):
        wanted[at] = lines[at].linked < _LINKED and _opens(lines[at], setting)
    container = _container(lines[last])
    for at in range(last + 1, len(lines)):
        if lines[at].linked >= _LINKED or not _is_within(lines[at], container):
            break
        wanted[at] = True
    return wanted


def _opens(line: Line, setting: Setting) -> bool:
    text = line.block.text
    return only_date(text) != "" or (is_text(text) and setting.fits(line) and not rule_for(text))


def _container(line: Line) -> HtmlElement | None:
    """The smallest element around a line that holds more than one kind of thing."""
    if line.element is None:
        return None
    around = (line.element, *line.element.iterancestors())
    return next((one for one in around if one.tag in _CONTAINERS), None)


def _is_within(line: Line, container: HtmlElement | None) -> bool:
    if line.element is None or container is None:
        return False
    return any(one is container for one in (line.element, *line.element.iterancestors()))


def _is_prose(line: Line) -> bool:
    return (
        line.linked < _LINKED and len(line.block.text) >= _PROSE and not rule_for(line.block.text)
    )


def _length(lines: Sequence[Line], kept: Sequence[bool]) -> int:
    return sum(len(line.block.text) for line, keep in zip(lines, kept, strict=True) if keep)
