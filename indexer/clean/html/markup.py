"""HTML to a tree, and the boilerplate that its markup names taken out of it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from indexer.clean.corrections.spans import NO_SPANS, Spans
from indexer.errors import NotADocument
from indexer.model import Stripped

GAP = "Gap"  # an element that holds the place of what was stripped; no HTML gives such a tag

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_INLINE = re.compile(
    r"</?(?:b|big|em|font|i|ins|nobr|small|span|strong|tt|u)\b[^<>]*>", re.IGNORECASE
)
_OTHERS = re.compile(
    r"(?:</?(?!(?:a|body|br|h[1-6]|head|html|link|meta|p|script|style|title)\b)[a-z][^<>]*>\s*)+",
    re.IGNORECASE,
)
_HUGE_TAG = re.compile(r"<([a-z][a-z0-9]{0,9})\b[^<>]{16384,}>", re.IGNORECASE)
_TOO_DEEP = "ERR_RESOURCE_LIMIT"  # libxml2 reads no deeper than 256 levels

_TEXT_MAX = 10_000_000  # nor does it read a longer piece of text

_SILENT = ("script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "select",
           "option", "textarea", "datalist", "audio", "video", "map", "head")  # fmt: skip

_SIDE = r"(?:post|page|site|main|global|primary|local|side|sub|mega|top|left|bottom|foot(?:er)?)"

# what the markup says of an element: its classes and id, in lower case
_NAMED: Mapping[str, tuple[str, ...]] = {
    "archive toolbar": (r"\bwm-(?:ipp|tb|bipp|capinfo)", r"\bwayback"),
    "tag cloud": (r"tag-?_?cloud", r"\btags?-?(?:links|list)\b", r"\bpost-tags?\b", r"\btagged\b"),
    "cookie notice": (r"cookie", r"\bgdpr\b", r"\bconsent\b", r"onetrust"),
    "share links": (
        r"\bshar(?:e|ing|edaddy)\b",
        r"\bshare-",
        r"social-?(?:share|media|links|btn|icons)",
        r"\bsd-sharing",
        r"\badd(?:toany|this)",
        r"\bsns\b",
    ),
    "breadcrumb": (
        r"bread-?_?crumb",
        r"\bcrumbs?\b",
        r"\btopic-?path\b",
        r"\b(?:\w{2}-)?pathway\b",
        r"\btrail\b",
    ),
    "related pages": (
        r"\brelated(?:[-_](?!work)|\b)",
        r"\brecommended\b",
        r"\bread-?next\b",
        r"\bmore-(?:news|stories|from)\b",
        r"\byarpp",
        r"\blatest-(?:news|posts)\b",
    ),
    "page navigation": (
        rf"\b{_SIDE}-?_?(?:nav|navi|navigation|menu)\b",
        r"\b(?:pagination|pager|gnavi?|lnav|nav(?:bar|igation)?|menu)\b",
        r"\bskip(?:-?links?)?\b",
        r"\bback-?to-?top\b",
        r"\bpage-?top\b",
    ),
    "print links": (
        r"\b(?:item)?toolbar\b",
        r"\bprint-?(?:link|button|icon|friendly)\b",
        r"\b(?:page-?)?tools\b",
        r"(?:^|\s)font-?size",
    ),
    "comments": (r"\bcomments?-?(?:area|list|form|respond)\b", r"\brespond\b"),
    "feedback": (r"\bfeedback\b", r"\bsite-?info\b"),
    "subscription": (r"\b(?:e-?)?newsletters?\b", r"\bsubscri(?:be|ption)\b", r"\bsign-?_?up\b"),
    "window": (r"\b(?:modal|pop-?_?up|lightbox|overlay)\b",),
    "promotion": (r"\b(?:advert(?:s|isements?)?|promos?|sponsored|ctas?)\b",),
    "disclosure": (r"\b(?:disclaimers?|disclosures?|affiliate)\b",),
    "page footer": (
        r"\b(?:site|page|global)[-_]?footer\b",
        r"\bcolophon\b",
        r"(?:^|\s)footer(?:\s|$)",
    ),
}
_RULES = {rule: re.compile("|".join(each)) for rule, each in _NAMED.items()}
_WITHOUT_PROSE = {"breadcrumb", "page navigation", "print links", "share links"}
_PROSE = re.compile(r"[^.!?。]{60,}[.。](?:\s|$)")  # what stands in none of these
_NEVER = {"html", "body", "main", "article", "h1", "h2", "p"}
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_LEAST_PROSE = 200  # characters without links
_SHARE = 0.3  # of the page's unlinked text
_SHORT, _SHORT_SHARE = 400, 0.6  # characters; on a short page a notice is a larger share


def parse(html: str) -> HtmlElement:
    """The page's tree; raise `NotADocument` if it holds nothing.

    A page nested too deep to be read, as by tags that are never closed, is read without those that
    only format; if it still is too deep, its lines are read.
    """
    tree, errors = _tree(html)
    if _TOO_DEEP in errors:
        plain = _INLINE.sub("", html)
        tree, errors = _tree(plain)
        if _TOO_DEEP in errors:
            tree, errors = _tree(_OTHERS.sub("<br>", plain))
        if _TOO_DEEP in errors and len(html) > _TEXT_MAX:
            raise NotADocument(f"too large: a text without markup in {len(html):,} characters")
    return tree


def strip(tree: HtmlElement, spans: Spans = NO_SPANS) -> tuple[Stripped, ...]:
    """Take out of the tree what no reader sees, and what its markup names as boilerplate.

    A rule that would take a large share of the page's text is wrong about this page, and is
    left out, as is an element with text that people keep by `spans`. The spans come in the order
    of the page, and each that has a text leaves a `GAP` in the tree, until these are closed.
    """
    for element in list(tree.iter(*_SILENT)):
        element.drop_tree()
    lengths = _plain_lengths(tree)
    taken: dict[str, list[HtmlElement]] = {}
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        rule = _rule_for(element)
        if rule and _may_go(element, rule, lengths) and _is_minor(lengths[element], lengths[tree]):
            taken.setdefault(rule, []).append(element)
            walk.skip_subtree()
    stripped: dict[HtmlElement, Stripped] = {}
    for rule, elements in taken.items():
        if _is_minor(sum(lengths[element] for element in elements), lengths[tree]):
            for one in elements:
                stripped |= {} if _is_kept(one, spans) else _drop(one, rule)
    return tuple(stripped[gap] for gap in tree.iter(GAP))


def close_gaps(tree: HtmlElement) -> None:
    """Leave the tree as if nothing had ever stood where something was stripped."""
    for gap in list(tree.iter(GAP)):
        gap.drop_tree()


def _may_go(element: HtmlElement, rule: str, lengths: Mapping[HtmlElement, int]) -> bool:
    """Whether an element may be what it is called: links have no paragraphs among them."""
    if rule not in _WITHOUT_PROSE or lengths[element] < _LEAST_PROSE:
        return True
    return not any(map(_PROSE.search, element.itertext()))


def _is_minor(length: int, whole: int) -> bool:
    return length <= max(_SHARE * whole, min(_SHORT, _SHORT_SHARE * whole))


def _is_kept(element: HtmlElement, spans: Spans) -> bool:
    return bool(spans.keep) and spans.keeps(text_of(element))


def _drop(element: HtmlElement, rule: str) -> dict[HtmlElement, Stripped]:
    """The gap that an element leaves, with what it was; none if it held no text."""
    text = text_of(element)
    gap = element.makeelement(GAP)
    if text:
        element.addprevious(gap)
    element.drop_tree()
    return {gap: Stripped(rule, text)} if text else {}


def text_of(element: HtmlElement) -> str:
    """All text in the element, on one line; elements part words."""
    return " ".join(" ".join(element.itertext()).split())


def _tree(html: str) -> tuple[HtmlElement, set[str]]:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    content = _HUGE_TAG.sub(r"<\1>", _UNWANTED.sub("", html)).encode("utf-8", "replace")
    try:
        tree = document_fromstring(content, parser=parser)
    except etree.ParserError as error:
        raise NotADocument("no markup that could be read") from error
    return tree, {entry.type_name for entry in parser.error_log}


def _rule_for(element: HtmlElement) -> str:
    """The rule that takes this element, by what its markup says of it; "" if none does."""
    if element.tag in _NEVER:
        return ""
    if element.tag == "nav" or element.get("role") == "navigation":
        return "page navigation"
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return "hidden"
    return _rule_named(element.get("class", ""), element.get("id", ""))


@lru_cache(maxsize=8192)
def _rule_named(classes: str, id: str) -> str:
    names = f"{classes} {id}".lower().strip()
    return next((rule for rule, named in _RULES.items() if names and named.search(names)), "")


def _plain_lengths(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Characters of text outside links, in every element."""
    lengths: dict[HtmlElement, int] = {}
    total = links = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            links += _is_link(element)
            lengths[element] = total
            total += 0 if links else _length(element.text)
        else:
            lengths[element] = total - lengths[element]
            links -= _is_link(element)
            total += 0 if links else _length(element.tail)
    return lengths


def is_anchor(element: HtmlElement) -> bool:
    """Whether an `a` is a place to be led to, no link; old pages leave one open to their end."""
    return element.get("href") is None and bool(element.get("name") or element.get("id"))


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" and not is_anchor(element)


def _length(text: str | None) -> int:
    return len(text) if text and not text.isspace() else 0
