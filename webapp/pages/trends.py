"""How often searches find something over the years: lines, a table, and what is not held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from indexer.engines import Searcher
from indexer.errors import QueryError
from indexer.model import Filter, Granularity, Histogram, Query
from webapp.pages.holdings import documents
from webapp.query_string import address
from webapp.wording import decimal, gettext, listed

MOST = 4  # searches beside each other: more lines nobody tells apart
MOST_PERIODS = 600  # fifty years of months


@dataclass(frozen=True, slots=True)
class Asked:
    """Searches to compare, with the filters that hold for all of them."""

    queries: tuple[Query, ...]
    by: Granularity = Granularity.YEAR
    share: bool = False  # per cent of what the archive holds of a period, not numbers


@dataclass(frozen=True, slots=True)
class Point:
    """One search in one period."""

    period: str
    count: int
    share: float  # per cent of the archive's documents of that period
    name: str  # "2022: 14 documents", for those who do not see the line
    address: str  # what was counted; "" where there is nothing


@dataclass(frozen=True, slots=True)
class Series:
    text: str
    address: str
    total: str
    points: tuple[Point | None, ...]  # one a period; None where the archive holds nothing
    elsewhere: str  # what no point counts: "3 documents without a sure date"
    problem: str = ""  # why the search cannot be understood


@dataclass(frozen=True, slots=True)
class Trends:
    asked: Asked
    periods: tuple[str, ...]
    held: tuple[int, ...]  # documents of the archive in each period
    series: tuple[Series, ...]


def trends(searcher: Searcher, asked: Asked) -> Trends:
    archive = searcher.histogram(replace(asked.queries[0], text=""), asked.by)
    held = {bar.period: bar.count for bar in archive.bars}
    periods = tuple(_periods(sorted(held), asked.by))[-MOST_PERIODS:]
    series = tuple(_series(searcher, query, asked.by, held, periods) for query in asked.queries)
    return Trends(asked, periods, tuple(held.get(period, 0) for period in periods), series)


def _series(
    searcher: Searcher,
    query: Query,
    by: Granularity,
    held: Mapping[str, int],
    periods: tuple[str, ...],
) -> Series:
    try:
        found = searcher.histogram(query, by)
    except QueryError as error:
        sentence = gettext(error.template) % error.values
        return Series(query.text, address(query), "", (None,) * len(periods), "", sentence)
    counts = {bar.period: bar.count for bar in found.bars}
    total = sum(counts.values()) + found.vague + found.undated
    return Series(
        text=query.text,
        address=address(query),
        total=documents(total),
        points=tuple(
            _point(query, period, counts.get(period, 0), held[period]) if period in held else None
            for period in periods
        ),
        elsewhere=listed(_elsewhere(found)),
    )


def _point(query: Query, period: str, count: int, held: int) -> Point:
    name = gettext("%(when)s: %(documents)s", when=period, documents=documents(count))
    share = round(100 * count / held, 1)
    return Point(period, count, share, name, address(within(query, period)) if count else "")


def within(query: Query, period: str) -> Query:
    """The search, narrowed to a year (by its filter) or a month (in its text)."""
    if len(period) == len("2022"):
        return query.choose("year", Filter((period,)))
    clause = f"after:{period} before:{_next_month(period)}"
    text = f"({query.text}) {clause}" if query.text else clause
    return replace(query, text=text, page=1)


def _elsewhere(found: Histogram) -> Iterator[str]:
    if found.vague:
        yield gettext("%(documents)s dated by the year alone", documents=documents(found.vague))
    if found.undated:
        yield gettext("%(documents)s without a sure date", documents=documents(found.undated))


def _periods(held: list[str], by: Granularity) -> Iterator[str]:
    """Every period from the first to the last, those without documents as well."""
    if not held:
        return
    period, last = held[0], held[-1]
    while period <= last:
        yield period
        period = _next_month(period) if by is Granularity.MONTH else f"{int(period) + 1:04}"


def _next_month(period: str) -> str:
    year, month = int(period[:4]), int(period[5:7])
    return f"{year + month // 12:04}-{month % 12 + 1:02}"


def cell(point: Point | None, *, share: bool) -> str:
    """What the table says: "" where the archive holds nothing of the period."""
    if point is None:
        return ""
    return f"{point.share:.1f}" if share else decimal(point.count)
