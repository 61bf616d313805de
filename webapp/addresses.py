"""Where the links of one page lead: what their addresses have in common is written once."""

from collections.abc import Iterable

from indexer.model import Filter, Query
from webapp.query_string import (
    DEFAULT,
    NAMES,
    Shown,
    encoded,
    expansions,
    language_pairs,
    showing,
    shown,
    sought,
)

_USUAL = shown(DEFAULT)


class Addresses:
    """Of what one query looks for, shown otherwise or elsewhere."""

    def __init__(self, query: Query) -> None:
        self.shown = shown(query)
        self.first = self.shown._replace(page=1)  # the same on its first page
        self._sought = _encoded(sought(query))
        self._behind = _encoded(language_pairs())

    def to(self, how: Shown, path: str = "/", expanded: tuple[str, ...] = ()) -> str:
        """As `query_string.address` of the query that is shown so."""
        rest = "" if how == _USUAL else _encoded(showing(how))
        opened = _encoded(expansions(expanded)) if expanded else ""
        given = "&".join(filter(None, (self._sought, rest, self._behind, opened)))
        return f"{path}?{given}" if given else path


class Choosing:
    """The addresses of one query with other values of a facet."""

    def __init__(self, query: Query, facet: str, expanded: tuple[str, ...] = ()) -> None:
        self._facet = facet
        self.now = query.chosen(facet)
        kept = tuple(sought(query, but=facet))
        names = NAMES[: NAMES.index(facet)]
        rest = (*showing(shown(query)._replace(page=1)), *language_pairs(), *expansions(expanded))
        self._before = _encoded([one for one in kept if one[0] in names])
        self._behind = _encoded([*(one for one in kept if one[0] not in names), *rest])
        self._start = f"/?{self._before}&" if self._before else "/?"
        self._end = f"&{self._behind}" if self._behind else ""

    def address(self, chosen: Filter) -> str:
        """As `query_string.address` of the query with this choice."""
        return self._with(chosen.include, chosen.exclude)

    def only(self, value: str) -> str:
        """With this value in the place of those that are included."""
        if not self.now.exclude:
            return f"{self._start}{encoded(self._facet, value)}{self._end}"
        return self._with((value,), tuple([one for one in self.now.exclude if one != value]))

    def including(self, value: str) -> str:
        """With this value among the chosen ones."""
        now = self.now
        if not now.include:
            return self.only(value)
        included = now.include if value in now.include else (*now.include, value)
        excluded = tuple([one for one in now.exclude if value in now.include or one != value])
        return self._with(included, excluded)

    def _with(self, include: tuple[str, ...], exclude: tuple[str, ...]) -> str:
        chosen = [(self._facet, value) for value in include]
        chosen += [(f"not_{self._facet}", value) for value in exclude]
        given = "&".join(filter(None, (self._before, _encoded(chosen), self._behind)))
        return f"/?{given}" if given else "/"


def _encoded(pairs: Iterable[tuple[str, str]]) -> str:
    return "&".join([encoded(name, value) for name, value in pairs])
