"""A page's lines as a reader sees them, out of its tree."""

import re
from dataclasses import dataclass, replace
from string import ascii_lowercase

from lxml import etree
from lxml.html import HtmlElement

from indexer.clean.html.markup import GAP, is_anchor
from indexer.clean.lines import UNSEEN, Line, marked
from indexer.model import Block, BlockKind

_BREAKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
    "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_LARGE = re.compile(r"\+\d|[4-7]")
_CELL_MAX = 400  # characters; a table with a longer cell lays out the page
_CELL_OF_LINES = 150  # characters of a cell with several paragraphs or items
_ROW_CELLS = 2
_UNSEEN = {**UNSEEN, 0xAD: None}  # a soft hyphen ends no line of ours
_QUOTED = 0.4  # share of a page; what holds more is no quotation


def lines_of(tree: HtmlElement) -> tuple[Line, ...]:
    """The lines in the tree's order. A line ends where an element that stands alone does."""
    walk = _Walk()
    walk.through(tree)
    return tuple(walk.lines)


@dataclass(slots=True)
class _List:
    """An open list: how its next item is marked."""

    ordered: bool
    number: int
    style: str


class _Walk:
    """One passage through a tree, and what it has seen since the last line ended."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0
        self._bold: list[HtmlElement] = []  # open elements that set their text in bold or large
        self._emphases: set[HtmlElement | None] = set()  # around the parts of this line
        self._pre = 0
        self._indented: set[HtmlElement] = set()
        self._lists: list[_List] = []
        self._around: list[HtmlElement] = []  # open elements that stand alone
        self._marker = ""  # of the item whose first line is still to come
        self._gaps = [0, 0]  # above this line, and in or behind what is known of it

    def through(self, tree: HtmlElement) -> None:
        tables = {
            row: True
            for table in tree.iter("table")
            if _holds_facts(table)
            for row in table.iter("tr")
        }
        self._indented = _indented(tree)
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if event == "start" and element.tag == GAP:
                self._gaps["".join(self._parts).strip() != ""] += 1
            elif event == "start" and element in tables:
                self._flush()
                self._row(element)
                walk.skip_subtree()
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
        self._flush()

    def _start(self, element: HtmlElement) -> None:
        if element.tag in _BREAKS:
            self._flush()
            self._around.append(element)
            self._open(element)
        elif _stands_apart(element):
            self._parts.append(" ")
        self._links += _is_link(element)
        if _is_emphasis(element):
            self._bold.append(element)
        self._text(element.text)

    def _end(self, element: HtmlElement) -> None:
        self._links -= _is_link(element)
        if self._bold and self._bold[-1] is element:
            self._bold.pop()
        if element.tag in _BREAKS and self._around and self._around[-1] is element:
            self._flush()
            self._around.pop()
            self._close(element)
        self._text(element.tail)

    def _open(self, element: HtmlElement) -> None:
        if element.tag in {"ol", "ul", "menu", "dir"}:
            self._lists.append(_list(element))
        elif element.tag == "li":
            self._marker = _next_marker(self._lists, element.get("value", ""))
        self._pre += element.tag == "pre"

    def _close(self, element: HtmlElement) -> None:
        if element.tag in {"ol", "ul", "menu", "dir"} and self._lists:
            self._lists.pop()
        self._pre -= element.tag == "pre"

    def _text(self, text: str | None) -> None:
        if not text:
            return
        paragraphs = re.split(r"\n[ \t]*\n", text) if self._pre else [text]
        for number, paragraph in enumerate(paragraphs):
            if number:
                self._flush()
            part = re.sub(r"[ \t\r\n\f]+", " ", paragraph.translate(_UNSEEN))
            self._parts.append(part)
            if part.strip():
                self._emphases.add(self._bold[0] if self._bold else None)
            self._linked += len(part.strip()) if self._links else 0

    def _flush(self) -> None:
        text = "".join(self._parts).strip(" ")
        if "  " in text:
            text = re.sub(" {2,}", " ", text)
        share = min(1.0, self._linked / max(1, len(text)))
        emphasis = self._emphases.pop() if len(self._emphases) == 1 else None
        self._parts, self._linked, self._emphases = [], 0, set()
        if text.strip():
            around = self._around[-1] if self._around else None
            self.lines.append(Line(self._block(text), share, around, emphasis, self._gaps[0]))
            self._gaps = [self._gaps[1], 0]

    def _block(self, text: str) -> Block:
        for element in reversed(self._around):
            heading = _HEADING.fullmatch(str(element.tag))
            if heading:
                return marked(text, BlockKind.HEADING, int(heading[1]))
            if element.tag == "blockquote" and element not in self._indented:
                return marked(text, BlockKind.QUOTE)
            if element.tag == "li":
                return self._item(text)
            if element.tag in {"td", "body"}:
                break
        return marked(text)

    def _item(self, text: str) -> Block:
        """The first line of a list item has its marker; what follows are paragraphs."""
        if not self._marker:
            return marked(text)
        block = marked(text, BlockKind.ITEM, max(1, len(self._lists)))
        marker, self._marker = self._marker, ""
        return block if block.marker else replace(block, marker=marker)

    def _row(self, row: HtmlElement) -> None:
        cells = [" ".join(" ".join(cell.itertext()).split()) for cell in row.iter("td", "th")]
        linked = sum(len(" ".join(link.itertext())) for link in row.iter("a"))
        text = " | ".join(cell for cell in cells if cell)
        self._gaps[0] += sum(1 for _ in row.iter(GAP))
        if text:
            share = min(1.0, linked / len(text))
            self.lines.append(Line(Block(text, BlockKind.ROW), share, row, gaps=self._gaps[0]))
            self._gaps[0] = 0


def _indented(tree: HtmlElement) -> set[HtmlElement]:
    """Blockquotes that quote nothing: old pages indent their whole text by them."""
    quotes = list(tree.iter("blockquote"))
    bound = _QUOTED * sum(map(len, tree.itertext())) if quotes else 0
    return {quote for quote in quotes if sum(map(len, quote.itertext())) > bound}


def _stands_apart(element: HtmlElement) -> bool:
    """Whether a piece of text is styled by itself, as the one right before it is otherwise."""
    before = element.getprevious() if element.tag == "span" else None
    while before is not None and before.tag == GAP and not before.tail:
        before = before.getprevious()
    if before is None or before.tag != "span" or before.tail or _is_code(element):
        return False
    classes = before.get("class", ""), element.get("class", "")
    return all(classes) and classes[0] != classes[1]


def _is_code(element: HtmlElement) -> bool:
    return next(element.iterancestors("code", "pre"), None) is not None


def _is_link(element: HtmlElement) -> bool:
    """Whether an element leads elsewhere; headings link to themselves, to be cited."""
    if element.tag != "a" or is_anchor(element):
        return False
    parent = element.getparent()
    heading = parent is not None and _HEADING.fullmatch(str(parent.tag))
    return not (heading and element.get("href", "").startswith("#"))


def _is_emphasis(element: HtmlElement) -> bool:
    large = element.tag == "font" and _LARGE.fullmatch(element.get("size", "").strip())
    return bool(large) or element.tag in {"b", "big", "strong"}


def _list(element: HtmlElement) -> _List:
    start = element.get("start", "")
    style = element.get("type", "") + element.get("style", "")
    return _List(element.tag == "ol", _number(start, 1), style)


def _next_marker(lists: list[_List], value: str) -> str:
    if not lists or not lists[-1].ordered:
        return "•"
    innermost = lists[-1]
    number = _number(value, innermost.number)
    innermost.number = number + 1
    alphabetic = "alpha" in innermost.style or innermost.style[:1] in {"a", "A"}
    letter = ascii_lowercase[number - 1 : number] if alphabetic else ""
    return f"{letter or number}."


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else default


def _holds_facts(table: HtmlElement) -> bool:
    """Whether a table holds facts in its cells; others lay out a page."""
    if (
        table.get("role") in {"presentation", "none"}
        or next(table.iterdescendants("table", "form"), None) is not None
    ):
        return False
    rows = [list(row.iter("td", "th")) for row in table.iter("tr")]
    if sum(len(row) >= _ROW_CELLS for row in rows) < _ROW_CELLS:
        return False
    return all(_is_fact(cell) for row in rows for cell in row)


def _is_fact(cell: HtmlElement) -> bool:
    length = sum(map(len, cell.itertext()))
    blocks = sum(1 for _ in cell.iterdescendants("p", "div", "li", "h1", "h2", "h3"))
    return length <= (_CELL_MAX if blocks <= 1 else _CELL_OF_LINES)
