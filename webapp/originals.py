"""How archived bytes may be served: as a document that runs nothing, as text, or not shown."""

import re

from indexer.model import Capture

_HTML = {"text/html", "application/xhtml+xml"}
_AS_IS = {"application/pdf"}
_NAME = re.compile(r"[A-Za-z0-9._-]{1,40}")  # of an encoding; the reader writes them as browsers do


def content_type(capture: Capture, payload: bytes) -> str:
    """What the browser is told; whatever it could run or mistake goes as plain bytes or text."""
    media_type = capture.media_type.partition(";")[0].strip().lower() or _guessed(payload)
    if media_type in _HTML:
        return f"text/html; charset={_charset(capture)}"
    if media_type.startswith("text/"):
        return f"text/plain; charset={_charset(capture)}"
    return media_type if media_type in _AS_IS else "application/octet-stream"


def _guessed(payload: bytes) -> str:
    start = payload[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    return "text/html" if start.startswith(b"<") else "text/plain"


def _charset(capture: Capture) -> str:
    return capture.charset if _NAME.fullmatch(capture.charset) else "utf-8"
