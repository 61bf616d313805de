"""Links to the pages of a result, and to its other orders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from indexer.model import Results, Sort
from webapp.addresses import Addresses
from webapp.query_string import MAX_PAGE
from webapp.wording import decimal, gettext, gettext_noop

_NEAR = 2  # pages named on either side of the one in sight
SIZES = (20, 50, 100)
_SORTS: Mapping[Sort, str] = {
    Sort.RELEVANCE: gettext_noop("best match"),
    Sort.NEWEST: gettext_noop("newest"),
    Sort.OLDEST: gettext_noop("oldest"),
    Sort.VERSIONS: gettext_noop("most versions"),
}


class Choice(NamedTuple):
    """A link, or the place one is at."""

    label: str
    address: str = ""  # "" for a gap between numbers
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    pages: tuple[Choice, ...]
    previous: str
    next: str
    last: str


def sorts(addresses: Addresses) -> tuple[Choice, ...]:
    now = addresses.first
    return tuple(
        Choice(gettext(label), addresses.to(now._replace(sort=sort)), sort is now.sort)
        for sort, label in _SORTS.items()
    )


def exactness(results: Results, addresses: Addresses) -> Choice | None:
    """The switch between inflections and words as written; None where there are no words."""
    if not results.query.text:
        return None
    now = addresses.first
    label = gettext("words in any inflection") if now.exact else gettext("words exactly as written")
    return Choice(label, addresses.to(now._replace(exact=not now.exact)))


def grouping(results: Results, addresses: Addresses) -> Choice | None:
    """The switch between near-duplicates together and one by one; None where it changes nothing."""
    now = addresses.first
    if now.grouped and results.groups == results.total:
        return None
    label = gettext("show each of them") if now.grouped else gettext("near-duplicates together")
    return Choice(label, addresses.to(now._replace(grouped=not now.grouped)))


def sizes(results: Results, addresses: Addresses) -> tuple[Choice, ...]:
    """How many results a page shows; none to choose from where the least shows all."""
    now = addresses.first
    if results.groups <= min(SIZES):
        return ()
    return tuple(
        Choice(decimal(size), addresses.to(now._replace(size=size)), size == now.size)
        for size in SIZES
    )


def pager(results: Results, addresses: Addresses) -> Pager | None:
    """None where everything stands on one page."""
    pages = min(results.pages, MAX_PAGE)
    now = results.query.page
    if pages == 1 and now == 1:
        return None
    return Pager(
        pages=tuple(_choices(addresses, pages)),
        previous=_page(addresses, min(now - 1, pages)) if now > 1 else "",
        next=_page(addresses, now + 1) if now < pages else "",
        last=_page(addresses, pages),
    )


def _choices(addresses: Addresses, pages: int) -> Iterator[Choice]:
    now, last = addresses.shown.page, 0
    near = range(now - _NEAR, now + _NEAR + 1)
    for number in sorted({1, pages, *(n for n in near if 0 < n <= pages)}):
        if number != last + 1:
            yield Choice("…")
        yield Choice(decimal(number), _page(addresses, number), number == now)
        last = number


def _page(addresses: Addresses, number: int) -> str:
    return addresses.to(addresses.shown._replace(page=number))
