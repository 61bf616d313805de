"""Where the bars of the histogram lead: to their years, or to a range picked by two clicks."""

from dataclasses import dataclass

from indexer.fields import UNDATED
from indexer.model import Filter, Query
from webapp import labels
from webapp.addresses import Choosing
from webapp.query_string import PICKING, Pairs, address, language_pairs, showing, shown, sought
from webapp.wording import gettext
from webapp.years import holds, is_months, span


@dataclass(frozen=True, slots=True)
class Pick:
    """The way to a range by two clicks: one link to begin with, then the bars, twice."""

    says: str  # what to click next; "" before the first
    label: str  # of a link, to begin or to give up
    address: str


class Links:
    """Where bars lead to."""

    def __init__(self, query: Query, expanded: tuple[str, ...]) -> None:
        picking = [one.removeprefix(PICKING) for one in expanded if one.startswith(PICKING)]
        self.query = query
        self._others = tuple(one for one in expanded if not one.startswith(PICKING))
        # one end of a range as it was clicked, "" before; None where none is being picked
        self._first = picking[0] if picking else None
        self._choosing = Choosing(query, "year", self._others)
        self.now = self._choosing.now  # the years chosen

    def kept(self) -> Pairs:
        """The rest of the query, as a form's hidden inputs carry it."""
        first = shown(self.query)._replace(page=1)
        return (*sought(self.query, but="year"), *showing(first), *language_pairs())

    def to(self, years: str) -> str:
        if self._first is None or years == UNDATED:
            if not self.now.include:
                return self._choosing.only(years)
            return self._choosing.address(_chosen(self.now, years))
        if not self._first:
            return address(self.query, (*self._others, f"{PICKING}{years}"))
        between = (span(self._first, years),)
        return self._choosing.address(Filter(between, self.now.exclude))

    def pick(self) -> Pick:
        if self._first is None:
            start = address(self.query, (*self._others, PICKING))
            return Pick("", gettext("Pick a range by two clicks"), start)
        here = address(self.query, self._others)
        if not self._first:
            return Pick(gettext("Click one end of the range"), gettext("Cancel"), here)
        first = labels.years(self._first)
        says = gettext("From %(first)s: now click the other end", first=first)
        return Pick(says, gettext("Cancel"), here)


def _chosen(now: Filter, years: str) -> Filter:
    """These years alone; and back to where nothing else is chosen: from a month to its year."""
    alone = now.include and all(
        holds(years, one) and is_months(years) == is_months(one) for one in now.include
    )
    wider = (years[:4],) if is_months(years) else ()
    exclude = tuple(value for value in now.exclude if value != years)
    return Filter(wider if alone else (years,), exclude)
