"""What makes two captures one document, and two documents of one site."""

import hashlib
import re
from functools import lru_cache
from urllib.parse import urlsplit

from courlan import extract_domain

from indexer.model import Capture

ID = re.compile(r"[0-9a-f]{16}")

_PORTS = {"http": 80, "https": 443}
_ADDED = re.compile(
    r"utm_|(?:fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|jsessionid|phpsessid"
    r"|aspsessionid\w*|cfid|cftoken)(?:=|$)",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[\w.!-]*", re.IGNORECASE)
_WWW = re.compile(r"^www\d*\.")


def canonical(address: str) -> str:
    """The address as captures of one page share it, or "" where it is none.

    As in the URL keys of web archives' CDX files, scheme and a leading `www.` do not count; host
    in lower case, query parameters sorted, fragment and default port dropped. Of the parameters
    only those go that campaigns, click counters and sessions add (`utm_…`, `fbclid`,
    `PHPSESSID`): any other may be what tells two releases apart.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:  # a port that is no number, an unclosed bracket
        return ""
    if parts.scheme not in _PORTS or not parts.hostname:
        return ""
    host = _WWW.sub("", parts.hostname) + (
        f":{port}" if port not in {None, *_PORTS.values()} else ""
    )
    wanted = sorted(one for one in parts.query.split("&") if one and not _ADDED.match(one))
    path = _SESSION.sub("", parts.path).removesuffix("/")
    return "?".join(filter(None, (host + path, "&".join(wanted))))


def document_id(capture: Capture) -> str:
    """16 hex digits of sha256 over the canonical address, else over `path#offset`."""
    key = canonical(capture.address) or capture.place
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def site_of(capture: Capture) -> str:
    """The registered domain ("mofa.go.jp"); without an address the first folder below `pages/`.

    "" for a page that tells neither. Case does not count.
    """
    host = canonical(capture.address).partition("/")[0].partition(":")[0]
    first, _, rest = capture.path.partition("/")
    return _domain(host) if host else first.casefold() if rest else ""


@lru_cache(maxsize=4096)
def _domain(host: str) -> str:
    """The host itself where no registry knows its ending."""
    return str(extract_domain(f"https://{host}/") or host)
