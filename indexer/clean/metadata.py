"""What an HTML page says of itself for machines: names, language, section, dates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup
from lxml.html import HtmlElement

from indexer.markup import head_of

SAMPLE = "communique-sample"  # marks a reworded page of the starter corpus

_DATES = (  # names of meta elements, most telling first
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued",
    "dcterms.available", "article.published", "og:published_time", "og:article:published_time",
    "dcterms.created", "dc.date.created", "publication_date", "publication-date", "release_date",
    "publishdate", "pubdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "dc.date", "dcterms.date", "date.issued",
    "citation_publication_date", "date",
)  # fmt: skip
_JSON_LD = "application/ld+json"
_JSON_DATE = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"]{4,40})"')
_SCRIPT_MAX = 200_000  # characters
_PUBLISHED = re.compile(
    r"(?:schema:)?date(?:published|created)|(?:dc|dcterms):(?:date|issued|created)", re.IGNORECASE
)  # what elements are called that state when a page was published
_PUBLISHED_CLASS = re.compile(r"(?:^|\s)(?:published|pubdate|dt-published)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """An empty text stands for what a page does not say."""

    title: str = ""
    social_title: str = ""  # og:title
    site: str = ""  # og:site_name
    language: str = ""  # as declared
    section: str = ""  # article:section
    dates: tuple[str, ...] = ()  # as written, most telling first
    sample: bool = False


UNSTATED = Metadata()


def metadata_of(html: str, tree: HtmlElement) -> Metadata:
    """The statements of the page's head, and those further down in its whole tree."""
    head = head_of(html)
    named = _named(head)
    title = head.find("title")
    return Metadata(
        title=_folded(title.get_text(" ") if title else ""),
        social_title=_folded(named.get("og:title", "")),
        site=_folded(named.get("og:site_name", "")),
        language=_language(head) or named.get("content-language", ""),
        section=_folded(named.get("article:section", "")),
        dates=(*(named[name] for name in _DATES if named.get(name)), *_dates(tree)),
        sample=SAMPLE in named,
    )


def _named(head: BeautifulSoup) -> Mapping[str, str]:
    """The contents of meta elements by their names; the first of a name counts."""
    named: dict[str, str] = {}
    for meta in head.find_all("meta"):
        keys = (meta.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next((str(key) for key in keys if key), "")
        named.setdefault(name.lower(), str(meta.get("content") or ""))
    return named


def _language(head: BeautifulSoup) -> str:
    page = head.find("html")
    return str(page.get("lang") or page.get("xml:lang") or "") if page else ""


def _dates(tree: HtmlElement) -> Iterator[str]:
    """Dates of publication in JSON-LD and in elements, wherever in the page they stand."""
    for script in tree.iter("script"):
        if script.get("type", "").lower() == _JSON_LD:
            yield from _JSON_DATE.findall((script.text or "")[:_SCRIPT_MAX])
    classed: list[str] = []
    for element in tree.iter("time", "meta", "span", "div", "p", "abbr"):
        stated = element.get("datetime") or element.get("content") or ""
        if stated and _says_published(element):
            yield stated
        elif stated and _is_classed(element):
            classed.append(stated)
    if len({stated[:10] for stated in classed}) == 1:  # several might be those of other pages
        yield classed[0]


def _says_published(element: HtmlElement) -> bool:
    """Whether an element's date is that of publication, not of a change or an event."""
    if element.tag == "time" and element.get("pubdate") is not None:
        return True
    called = element.get("itemprop") or element.get("property") or ""
    return bool(_PUBLISHED.fullmatch(called.strip()))


def _is_classed(element: HtmlElement) -> bool:
    return element.tag == "time" and bool(_PUBLISHED_CLASS.search(element.get("class", "")))


def _folded(text: str) -> str:
    return " ".join(text.split())
