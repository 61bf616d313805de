"""Ways to take a result set or a document elsewhere: files, feeds, citations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.model import Document, Query
from webapp import citing, exports
from webapp.citing import plain
from webapp.query_string import DEFAULT, dump
from webapp.wording import gettext


@dataclass(frozen=True, slots=True)
class Outlet:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A document, ready to be cited."""

    sentence: str
    files: tuple[Outlet, ...]


def files(query: Query) -> tuple[Outlet, ...]:
    """All that a search finds, in each format; the page that is in sight does not count."""
    all_of_it = _of("", query)
    return tuple(
        Outlet(gettext(f.name), f"/export.{s}{all_of_it}") for s, f in exports.FORMATS.items()
    )


def feed(query: Query) -> str:
    return _of("/feed.atom", query)


def receipt(query: Query) -> str:
    return _of("/receipt", query)


def over_time(query: Query) -> str:
    return _of("/trends", replace(query, sort=DEFAULT.sort))


def cited(document: Document, permanent: str) -> Cited:
    sentence = plain.sentence(citing.citation(document, permanent))
    return Cited(sentence, tuple(_citations(document.id)))


def _citations(id: str) -> Iterator[Outlet]:
    for suffix, style in citing.FORMATS.items():
        yield Outlet(gettext(style.name), f"/d/{id}/cite.{suffix}")


def _of(path: str, query: Query) -> str:
    given = dump(replace(query, page=DEFAULT.page, size=DEFAULT.size, grouped=True))
    return f"{path}?{given}" if given else path
