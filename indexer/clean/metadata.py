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
    "dcterms.created", "dc.date.created", "publication_date", "publishdate", "pubdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "dc.date", "dcterms.date", "date.issued",
    "citation_publication_date", "date",
)  # fmt: skip
_JSON_LD = "application/ld+json"
_JSON_DATE = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"]{4,40})"')
_SCRIPT_MAX = 200_000  # characters


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
    """Dates of publication in JSON-LD and time elements, wherever in the page they stand."""
    for script in tree.iter("script"):
        if script.get("type", "").lower() == _JSON_LD:
            yield from _JSON_DATE.findall((script.text or "")[:_SCRIPT_MAX])
    for time in tree.iter("time"):
        if time.get("datetime") and {"pubdate", "itemprop", "property"} & set(time.keys()):
            yield time.get("datetime", "")


def _folded(text: str) -> str:
    return " ".join(text.split())
