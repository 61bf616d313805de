"""Dates that a page states for machines: meta elements, JSON-LD, time elements, its address."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from htmldate import find_date

from indexer.clean.dates.calendar import is_iso, iso

_HEAD = 200_000  # characters; what states a date stands near the beginning
_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:.-])([\w:.-]+)\s{0,4}=\s{0,4}(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))"""
)
_NAMES = (  # most telling first
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date.created", "publication_date", "publishdate", "pubdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "dc.date", "dcterms.date", "date.issued",
    "citation_publication_date", "date",
)  # fmt: skip
_JSON = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"]{4,40})"')
_TIME = re.compile(r"<time\b[^<>]{0,500}>", re.IGNORECASE)
_UNSEEN = ("script", "style", "noscript")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d])|(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2])"
    r"(?:(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01]))?|(?P<whole>[01]\d[0-3]\d))(?=[/._-]|$)"
)


def stated(html: str) -> Iterator[tuple[str, str]]:
    """Dates of meta elements, JSON-LD and time elements with their words, most telling first."""
    head = html[:_HEAD]
    found = {name: content for name, content in map(_named, _META.findall(head)) if content}
    words = [found[name] for name in _NAMES if name in found]
    words += _JSON.findall(head)
    words += [
        attributes["datetime"]
        for attributes in map(_attributes, _TIME.findall(head))
        if "datetime" in attributes and {"pubdate", "itemprop"} & set(attributes)
    ]
    for text in words:
        date = _day(text)
        if date:
            yield date, text


def guessed(html: str) -> str:
    """What htmldate makes of the whole page; "" where it finds nothing."""
    date = find_date(html[:_HEAD], original_date=True, extensive_search=False)
    return date if date and is_iso(date) else ""


def visible_lines(html: str) -> Iterator[str]:
    """The text between the tags, piece by piece, near enough to look for a date."""
    unseen = ""
    for piece in html[:_HEAD].split("<"):
        name = piece[:9].casefold()
        unseen = "" if unseen and name.startswith(f"/{unseen}") else unseen
        unseen = unseen or next((tag for tag in _UNSEEN if name.startswith(tag)), "")
        line = "" if unseen else unescape(piece.rpartition(">")[2]).strip()
        if line:
            yield line


def in_address(address: str) -> tuple[str, str]:
    """The date in an address's path, as precise as it stands there, with its words."""
    for match in _IN_PATH.finditer(urlsplit(address).path):
        whole = match["whole"] or ""
        month = int(whole[:2] or match["month"])
        day = int(whole[2:] or match["day"] or 0) or None
        date = iso(int(match["year"]), month, day) or iso(int(match["year"]), month)
        if date:
            return date, match[0]
    return "", ""


def _named(tag: str) -> tuple[str, str]:
    attributes = _attributes(tag)
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    return name.casefold(), attributes.get("content", "")


def _attributes(tag: str) -> dict[str, str]:
    return {
        match[1].casefold(): match[2] or match[3] or match[4] or ""
        for match in _ATTRIBUTE.finditer(tag)
    }


def _day(text: str) -> str:
    match = _ISO.match(text.strip())
    if not match:
        return ""
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    return iso(int(year), int(month), int(day))
