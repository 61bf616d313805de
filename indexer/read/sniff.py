"""What some bytes are: by magic and markup first, by the name's suffix second."""

import codecs
import re
import zlib
from pathlib import PurePosixPath

HEAD = 4096  # so many first bytes tell

HTML = "text/html"
TEXT = "text/plain"
PDF = "application/pdf"
ZIP = "application/zip"
GZIP = "application/gzip"
WARC = "application/warc"
MHTML = "multipart/related"
BINARY = "application/octet-stream"

_MAGIC = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x1f\x8b", GZIP),
    (b"WARC/", WARC),
    (b"filedesc://", WARC),
    (b"\x89PNG\r\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"\x00\x01\x00\x00\x00", "font/ttf"),
    (b"OTTO", "font/otf"),
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
_PACKAGES = {
    ".apk": "application/vnd.android.package-archive", ".docx": "application/msword",
    ".epub": "application/epub+zip", ".jar": "application/java-archive",
    ".odp": "application/vnd.oasis.opendocument", ".ods": "application/vnd.oasis.opendocument",
    ".odt": "application/vnd.oasis.opendocument", ".pptx": "application/vnd.ms-powerpoint",
    ".xlsx": "application/vnd.ms-excel",
}  # fmt: skip  # zip files that are one document
_MARKUP_SUFFIXES = {".asp", ".aspx", ".htm", ".html", ".jsp", ".php", ".shtml", ".xhtml"}
_NO_PAGE = re.compile(r"(image|font|audio|video)/|text/(css|csv|javascript|xml)|application/json")
_MAIL = re.compile(rb"(?:[A-Za-z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){2,50}")
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(r"\s*([\w.+-]{1,60}/[\w.+-]{1,60})\s*(?:;|,|$)")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_PAGES = re.compile(r"application/(pdf|xhtml\+xml|octet-stream|unknown|x-unknown)")
_ARCHIVE = re.compile(r"\.w?arc(\.gz)?$", re.IGNORECASE)
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_PAGE_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|frameset)\b", re.IGNORECASE)
_ANY_TAG = re.compile(
    rb"</?(?:a|b|br|center|div|font|h[1-6]|hr|i|li|link|meta|ol|p|script|span|table|td|tr|ul)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_XML = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:rdf)\b", re.IGNORECASE)
_JSON = re.compile(rb"(?:\[\s*)*(?:\{\s*\"[^\"\n]{1,200}\"\s*:|\{\s*\}\s*$|\[\s*\]\s*$)")
_SVG = re.compile(
    rb"^(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype svg[^>]{0,200}>\s*)?<svg\b", re.IGNORECASE
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1a"))


def media_type_of(head: bytes, name: str) -> str:
    """The media type of what begins with `head` and is called `name`."""
    suffix = PurePosixPath(name).suffix.lower()
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return _within(head, name) if media_type == GZIP else _package(media_type, suffix)
    head = _narrow(head)
    if _is_binary(head):
        return WARC if _ARCHIVE.search(name) else BINARY
    if _is_mhtml(head):
        return MHTML
    return _markup_type(head.lstrip(), suffix) or _SUFFIXES.get(suffix) or _text_type(head)


def is_no_page(media_type: str) -> bool:
    """Whether files of this type are parts of pages by design, not pages."""
    return _NO_PAGE.match(media_type) is not None


def declared(content_type: str) -> tuple[str, str]:
    """Media type and charset in an HTTP header, both in lower case; "" for what it lacks."""
    media_type, charset = _TYPE.match(content_type), _CHARSET.search(content_type)
    return (media_type[1] if media_type else "").lower(), (charset[1] if charset else "").lower()


def may_be_page(media_type: str) -> bool:
    """Whether it pays to look into what a server declared to be of this type."""
    if media_type.startswith("application/"):
        return _PAGES.fullmatch(media_type) is not None
    return not is_no_page(media_type)


def _within(head: bytes, name: str) -> str:
    """A gzip file is what is compressed in it where that is an archive."""
    try:
        inner = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, HEAD)
    except zlib.error:
        inner = b""
    found = inner.startswith((b"WARC/", b"filedesc://")) or _ARCHIVE.search(name)
    return WARC if found else GZIP


def _package(media_type: str, suffix: str) -> str:
    return _PACKAGES.get(suffix, ZIP) if media_type == ZIP else media_type


def _is_mhtml(head: bytes) -> bool:
    header = _MAIL.match(head)
    return header is not None and _MULTIPART.search(header[0]) is not None


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


def _text_type(head: bytes) -> str:
    """Servers send answers of programs as texts."""
    return "application/json" if _JSON.match(head.lstrip()) else TEXT


def _narrow(head: bytes) -> bytes:
    """UTF-16 with its mark, in bytes that the patterns can read."""
    for bom, encoding in _UTF16:
        if head.startswith(bom):
            return head.removeprefix(bom).decode(encoding, "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\x00" in head or controls * 50 > len(head)
