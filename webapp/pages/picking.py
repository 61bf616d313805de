"""Where the bars of the histogram lead: to their years, or to a range picked by two clicks."""

from dataclasses import dataclass

from indexer.fields import UNDATED
from indexer.model import Filter, Query
from webapp import labels
from webapp.query_string import PICKING, address
from webapp.wording import gettext
from webapp.years import holds, is_months, span


@dataclass(frozen=True, slots=True)
class Pick:
    """The way to a range by two clicks: one link to begin with, then the bars, twice."""

    says: str  # what to click next; "" before the first
    label: str  # of a link, to begin or to give up
    address: str


@dataclass(frozen=True, slots=True)
class Links:
    """Where bars lead to."""

    query: Query
    expanded: tuple[str, ...]

    @property
    def first(self) -> str | None:
        """One end of a range as it was clicked, "" before; None where none is being picked."""
        found = (one.removeprefix(PICKING) for one in self.expanded if one.startswith(PICKING))
        return next(found, None)

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(one for one in self.expanded if not one.startswith(PICKING))

    def to(self, years: str) -> str:
        if self.first is None or years == UNDATED:
            return address(_chosen(self.query, years), self.others)
        if not self.first:
            return address(self.query, (*self.others, f"{PICKING}{years}"))
        chosen = Filter((span(self.first, years),), self.query.chosen("year").exclude)
        return address(self.query.choose("year", chosen), self.others)

    def pick(self) -> Pick:
        here = address(self.query, self.others)
        if self.first is None:
            start = address(self.query, (*self.others, PICKING))
            return Pick("", gettext("Pick a range by two clicks"), start)
        if not self.first:
            return Pick(gettext("Click one end of the range"), gettext("Cancel"), here)
        first = labels.years(self.first)
        says = gettext("From %(first)s: now click the other end", first=first)
        return Pick(says, gettext("Cancel"), here)


def _chosen(query: Query, years: str) -> Query:
    """These years alone; and back to where nothing else is chosen: from a month to its year."""
    chosen = query.chosen("year")
    alone = chosen.include and all(
        holds(years, one) and is_months(years) == is_months(one) for one in chosen.include
    )
    wider = (years[:4],) if is_months(years) else ()
    exclude = tuple(value for value in chosen.exclude if value != years)
    return query.choose("year", Filter(wider if alone else (years,), exclude))
