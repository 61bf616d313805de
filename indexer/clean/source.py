"""Who published a page: by its address, by what it calls itself, by where the archive files it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from courlan import extract_domain

from indexer.authority import Authority, Source
from indexer.clean.people import Home

_CLAIM = re.compile(r"©|\(c\)|copyright|著作権", re.IGNORECASE)
_ABOUT = re.compile(r"about (?:the )?([^()]{2,100}?)\s?(?:\([^()]{2,20}\))?\s?:?", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells of a page's publisher."""

    address: str = ""
    site: str = ""  # as the page's metadata name it
    lines: tuple[str, ...] = ()  # of its head and foot
    tail: tuple[str, ...] = ()  # which speaks of its publisher, and sometimes of partners
    path: str = ""  # of its capture


def source_of(signs: Signs, authority: Authority) -> str:
    """The publisher's name; the domain where no record knows it, "" where nothing tells it."""
    host = urlsplit(signs.address).hostname or ""
    folder = _folder_host(signs.path)
    known = (
        _by_host(host, authority)
        or _by_name((signs.site,), authority)
        or _by_host(folder, authority)
        or _by_name(signs.lines, authority)
        or _by_name(_about(signs.tail), authority)
    )
    return known or signs.site.strip() or _domain(host) or _domain(folder)


def publishers(authority: Authority) -> tuple[str, ...]:
    """All names of all known publishers."""
    return tuple(name for source in authority.sources for name in _all_names(source))


def home_of(name: str, authority: Authority) -> Home | None:
    """Whose government a source is part of, if of one."""
    found = next((s for s in authority.sources if s.name == name and s.country), None)
    return Home(found.country, found.minister) if found else None


def whole(name: str, authority: Authority) -> str:
    """A publisher's full name, as far as it is known."""
    return next((s.full_name or s.name for s in authority.sources if s.name == name), name)


def _about(tail: Sequence[str]) -> list[str]:
    """Whom the headings in a tail are about: "About the Institute of Tides (IT)"."""
    return [found[1] for line in tail if (found := _ABOUT.fullmatch(line.strip()))]


def _by_host(host: str, authority: Authority) -> str:
    """The source with the most exact of the hosts that this one belongs to."""
    known = {owned: source.name for source in authority.sources for owned in source.hosts}
    parts = host.casefold().split(".")
    tails = (".".join(parts[start:]) for start in range(len(parts)))
    return next((known[tail] for tail in tails if tail in known), "")


def _by_name(lines: Iterable[str], authority: Authority) -> str:
    """The source that a line consists of, or to which it gives the copyright."""
    for line in lines:
        named = [source for source in authority.sources if line and _names(line, source)]
        if len(named) == 1:
            return named[0].name
    return ""


def _names(line: str, source: Source) -> bool:
    text = line.casefold().strip(" .,-–—|")
    forms = {form.casefold() for form in _all_names(source) if form}
    claimed = bool(_CLAIM.search(line)) and any(form in text for form in forms)
    return claimed or text.removeprefix("the ") in forms


def _all_names(source: Source) -> tuple[str, ...]:
    return source.name, source.full_name, *source.printed


def _folder_host(path: str) -> str:
    first = path.split("/", 1)[0] if "/" in path and not path.startswith("/") else ""
    return first.casefold() if _HOST.fullmatch(first) else ""


def _domain(host: str) -> str:
    """ "mofa.go.jp" of "www.mofa.go.jp"; the host itself where no registry knows its ending."""
    return str(extract_domain(f"https://{host}/") or host)
