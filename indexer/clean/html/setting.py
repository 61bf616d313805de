"""How the lines of a main text are set, by which lines among them are told to belong or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Self

from lxml.html import HtmlElement

from indexer.clean.lines import Line
from indexer.model import BlockKind

_FURNITURE = {"button", "dialog", "figcaption", "footer", "form", "label"}
_STRUCTURE = {"blockquote", "dd", "dt", "li", "pre", "td", "th"}

Style = tuple[str, str]  # an element's name and classes


@dataclass(frozen=True, slots=True)
class Setting:
    """The elements that hold lines of the main text, and how those are styled."""

    holders: frozenset[HtmlElement]  # with all that these stand in
    styles: frozenset[Style]

    @classmethod
    def of(cls, lines: Sequence[Line], main: Sequence[bool]) -> Self:
        """The setting of the lines that are known to be main text."""
        holders: set[HtmlElement] = set()
        styles: set[Style] = set()
        for line, known in zip(lines, main, strict=True):
            if known and line.element is not None:
                styles.add(_style(line.element))
                for element in _outward(line.element):
                    if element in holders:
                        break
                    holders.add(element)
        return cls(frozenset(holders), frozenset(styles))

    def fits(self, line: Line) -> bool:
        """Whether a line among them is set like them; headings, lists and tables always are."""
        if line.element is None:
            return True
        told = line.block.kind is not BlockKind.PARAGRAPH or line.element.tag in _STRUCTURE
        return (told or _style(line.element) in self.styles) and self.holds(line)

    def holds(self, line: Line) -> bool:
        """Whether a line stands in no control, caption or footer that holds none of them."""
        if line.element is None:
            return True
        apart = takewhile(lambda one: one not in self.holders, _outward(line.element))
        return all(one.tag not in _FURNITURE for one in apart)


def _style(element: HtmlElement) -> Style:
    return element.tag, element.get("class", "")


def _outward(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()
