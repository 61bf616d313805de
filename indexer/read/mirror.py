"""Mirrors: the address of a page that a downloader wrote to `host/folder/file`."""

import re
from functools import lru_cache
from urllib.parse import quote, unquote

from courlan import extract_domain

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,20}", re.IGNORECASE)
_PORT = re.compile(r"(?P<host>.+?)[+:](?P<port>\d{2,5})")
_REPLAYED = {"http:", "https:"}  # begins an address within a replay's
_STAMP = re.compile(r"\d{14}(?:[a-z]{2}_)?")
_FILE = re.compile(r"\.(?:html?|php|aspx?|jsp|txt|zip|app|py|sh|pl|md|files)$", re.IGNORECASE)
_INDEX = re.compile(r"(^|/)index\.x?html?$")
_QUERY = re.compile(r"\?|@(?=[^/]*=[^/]*$)")
_ADDED = re.compile(r"(?<=\.)(php|aspx?|jsp|cgi|cfm|do)([?@][^/]*)?\.html$")


def address(path: str) -> str:
    """The address that the names of folder and file spell, or "" where no folder is a host.

    As `wget` and archive downloaders write them: a time of capture may stand behind the host,
    `index.html` stands for the folder, `?` or `@` begins the query.
    """
    folders = path.split("/")
    at = next((at for at, name in enumerate(folders[:-1]) if _is_host(name)), None)
    if at is None:
        return ""
    host, rest = folders[at].lower().replace("+", ":"), folders[at + 1 :]
    if _REPLAYED.intersection(rest):
        return f"http://{host}/{'/'.join(rest)}"
    names = [name for name in rest if not _STAMP.fullmatch(name)]
    if not names or any(" " in name or not name for name in names):
        return ""
    return f"http://{host}/{_file('/'.join(names))}"


@lru_cache(maxsize=1000)
def _is_host(name: str) -> bool:
    port = _PORT.fullmatch(name)
    host = port["host"] if port else name
    if not _HOST.fullmatch(host) or _FILE.search(host):
        return False
    return extract_domain(f"http://{host}/", fast=False) is not None


def _file(name: str) -> str:
    """The path and query behind a host."""
    folder = _INDEX.sub(lambda found: found[1], name)
    path, *query = _QUERY.split(_ADDED.sub(r"\1\2", folder), maxsplit=1)
    return "?".join((quote(unquote(path), safe="/%~:@!$&'()*+,;="), *query))
