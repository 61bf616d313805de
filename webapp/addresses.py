"""Where the links of one page lead: what their addresses have in common is written once."""

from indexer.model import Filter, Query
from webapp.query_string import (
    NAMES,
    Shown,
    encoded,
    expansions,
    language_pairs,
    showing,
    shown,
    sought,
)


class Addresses:
    """Of what one query looks for, shown otherwise or elsewhere."""

    def __init__(self, query: Query) -> None:
        self.shown = shown(query)
        self.first = self.shown._replace(page=1)  # the same on its first page
        self._sought = [encoded(*one) for one in sought(query)]
        self._behind = [encoded(*one) for one in language_pairs()]

    def to(self, how: Shown, path: str = "/", expanded: tuple[str, ...] = ()) -> str:
        """As `query_string.address` of the query that is shown so."""
        rest = [encoded(*one) for one in showing(how)]
        opened = [encoded(*one) for one in expansions(expanded)] if expanded else []
        return _joined(path, [*self._sought, *rest, *self._behind, *opened])


class Choosing:
    """The addresses of one query with other values of a facet."""

    def __init__(self, query: Query, facet: str, expanded: tuple[str, ...] = ()) -> None:
        self._facet = facet
        self.now = query.chosen(facet)
        kept = [(name, encoded(name, value)) for name, value in sought(query, but=facet)]
        names = NAMES[: NAMES.index(facet)]
        rest = (*showing(shown(query)._replace(page=1)), *language_pairs(), *expansions(expanded))
        before = [given for name, given in kept if name in names]
        behind = [given for name, given in kept if name not in names]
        behind += [encoded(*one) for one in rest]
        self._before, self._behind = before, behind
        self._start = "/?" + "".join([f"{one}&" for one in before])
        self._end = "".join([f"&{one}" for one in behind])
        self._including: dict[str, str] = {}  # the people of a page are the same few

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
        if value not in self._including:
            now = self.now
            included = now.include if value in now.include else (*now.include, value)
            excluded = tuple([one for one in now.exclude if value in now.include or one != value])
            self._including[value] = self._with(included, excluded)
        return self._including[value]

    def _with(self, include: tuple[str, ...], exclude: tuple[str, ...]) -> str:
        included = [encoded(self._facet, value) for value in include]
        excluded = [encoded(f"not_{self._facet}", value) for value in exclude] if exclude else []
        return _joined("/", [*self._before, *included, *excluded, *self._behind])


def _joined(path: str, given: list[str]) -> str:
    return f"{path}?{'&'.join(given)}" if given else path
