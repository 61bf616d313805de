"""Documents per year as bars, each a link; thinned out and grouped where years are many."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.fields import UNDATED
from indexer.model import Facet, Filter, Query
from webapp import labels
from webapp.query_string import Choosing, Pairs, pairs
from webapp.wording import decimal, gettext, ngettext
from webapp.years import EARLIEST, LATEST, ends, holds, meet

MOST_BARS = 19  # as fit the narrowest column that is no telephone, 24 px each
MOST_NARROW = 11  # as fit a telephone, 24 px each, beside the bar of the undated
ROOMY = 14  # so many bars leave each its label and its count
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000)
_LOWEST = 3.0  # per cent: a bar for one document can still be seen


@dataclass(frozen=True, slots=True)
class Bar:
    years: str  # as the address writes them
    name: str  # "2022: 14 documents", for those who do not see the bar
    address: str  # "" where there is nothing to see
    count: str  # above the bar; "" where it does not fit
    century: str  # "20" of "2022": it goes first where room is scarce
    label: str  # below the bar; "" where it does not fit
    height: float  # per cent of the highest
    chosen: bool = False
    undated: bool = False

    @property
    def top(self) -> float:
        return round(100 - self.height, 1)


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]
    narrow: tuple[Bar, ...]  # grouped for narrow screens; empty where `bars` fit there as well
    first: str  # what the boxes of the range hold
    last: str
    kept: Pairs  # the rest of the query, for the range's form

    @property
    def drawings(self) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
        """The bars, with the screens they are for."""
        if not self.narrow:
            return (("any", self.bars),)
        return ("wide", self.bars), ("narrow", self.narrow)


def histogram(query: Query, facet: Facet) -> Histogram | None:
    """None where there is no year to draw."""
    counts = {int(v.value): v.count for v in facet.values if v.value.isdigit() and v.count}
    if not counts:
        return None
    undated = next((v.count for v in facet.values if v.value == UNDATED), 0)
    to = Choosing(query, "year")
    wide = _groups(to.now, counts, MOST_BARS)
    grouped = _groups(to.now, counts, MOST_NARROW)
    first, last = _range(to.now)
    return Histogram(
        bars=_drawn(to, wide, undated),
        narrow=() if len(grouped) == len(wide) else _drawn(to, grouped, undated),
        first=first,
        last=last,
        kept=pairs(query.without("year")),
    )


def _drawn(to: Choosing, groups: Mapping[str, int], undated: int) -> tuple[Bar, ...]:
    highest = max(groups.values())
    bars = [
        _bar(to, years, count, highest, labelled=_labelled(years, place, len(groups)))
        for place, (years, count) in enumerate(groups.items())
    ]
    if undated:
        bars.append(_bar(to, UNDATED, undated, highest, labelled=True))
    if len(bars) > ROOMY:
        bars = [replace(bar, count="") for bar in bars]  # they would run into each other
    return tuple(bars)


def _groups(now: Filter, counts: Mapping[int, int], most: int) -> dict[str, int]:
    """Documents per year, or per so many years that no more than `most` bars are needed."""
    low, high = _extent(now, counts)
    step = next(
        (step for step in _STEPS if high // step - low // step < most),
        _STEPS[-1],
    )
    groups: dict[str, int] = {}
    for start in range(low - low % step, high + 1, step):
        total = sum(counts.get(year, 0) for year in range(start, start + step))
        groups[_name(start, step)] = total
    return groups


def _extent(now: Filter, counts: Mapping[int, int]) -> tuple[int, int]:
    """The first and the last year to draw: something of whatever is chosen is among them."""
    chosen = _chosen(now)
    return (
        min((*counts, *(last for _, last in chosen))),
        max((*counts, *(first for first, _ in chosen))),
    )


def _name(start: int, step: int) -> str:
    last = min(start + step - 1, LATEST)
    return f"{start:04}" if step == 1 else f"{start:04}..{last:04}"


def _labelled(years: str, place: int, bars: int) -> bool:
    if bars <= ROOMY:
        return True
    return place % 5 == 0 if ".." in years else int(years) % 5 == 0


def _bar(to: Choosing, years: str, count: int, highest: int, *, labelled: bool) -> Bar:
    century, label = _label(years) if labelled else ("", "")
    chosen = any(meet(one, years) for one in to.now.include)
    return Bar(
        years=years,
        name=_spoken(years, count),
        address=_address(to, years) if count or chosen else "",
        count=decimal(count),
        century=century,
        label=label,
        height=round(min(max(100 * count / highest, _LOWEST), 100.0), 1) if count else 0.0,
        chosen=chosen,
        undated=years == UNDATED,
    )


def _label(years: str) -> tuple[str, str]:
    if years == UNDATED:
        return "", "?"
    return years[:2], years[2:4]  # a group of years stands under its first


def _spoken(years: str, count: int) -> str:
    found = ngettext("%(n)s document", "%(n)s documents", count)
    return gettext("%(years)s: %(documents)s", years=labels.years(years), documents=found)


def _address(to: Choosing, years: str) -> str:
    """To these years alone; and back to all where nothing else is chosen."""
    now = to.now
    alone = now.include and all(holds(years, one) for one in now.include)
    include = () if alone else (years,)
    exclude = tuple(value for value in now.exclude if value != years)
    return to.address(Filter(include, exclude))


def _range(now: Filter) -> tuple[str, str]:
    """What stands in the boxes: the first and the last year chosen, "" for an open end."""
    chosen = _chosen(now)
    first = min((first for first, _ in chosen), default=EARLIEST)
    last = max((last for _, last in chosen), default=LATEST)
    return "" if first == EARLIEST else f"{first:04}", "" if last == LATEST else f"{last:04}"


def _chosen(now: Filter) -> list[tuple[int, int]]:
    return [found for value in now.include if (found := ends(value))]
