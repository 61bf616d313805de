"""What some bytes are: by magic and markup first, by the name's suffix second."""

import codecs
import re
from pathlib import PurePosixPath

HEAD = 4096  # so many first bytes tell

HTML = "text/html"
TEXT = "text/plain"
BINARY = "application/octet-stream"

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"WARC/", "application/warc"),
    (b"\x89PNG\r\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
)
_SUFFIXES = {
    ".avif": "image/avif", ".css": "text/css", ".csv": "text/csv", ".eot": "font/eot",
    ".gif": "image/gif", ".ico": "image/x-icon", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
    ".js": "text/javascript", ".json": "application/json", ".map": "application/json",
    ".mjs": "text/javascript", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".otf": "font/otf",
    ".png": "image/png", ".svg": "image/svg+xml", ".tif": "image/tiff", ".ttf": "font/ttf",
    ".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2", ".xml": "text/xml",
}  # fmt: skip
_MARKUP_SUFFIXES = {".asp", ".aspx", ".htm", ".html", ".jsp", ".php", ".shtml", ".xhtml"}
_NO_PAGE = re.compile(r"(image|font|audio|video)/|text/(css|csv|javascript|xml)|application/json")
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_PAGE_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|frameset)\b", re.IGNORECASE)
_ANY_TAG = re.compile(
    rb"</?(?:a|b|br|center|div|font|h[1-6]|hr|i|li|link|meta|ol|p|script|span|table|td|tr|ul)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_XML = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:rdf)\b", re.IGNORECASE)
_SVG = re.compile(
    rb"^(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype svg[^>]{0,200}>\s*)?<svg\b", re.IGNORECASE
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1a"))


def media_type_of(head: bytes, name: str) -> str:
    """The media type of what begins with `head` and is called `name`."""
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    head = _narrow(head)
    if _is_binary(head):
        return BINARY
    suffix = PurePosixPath(name).suffix.lower()
    return _markup_type(head.lstrip(), suffix) or _SUFFIXES.get(suffix, TEXT)


def is_no_page(media_type: str) -> bool:
    """Whether files of this type are parts of pages by design, not pages."""
    return _NO_PAGE.match(media_type) is not None


def _markup_type(head: bytes, suffix: str) -> str:
    if _SVG.match(head):
        return "image/svg+xml"
    if _XML.search(head) and not _PAGE_TAG.search(head):
        return "text/xml"
    if suffix in _SUFFIXES and not head.startswith(b"<"):
        return ""
    if _PAGE_TAG.search(head):
        return HTML
    expected = suffix in _MARKUP_SUFFIXES or head.startswith(b"<")
    return HTML if expected and _ANY_TAG.search(head) else ""


def _narrow(head: bytes) -> bytes:
    """UTF-16 with its mark, in bytes that the patterns can read."""
    for bom, encoding in _UTF16:
        if head.startswith(bom):
            return head.removeprefix(bom).decode(encoding, "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\x00" in head or controls * 50 > len(head)
