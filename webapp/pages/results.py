"""The search page: home before there is a query, results after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.engines import Searcher
from indexer.errors import QueryError
from indexer.model import Query, Results
from webapp import labels
from webapp.pages.cards import Card, card
from webapp.pages.chips import Chip, chips, without_filters
from webapp.pages.choices import warning
from webapp.pages.facets import Group, groups
from webapp.pages.histogram import Histogram, histogram
from webapp.pages.holdings import Holdings, documents, holdings
from webapp.pages.outlets import Outlet, feed, files, over_time
from webapp.pages.pager import Choice, Pager, exactness, pager, sorts
from webapp.pages.relaxations import Alone, Relaxation, alone, relaxations
from webapp.query_string import Pairs, address, expansions, filter_pairs, pairs
from webapp.wording import gettext, listed, ngettext


@dataclass(frozen=True, slots=True)
class Form:
    """What the forms of the page carry beside their visible fields."""

    search: Pairs  # of the search box: filters, order, size
    facets: Pairs  # of the filters: text, exclusions, order, size, facets shown whole


@dataclass(frozen=True, slots=True)
class Named:
    """A person with a page."""

    id: str
    name: str
    office: str


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
    groups: tuple[Group, ...] = ()
    in_force: str = ""  # on the button that opens the filters on a narrow screen
    chips: tuple[Chip, ...] = ()
    clear: str = ""
    histogram: Histogram | None = None
    cards: tuple[Card, ...] = ()
    sorts: tuple[Choice, ...] = ()
    pager: Pager | None = None
    understood: tuple[Markup, ...] = ()
    warnings: tuple[Markup, ...] = ()
    problem: Markup | None = None
    holdings: Holdings | None = None
    relaxations: tuple[Relaxation, ...] = ()
    alone: tuple[Alone, ...] = ()
    past_the_end: bool = False
    meant: Meant | None = None
    about: Named | None = None  # the one person that was chosen
    exactness: Choice | None = None  # the same search with words in any inflection, or exactly so
    files: tuple[Outlet, ...] = ()
    feed: str = ""
    trends: str = ""

    @property
    def home(self) -> bool:
        return is_home(self.query)


def is_home(query: Query) -> bool:
    """Nothing asked; an order alone asks for everything in that order."""
    return replace(query, size=Query().size, typing=False) == Query()


def search_page(searcher: Searcher, query: Query, expanded: tuple[str, ...]) -> SearchPage:
    """Raise nothing for a query that cannot be understood: the page says so."""
    try:
        results = searcher.search(query)
    except QueryError as error:
        return _problem_page(query, error)
    page = _page(results, expanded)
    if page.home:
        return replace(page, holdings=holdings(searcher))
    if not results.total:
        nearest = relaxations(results, searcher)
        parts = alone(results, searcher)
        return replace(page, holdings=holdings(searcher), relaxations=nearest, alone=parts)
    return page


def _page(results: Results, expanded: tuple[str, ...]) -> SearchPage:
    query = results.query
    in_force = tuple(filter_pairs(query))
    return SearchPage(
        query=query,
        address=address(query, expanded),
        title=_title(results),
        heading=documents(results.total) if results.total else gettext("No documents"),
        status=_status(results, len(in_force)),
        form=_form(query, expanded),
        groups=groups(results, expanded),
        in_force=_in_force(len(in_force)),
        chips=chips(results),
        clear=address(without_filters(query)),
        histogram=histogram(query, results.facet("year")),
        cards=tuple(_cards(results)),
        sorts=sorts(query),
        pager=pager(results),
        understood=tuple(labels.said(message) for message in results.understood),
        warnings=tuple(warning(message, query) for message in results.warnings),
        past_the_end=bool(results.total and not results.hits),
        meant=_meant(results),
        exactness=exactness(query),
        about=_about(results),
        files=files(query),
        feed=feed(query),
        trends=over_time(query),
    )


def _about(results: Results) -> Named | None:
    chosen = results.query.chosen("minister").include
    if len(chosen) != 1:
        return None
    known = (v for v in results.facet("minister").values if v.value == chosen[0])
    return next((Named(v.value, v.label, v.note) for v in known), None)


def _cards(results: Results) -> Iterator[Card]:
    query = results.query
    before = (query.page - 1) * query.size
    for place, hit in enumerate(results.hits, start=before + 1):
        yield card(hit, query, place)


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
        form=_form(query, ()),
        problem=labels.said(error),
    )


def _form(query: Query, expanded: tuple[str, ...]) -> Form:
    first = replace(query, page=1)
    included = {(name, value) for name, f in query.filters.items() for value in f.include}
    return Form(
        search=pairs(replace(first, text="")),
        facets=(*(p for p in pairs(first) if p not in included), *expansions(expanded)),
    )


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
    said = documents(results.total) if results.total else gettext("No documents")
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
