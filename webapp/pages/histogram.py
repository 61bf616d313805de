"""Documents per year as bars, each a link; thinned out and grouped where years are many."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from indexer.fields import UNDATED
from indexer.model import Facet, Filter, Query
from indexer.model import Histogram as Counted
from webapp import labels
from webapp.pages.picking import Links, Pick
from webapp.query_string import Pairs
from webapp.wording import decimal, gettext, ngettext
from webapp.years import EARLIEST, LATEST, ends, is_months, meet

MOST_BARS = 19  # as fit the narrowest column that is no telephone, 24 px each
MOST_NARROW = 11  # as fit a telephone, 24 px each, beside the bar of the undated
ROOMY = 14  # so many bars leave each its label and its count
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000)
_LOWEST = 3  # per cent: a bar for one document can still be seen


class Bar(NamedTuple):
    years: str  # as the address writes them
    name: str  # "2022: 14 documents", for those who do not see the bar
    address: str  # "" where there is nothing to see
    documents: str  # above the bar; "" where it does not fit
    century: str  # "20" of "2022": it goes first where room is scarce
    label: str  # below the bar; "" where it does not fit
    height: int  # per cent of the highest
    chosen: bool = False
    undated: bool = False

    @property
    def top(self) -> int:
        return 100 - self.height


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]
    narrow: tuple[Bar, ...]  # grouped for narrow screens; empty where `bars` fit there as well
    first: str  # what the boxes of the range hold
    last: str
    kept: Pairs  # the rest of the query, for the range's form
    months: tuple[Bar, ...] = ()  # of the one year that is chosen
    of_year: str = ""  # "Documents per month of 2022"
    pick: Pick | None = None

    @property
    def drawings(self) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
        """The bars, with the screens they are for."""
        if not self.narrow:
            return (("any", self.bars),)
        return ("wide", self.bars), ("narrow", self.narrow)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the bars of one drawing have in common."""

    highest: int  # documents
    counted: bool = True  # whether counts stand above them without running into each other


def histogram(
    query: Query, facet: Facet, expanded: tuple[str, ...] = (), months: Counted | None = None
) -> Histogram | None:
    """None where there is no year to draw. `months` are those of the query without its years."""
    counts = {int(year): count for year, count in facet.counts.items() if year.isdigit()}
    if not counts:
        return None
    undated = facet.counts.get(UNDATED, 0)
    links = Links(query, expanded)
    wide = _groups(links.now, counts, MOST_BARS)
    grouped = _groups(links.now, counts, MOST_NARROW)
    first, last = _range(links.now)
    return Histogram(
        bars=_drawn(links, wide, undated),
        narrow=() if len(grouped) == len(wide) else _drawn(links, grouped, undated),
        first=first,
        last=last,
        kept=links.kept(),
        months=tuple(_months(links, counts, months)) if months else (),
        of_year=_of_year(year_in_focus(query)) if months else "",
        pick=links.pick() if len(wide) > 1 else None,
    )


def year_in_focus(query: Query) -> str:
    """The one year in which all lies that is chosen; "" where there is no such year."""
    years = {year for pair in _chosen(query.chosen("year")) for year in pair}
    return f"{years.pop():04}" if len(years) == 1 else ""


def _of_year(year: str) -> str:
    return gettext("Documents per month of %(year)s", year=labels.year(year)) if year else ""


def _months(links: Links, of_years: Mapping[int, int], months: Counted) -> Iterator[Bar]:
    """Twelve bars of the year in focus, and one for what is dated to the year alone."""
    year = year_in_focus(links.query)
    if not year:
        return
    counts = {bar.period: bar.count for bar in months.bars if bar.period.startswith(year)}
    scale = _Scale(max(counts.values(), default=1))
    for number in range(1, 13):
        period = f"{year}-{number:02}"
        bar = _bar(links, period, counts.get(period, 0), scale, labelled=False)
        yield bar._replace(label=labels.month(period))
    vague = of_years.get(int(year), 0) - sum(counts.values())
    if vague > 0:
        name = _spoken(gettext("Month not known"), vague)
        yield Bar(
            "", name, "", decimal(vague), "", "?", _height(vague, scale.highest), undated=True
        )


