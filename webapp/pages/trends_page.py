"""What the page of trends shows."""

from dataclasses import dataclass
from urllib.parse import urlencode

from indexer.model import Granularity
from webapp.pages.lines import Drawing, drawing
from webapp.pages.pager import Choice
from webapp.pages.trends import MOST, Asked, Point, Series, Trends
from webapp.query_string import Pairs, filter_pairs, language_pairs
from webapp.wording import decimal, gettext, listed


@dataclass(frozen=True, slots=True)
class Cell:
    """What the table says of one search in one period."""

    text: str
    address: str = ""
    held: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    period: str
    archive: str
    cells: tuple[Cell, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class TrendsPage:
    title: str
    boxes: tuple[str, ...]  # the searches, and empty boxes for more
    kept: Pairs  # the filters that hold for all
    by_month: bool
    share: bool
    by: tuple[Choice, ...]
    units: tuple[Choice, ...]
    series: tuple[Series, ...]
    drawing: Drawing | None
    rows: tuple[Row, ...]
    csv: str


def trends_page(found: Trends) -> TrendsPage:
    asked = found.asked
    texts = [query.text for query in asked.queries if query.text]
    named = gettext("%(queries)s over time", queries=listed(texts)) if texts else gettext("Trends")
    month = asked.by is Granularity.MONTH
    return TrendsPage(
        title=gettext("%(title)s · Communiqué", title=named),
        boxes=(*texts, *[""] * (MOST - len(texts))),
        kept=(*filter_pairs(asked.queries[0]), *language_pairs()),
        by_month=month,
        share=asked.share,
        by=(
            Choice(gettext("years"), _address(asked, month=False), not month),
            Choice(gettext("months"), _address(asked, month=True), month),
        ),
        units=(
            Choice(gettext("documents"), _address(asked, share=False), not asked.share),
            Choice(gettext("share of the archive"), _address(asked, share=True), asked.share),
        ),
        series=found.series,
        drawing=drawing(found),
        rows=tuple(_rows(found)),
        csv=_address(asked, path="/trends.csv"),
    )


def _rows(found: Trends) -> list[Row]:
    """Newest first, as one looks for it."""
    rows = [
        Row(
            period=period,
            archive=decimal(held),
            cells=tuple(_cell(one.points[place], share=found.asked.share) for one in found.series),
            held=bool(held),
        )
        for place, (period, held) in enumerate(zip(found.periods, found.held, strict=True))
    ]
    return rows[::-1]


def _cell(point: Point | None, *, share: bool) -> Cell:
    if point is None:
        return Cell("", held=False)
    return Cell(f"{point.share:.1f} %" if share else decimal(point.count), point.address)


def _address(
    asked: Asked, *, month: bool | None = None, share: bool | None = None, path: str = "/trends"
) -> str:
    """The same comparison, with one choice made otherwise."""
    by_month = asked.by is Granularity.MONTH if month is None else month
    by_share = asked.share if share is None else share
    pairs = (
        *(("q", query.text) for query in asked.queries if query.text),
        *filter_pairs(asked.queries[0]),
        *((("by", "month"),) if by_month else ()),
        *((("share", "1"),) if by_share else ()),
        *language_pairs(),
    )
    return f"{path}?{urlencode(pairs)}" if pairs else path
