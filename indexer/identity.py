"""What makes two captures one document: the canonical address, else the place."""

import hashlib
import re

from courlan import normalize_url

from indexer.model import Capture

ID = re.compile(r"[0-9a-f]{16}")


def canonical(address: str) -> str:
    """The address as captures of one page share it, or "" where it is none.

    As in the URL keys of web archives' CDX files, scheme and a leading `www.` do not count;
    host in lower case, query parameters sorted, fragment and default port dropped.
    """
    address = address.strip()
    if not re.match(r"https?://[^/\s]", address, re.IGNORECASE):
        return ""
    try:
        normal = str(normalize_url(address))
    except ValueError:  # a port that is no number, an unclosed bracket
        return ""
    bare = re.sub(r"^https?://(www\d*\.)?", "", normal.partition("#")[0], flags=re.IGNORECASE)
    return bare.removesuffix("/")


def document_id(capture: Capture) -> str:
    """16 hex digits of sha256 over the canonical address, else over `path#offset`."""
    key = canonical(capture.address) or capture.place
    return hashlib.sha256(key.encode()).hexdigest()[:16]
