"""The search page: home before there is a query, results after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.engines import Searcher
from indexer.errors import QueryError
from indexer.model import Granularity, Query, Results
from indexer.model import Histogram as Counted
from webapp import labels
from webapp.addresses import Addresses
from webapp.archive import Archive
from webapp.pages.about import About, about
from webapp.pages.cards import Card, Ways, card
from webapp.pages.chips import Chip, chips, without_filters
from webapp.pages.choices import warning
from webapp.pages.facets import Group, groups
from webapp.pages.histogram import Histogram, histogram, year_in_focus
from webapp.pages.holdings import Holdings, documents, holdings
from webapp.pages.outlets import Outlet, feed, files, over_time, receipt
from webapp.pages.pager import Choice, Pager, exactness, grouping, pager, sizes, sorts
from webapp.pages.relaxations import Alone, Relaxation, alone, relaxations
from webapp.query_string import (
    DEFAULT,
    FACET_NAMES,
    Pairs,
    Shown,
    address,
    expansions,
    filter_pairs,
    language_pairs,
    showing,
    shown,
    sought,
)
from webapp.wording import decimal, gettext, listed, ngettext
from webapp.years import is_months


@dataclass(frozen=True, slots=True)
class Form:
    """What the forms of the page carry beside their visible fields."""

    search: Pairs  # of the search box: filters, order, size
    facets: Pairs  # of the filters: text, exclusions, order, size, facets shown whole


@dataclass(frozen=True, slots=True)
class Meant:
    """Another spelling, which is known to find much more."""

    text: str
    address: str
    count: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    query: Query
    address: str
    title: str  # of the browser's window
    heading: str
    status: str  # for the screen reader's status line
    form: Form
    home: bool = False  # nothing is asked
    groups: tuple[Group, ...] = ()
    in_force: str = ""  # on the button that opens the filters on a narrow screen
    chips: tuple[Chip, ...] = ()
    clear: str = ""
    histogram: Histogram | None = None
    cards: tuple[Card, ...] = ()
    sorts: tuple[Choice, ...] = ()
    pager: Pager | None = None
    sizes: tuple[Choice, ...] = ()
    understood: tuple[Markup, ...] = ()
    warnings: tuple[Markup, ...] = ()
    problem: Markup | None = None
    holdings: Holdings | None = None
    relaxations: tuple[Relaxation, ...] = ()
    alone: tuple[Alone, ...] = ()
    past_the_end: bool = False
    meant: Meant | None = None
    about: About | None = None
    exactness: Choice | None = None  # the same search with words in any inflection, or exactly so
    grouping: Choice | None = None  # the same search with near-duplicates one by one, or together
    files: tuple[Outlet, ...] = ()
    feed: str = ""
    trends: str = ""
    receipt: str = ""


def is_home(query: Query) -> bool:
    """Nothing asked; an order alone asks for everything in that order."""
    if query.text or query.filters:
        return False
    return shown(query)._replace(size=DEFAULT.size, grouped=True) == shown(DEFAULT)


def search_page(archive: Archive, query: Query, expanded: tuple[str, ...]) -> SearchPage:
    """Raise nothing for a query that cannot be understood: the page says so."""
    searcher = archive.searcher
    try:
        results = searcher.search(query)
    except QueryError as error:
        return _problem_page(query, error)
    page = _page(results, expanded, _months(searcher, query), about(results, archive.authority))
    if page.home:
        return replace(page, holdings=holdings(searcher))
    if not results.total:
        nearest = relaxations(results, searcher)
        parts = alone(results, searcher)
        return replace(page, holdings=holdings(searcher), relaxations=nearest, alone=parts)
    return page


def _months(searcher: Searcher, query: Query) -> Counted | None:
    """Documents per month, whatever years are chosen; None where no single year is in focus."""
    chosen = query.chosen("year").include
    if not year_in_focus(query) and not any(map(is_months, chosen)):
        return None
    return searcher.histogram(query.without("year"), Granularity.MONTH)


def _page(
    results: Results, expanded: tuple[str, ...], months: Counted | None, who: About | None
) -> SearchPage:
    query, addresses = results.query, Addresses(results.query)
    in_force = tuple(filter_pairs(query))
    return SearchPage(
        query=query,
        address=address(query, expanded),
        title=_title(results),
        heading=_counted(results),
        status=_status(results, len(in_force)),
        form=_form(query, addresses.first, expanded),
        home=is_home(query),
        groups=groups(results, addresses, expanded, months),
        in_force=_in_force(len(in_force)),
        chips=chips(results),
        clear=address(without_filters(query)),
        histogram=histogram(query, results.facet("year"), expanded, months),
        cards=tuple(_cards(results)),
        sorts=sorts(addresses),
        pager=pager(results, addresses),
        sizes=sizes(results, addresses),
        understood=tuple(labels.said(message) for message in results.understood),
        warnings=tuple(warning(message, query) for message in results.warnings),
        past_the_end=bool(results.total and not results.hits),
        meant=_meant(results),
        about=who,
        exactness=exactness(results, addresses),
        grouping=grouping(results, addresses),
        files=files(addresses),
        feed=feed(addresses),
        trends=over_time(addresses),
        receipt=receipt(addresses),
    )


def _counted(results: Results) -> str:
    """How many documents, and how many of them say something of their own."""
    if not results.total:
        return gettext("No documents")
    found = documents(results.total)
    if results.groups == results.total or is_home(results.query):
        return found
    different = decimal(results.groups)
    return gettext("%(documents)s, %(n)s without near-duplicates", documents=found, n=different)


def _cards(results: Results) -> Iterator[Card]:
    ways = Ways(results.query)
    before = (results.query.page - 1) * results.query.size
    for place, hit in enumerate(results.hits, start=before + 1):
        yield card(hit, ways, place)


def _meant(results: Results) -> Meant | None:
    other = results.did_you_mean
    if other is None:
        return None
    to = address(replace(results.query, text=other.text, page=1, typing=False))
    return Meant(other.label, to, documents(other.count))


def _problem_page(query: Query, error: QueryError) -> SearchPage:
    heading = gettext("This search cannot be understood")
    sentence = gettext(error.template) % error.values
    return SearchPage(
        query=query,
        address=address(query),
        title=gettext("%(title)s · Communiqué", title=heading),
        heading=heading,
        status=gettext("%(heading)s. %(sentence)s", heading=heading, sentence=sentence),
        form=_form(query, shown(query)._replace(page=1), ()),
        problem=labels.said(error),
    )


def _form(query: Query, first: Shown, expanded: tuple[str, ...]) -> Form:
    """`first`: how its first page is shown."""
    rest = (*showing(first), *language_pairs())
    kept = [pair for pair in sought(query) if pair[0] not in FACET_NAMES]
    return Form(search=(*filter_pairs(query), *rest), facets=(*kept, *rest, *expansions(expanded)))


def _title(results: Results) -> str:
    query = results.query
    found = documents(results.total) if results.total else gettext("No documents")
    if is_home(query):
        return gettext("Communiqué: search %(documents)s", documents=found)
    about = query.text or gettext("the chosen filters")
    title = gettext("%(documents)s for %(query)s", documents=found, query=about)
    if query.page > 1 and results.hits:
        title = gettext("%(title)s, page %(page)s", title=title, page=str(query.page))
    return gettext("%(title)s · Communiqué", title=title)


def _status(results: Results, filters: int) -> str:
    said = _counted(results)
    if results.query.text:
        said = gettext("%(documents)s for %(query)s", documents=said, query=results.query.text)
    if filters:
        counted = ngettext("%(n)s filter", "%(n)s filters", filters)
        said = listed((said, counted))
    return said


def _in_force(filters: int) -> str:
    if not filters:
        return gettext("Filters")
    return ngettext("Filters, %(n)s in force", "Filters, %(n)s in force", filters)
