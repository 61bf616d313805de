"""Links to the pages of a result, and to its other orders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from indexer.model import Query, Results, Sort
from webapp.query_string import MAX_PAGE, address
from webapp.wording import decimal, gettext, gettext_noop

_NEAR = 2  # pages named on either side of the one in sight
_SORTS: Mapping[Sort, str] = {
    Sort.RELEVANCE: gettext_noop("best match"),
    Sort.NEWEST: gettext_noop("newest"),
    Sort.OLDEST: gettext_noop("oldest"),
    Sort.VERSIONS: gettext_noop("most versions"),
}


@dataclass(frozen=True, slots=True)
class Choice:
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


def sorts(query: Query) -> tuple[Choice, ...]:
    return tuple(
        Choice(gettext(label), address(replace(query, sort=sort, page=1)), sort is query.sort)
        for sort, label in _SORTS.items()
    )


def exactness(query: Query) -> Choice | None:
    """The switch between inflections and words as written; None where there are no words."""
    if not query.text:
        return None
    label = (
        gettext("words in any inflection") if query.exact else gettext("words exactly as written")
    )
    return Choice(label, address(replace(query, exact=not query.exact, page=1)))


def grouping(results: Results) -> Choice | None:
    """The switch between near-duplicates together and one by one; None where it changes nothing."""
    query = results.query
    if query.grouped and results.groups == results.total:
        return None
    label = gettext("show each of them") if query.grouped else gettext("near-duplicates together")
    return Choice(label, address(replace(query, grouped=not query.grouped, page=1)))


def pager(results: Results) -> Pager | None:
    """None where everything stands on one page."""
    pages = min(results.pages, MAX_PAGE)
    if pages == 1 and results.query.page == 1:
        return None
    now = results.query.page
    return Pager(
        pages=tuple(_choices(results.query, pages)),
        previous=_page(results.query, min(now - 1, pages)) if now > 1 else "",
        next=_page(results.query, now + 1) if now < pages else "",
        last=_page(results.query, pages),
    )


def _choices(query: Query, pages: int) -> Iterator[Choice]:
    last = 0
    for number in range(1, pages + 1):
        if abs(number - query.page) > _NEAR and number not in {1, pages}:
            continue
        if number != last + 1:
            yield Choice("…")
        yield Choice(decimal(number), _page(query, number), number == query.page)
        last = number


def _page(query: Query, number: int) -> str:
    return address(replace(query, page=number))
