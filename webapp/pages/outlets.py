"""Ways to take a result set or a document elsewhere: files, feeds, citations."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from indexer.model import Document
from webapp import citing, exports
from webapp.addresses import Addresses
from webapp.citing import plain
from webapp.query_string import DEFAULT, shown
from webapp.wording import gettext

_USUAL = shown(DEFAULT)


class Outlet(NamedTuple):
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A document, ready to be cited."""

    sentence: str
    files: tuple[Outlet, ...]


def files(addresses: Addresses) -> tuple[Outlet, ...]:
    """All that a search finds, in each format; the page that is in sight does not count."""
    given = _all(addresses).removeprefix("/")
    return tuple(Outlet(gettext(f.name), f"/export.{s}{given}") for s, f in exports.FORMATS.items())


def feed(addresses: Addresses) -> str:
    return _all(addresses, "/feed.atom")


def receipt(addresses: Addresses) -> str:
    return _all(addresses, "/receipt")


def over_time(addresses: Addresses) -> str:
    return addresses.to(_USUAL._replace(exact=addresses.shown.exact), "/trends")


def cited(document: Document, permanent: str) -> Cited:
    sentence = plain.sentence(citing.citation(document, permanent))
    return Cited(sentence, tuple(_citations(document.id)))


def _citations(id: str) -> Iterator[Outlet]:
    for suffix, style in citing.FORMATS.items():
        yield Outlet(gettext(style.name), f"/d/{id}/cite.{suffix}")


def _all(addresses: Addresses, path: str = "/") -> str:
    now = addresses.shown
    return addresses.to(_USUAL._replace(sort=now.sort, exact=now.exact), path)