def _drawn(links: Links, groups: Mapping[str, int], undated: int) -> tuple[Bar, ...]:
    highest = max(groups.values())
    scale = _Scale(highest, counted=len(groups) + bool(undated) <= ROOMY)
    bars = [
        _bar(links, years, count, scale, labelled=_labelled(years, place, len(groups)))
        for place, (years, count) in enumerate(groups.items())
    ]
    if undated:
        bars.append(_bar(links, UNDATED, undated, scale, labelled=True))
    return tuple(bars)


def _groups(now: Filter, counts: Mapping[int, int], most: int) -> dict[str, int]:
    """Documents per year, or per so many years that no more than `most` bars are needed."""
    low, high = _extent(now, counts)
    step = next(
        (step for step in _STEPS if high // step - low // step < most),
        _STEPS[-1],
    )
    totals = dict.fromkeys(range(low - low % step, high + 1, step), 0)
    for year, count in counts.items():
        totals[year - year % step] += count
    return {_name(start, step): total for start, total in totals.items()}


def _extent(now: Filter, counts: Mapping[int, int]) -> tuple[int, int]:
    """The first and the last year to draw: something of whatever is chosen is among them."""
    chosen = _chosen(now)
    return (
        min((*counts, *(last for _, last in chosen))),
        max((*counts, *(first for first, _ in chosen))),
    )


@lru_cache(maxsize=4096)
def _name(start: int, step: int) -> str:
    last = min(start + step - 1, LATEST)
    return f"{start:04}" if step == 1 else f"{start:04}..{last:04}"


def _labelled(years: str, place: int, bars: int) -> bool:
    if bars <= ROOMY:
        return True
    return place % 5 == 0 if ".." in years else int(years) % 5 == 0


def _bar(links: Links, years: str, count: int, scale: _Scale, *, labelled: bool) -> Bar:
    century, label = _label(years) if labelled else ("", "")
    include = links.now.include
    chosen = bool(include) and any(_draws(years, one) for one in include)
    return Bar(
        years=years,
        name=_spoken(labels.years(years), count),
        address=links.to(years) if count or chosen else "",
        documents=decimal(count) if scale.counted else "",
        century=century,
        label=label,
        height=_height(count, scale.highest),
        chosen=chosen,
        undated=years == UNDATED,
    )


def _draws(years: str, chosen: str) -> bool:
    """Whether the bar shows something chosen; months do only where months are."""
    return meet(chosen, years) and is_months(years) <= is_months(chosen)


def _height(count: int, highest: int) -> int:
    return min(max(100 * count // highest, _LOWEST), 100) if count else 0


def _label(years: str) -> tuple[str, str]:
    if years == UNDATED:
        return "", "?"
    return years[:2], years[2:4]  # a group of years stands under its first


def _spoken(years: str, count: int) -> str:
    return ngettext("%(years)s: %(n)s document", "%(years)s: %(n)s documents", count, years=years)


def _range(now: Filter) -> tuple[str, str]:
    """What stands in the boxes: the first and the last chosen, "" for an open end."""
    include = now.include
    if len(include) == 1 and is_months(include[0]):
        first_month, dots, last_month = include[0].partition("..")
        return first_month, last_month if dots else first_month
    chosen = _chosen(now)
    first = min((first for first, _ in chosen), default=EARLIEST)
    last = max((last for _, last in chosen), default=LATEST)
    return "" if first == EARLIEST else f"{first:04}", "" if last == LATEST else f"{last:04}"


def _chosen(now: Filter) -> list[tuple[int, int]]:
    return [found for value in now.include if (found := ends(value))]
