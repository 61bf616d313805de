"""A query as a value: what the user asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    VERSIONS = "versions"  # documents that changed most often, then the newest


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen within one facet: any of `include`, none of `exclude`.

    Years may be ranges, "2019..2023", or months and ranges of these, "2022-05", "2022-05..2022-07",
    which only documents fit that are surely dated within.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude)


_OPEN = Filter()


@dataclass(frozen=True, slots=True)
class Query:
    """What the user asked. Values within one facet are OR-ed, facets are AND-ed."""

    text: str = ""
    filters: Mapping[str, Filter] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 20
    typing: bool = False  # the last word may be unfinished: it counts as a prefix
    exact: bool = False  # words are looked for as they are written, not in any inflection
    grouped: bool = False  # of documents that say the same, only the best by the sort is a hit

    def chosen(self, facet: str) -> Filter:
        return self.filters.get(facet, _OPEN)

    def choose(self, facet: str, chosen: Filter) -> Self:
        """The same query, on its first page, with this choice; an empty one opens the facet."""
        others = {name: kept for name, kept in self.filters.items() if name != facet}
        return replace(self, filters={**others, facet: chosen} if chosen else others, page=1)

    def without(self, facet: str) -> Self:
        """The same query with one facet left open, as its own counts need it."""
        return self.choose(facet, Filter())

    def toggle(self, facet: str, value: str) -> Self:
        """Include the value, or take it back; a value that was excluded becomes included."""
        now = self.chosen(facet)
        include = _flipped(now.include, value)
        return self.choose(facet, Filter(include, tuple(v for v in now.exclude if v != value)))

    def toggle_not(self, facet: str, value: str) -> Self:
        """Exclude the value, or take it back; a value that was included becomes excluded."""
        now = self.chosen(facet)
        exclude = _flipped(now.exclude, value)
        return self.choose(facet, Filter(tuple(v for v in now.include if v != value), exclude))


def _flipped(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(v for v in values if v != value) if value in values else (*values, value)
