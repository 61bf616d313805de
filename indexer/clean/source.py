"""Who published a page: by its address, by what it calls itself, by where the archive files it."""

import re
from urllib.parse import urlsplit

from courlan import extract_domain

from indexer.authority import Authority, Source

_CLAIM = re.compile(r"©|\(c\)|copyright|著作権", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)


def source_of(
    address: str, site_name: str, lines: tuple[str, ...], path: str, authority: Authority
) -> str:
    """The publisher's name; the domain where no record knows it, "" where nothing tells it.

    `lines` are those of the page's head and foot, `path` is that of its capture.
    """
    host = urlsplit(address).hostname or ""
    folder = _folder_host(path)
    known = (
        _by_host(host, authority)
        or _by_name((site_name,), authority)
        or _by_host(folder, authority)
        or _by_name(lines, authority)
    )
    return known or site_name.strip() or _domain(host) or _domain(folder)


def _by_host(host: str, authority: Authority) -> str:
    """The source with the most exact of the hosts that this one belongs to."""
    known = {owned: source.name for source in authority.sources for owned in source.hosts}
    parts = host.casefold().split(".")
    tails = (".".join(parts[start:]) for start in range(len(parts)))
    return next((known[tail] for tail in tails if tail in known), "")


def _by_name(lines: tuple[str, ...], authority: Authority) -> str:
    """The source that a line consists of, or to which it gives the copyright."""
    for line in lines:
        named = [source for source in authority.sources if line and _names(line, source)]
        if len(named) == 1:
            return named[0].name
    return ""


def _names(line: str, source: Source) -> bool:
    text = line.casefold().strip(" .,-–—|")
    forms = {form.casefold() for form in (source.name, source.full_name, *source.printed) if form}
    claimed = bool(_CLAIM.search(line)) and any(form in text for form in forms)
    return claimed or text.removeprefix("the ") in forms


def _folder_host(path: str) -> str:
    first = path.split("/", 1)[0] if "/" in path and not path.startswith("/") else ""
    return first.casefold() if _HOST.fullmatch(first) else ""


def _domain(host: str) -> str:
    """ "mofa.go.jp" of "www.mofa.go.jp"; the host itself where no registry knows its ending."""
    return str(extract_domain(f"https://{host}/") or host)
