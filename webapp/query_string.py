"""Query <-> URL: every search has one address, without empty and default parameters.

An address that names the language of the interface hands it on to those it leads to.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from indexer.fields import FACETS
from indexer.model import Filter, Kind, Query, Sort
from indexer.query.parser import LONGEST
from webapp import wording, years

FACET_NAMES = tuple(facet.name for facet in FACETS)
MAX_PAGE, MAX_SIZE, MAX_VALUE, MAX_VALUES = 1000, 100, 200, 50

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
# What the page asks where nothing is chosen: documents that say the same stand together
DEFAULT = Query(grouped=True)

PICKING = "pick:"
# The parameters that say what is looked for, in their order
NAMES = ("q", *(name for facet in FACET_NAMES for name in (facet, f"not_{facet}")))

Pairs = tuple[tuple[str, str], ...]


class Shown(NamedTuple):
    """How what a query finds is shown."""

    sort: Sort
    exact: bool
    grouped: bool
    page: int
    size: int


Args = MultiDict[str, str]


def load(args: Args) -> Query:
    """The query of an address; whatever makes no sense in it is left out."""
    given = args.to_dict()  # the first of each name
    query = Query(
        text=_plain(given.get("q", ""))[:LONGEST].strip(),
        filters=_filters(args),
        sort=_sort(given.get("sort", "")),
        page=_number(given.get("page", ""), DEFAULT.page, MAX_PAGE),
        size=_number(given.get("size", ""), DEFAULT.size, MAX_SIZE),
        exact=given.get("exact") == "1",
        grouped=given.get("each") != "1",
    )
    return _with_pressed(_with_range(_within(query, args), args), args)


def dump(query: Query, expanded: tuple[str, ...] = ()) -> str:
    """The query string that `load` reads back, with the facets that are shown whole."""
    given = (*pairs(query), *expansions(expanded)) if expanded else pairs(query)
    return "&".join([encoded(name, value) for name, value in given])


def address(query: Query, expanded: tuple[str, ...] = ()) -> str:
    given = dump(query, expanded)
    return f"/?{given}" if given else "/"


def pairs(query: Query) -> Pairs:
    """The parameters of a query, as a form's hidden inputs carry them too."""
    return (*sought(query), *showing(shown(query)), *language_pairs())


def sought(query: Query, but: str = "") -> Iterator[tuple[str, str]]:
    """What a query looks for, in the order of `NAMES`, with one facet left open."""
    if query.text:
        yield "q", query.text
    for name, value in filter_pairs(query):
        if not but or name.removeprefix("not_") != but:
            yield name, value


def shown(query: Query) -> Shown:
    return Shown(query.sort, query.exact, query.grouped, query.page, query.size)


def showing(how: Shown) -> Iterator[tuple[str, str]]:
    """All but what is usual."""
    if how.sort is not DEFAULT.sort:
        yield "sort", how.sort.value
    if how.exact:
        yield "exact", "1"
    if not how.grouped:
        yield "each", "1"
    if how.page != DEFAULT.page:
        yield "page", str(how.page)
    if how.size != DEFAULT.size:
        yield "size", str(how.size)


def language_pairs() -> Pairs:
    """The language of the interface, where the address of this page names it."""
    named = wording.named_language()
    return ((wording.PARAMETER, named),) if named else ()


def handing_on(path: str) -> str:
    """The path with the language that the address of this page names."""
    given = urlencode(language_pairs())
    return f"{path}?{given}" if given else path


def home() -> str:
    """Where nothing is searched for yet."""
    return address(DEFAULT)


def filter_pairs(query: Query) -> Iterator[tuple[str, str]]:
    for name in FACET_NAMES if query.filters else ():
        if chosen := query.filters.get(name):
            yield from ((name, value) for value in chosen.include)
            yield from ((f"not_{name}", value) for value in chosen.exclude)


def expanded(args: Args) -> tuple[str, ...]:
    """What is open on the page beside the search.

    The facets whose values are all shown; "name" where `by=name` has them from A to Z; and where a
    range of years is being picked by two clicks, `PICKING` with what was clicked first.
    """
    whole = args.getlist("all")
    names = tuple(name for name in FACET_NAMES if name in whole) if whole else ()
    by_name = ("name",) if names and args.get("by") == "name" else ()
    picking = (f"{PICKING}{years.canonical(args['pick'])}",) if "pick" in args else ()
    return (*names, *by_name, *picking)


def expansions(names: tuple[str, ...]) -> Pairs:
    return tuple(_expansion(name) for name in names)


def _expansion(name: str) -> tuple[str, str]:
    if name.startswith(PICKING):
        return "pick", name.removeprefix(PICKING) or "first"
    return "by" if name == "name" else "all", name


def is_canonical(args: Args, query: Query) -> bool:
    """Whether the address of this query is the one that `dump` writes; if not, it redirects."""
    given = tuple(args.items(multi=True))
    return given == (*pairs(query), *expansions(expanded(args)))


@lru_cache(maxsize=16_384)
def encoded(name: str, value: str) -> str:
    """One parameter: the hundred addresses of a page are made of the same few."""
    return urlencode(((name, value),))


def _plain(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _filters(args: Args) -> dict[str, Filter]:
    given = [name for name in FACET_NAMES if name in args or f"not_{name}" in args]
    return {name: chosen for name in given if (chosen := _filter(args, name))}


def _filter(args: Args, name: str) -> Filter:
    return Filter(_values(args, name), _values(args, f"not_{name}"))


def _values(args: Args, parameter: str) -> tuple[str, ...]:
    name = parameter.removeprefix("not_")
    given = (_value(name, text) for text in args.getlist(parameter)[:MAX_VALUES])
    return tuple(dict.fromkeys(value for value in given if value))


def _value(name: str, text: str) -> str:
    """The value as the index may know it, or "" where it cannot be one."""
    value = _plain(text)[:MAX_VALUE].strip()
    match name:
        case "year":
            return years.canonical(value)
        case "kind":
            return value if value in set(Kind) else ""
        case "language":
            return value if _LANGUAGE.fullmatch(value) else ""
        case _:
            return value


def _sort(text: str) -> Sort:
    return Sort(text) if text and text in set(Sort) else DEFAULT.sort


def _number(text: str, default: int, most: int) -> int:
    if not text or not re.fullmatch(r"[0-9]{1,9}", text):
        return default
    return min(max(int(text), 1), most)


def _within(query: Query, args: Args) -> Query:
    """The box above the filters adds words to those of the search."""
    if "within" not in args:
        return query
    more = _plain(args["within"])[:MAX_VALUE].strip()
    both = [f"({text})" if " OR " in text else text for text in (query.text, more) if text]
    return replace(query, text=" ".join(both)[:LONGEST], page=1) if more else query


def _with_range(query: Query, args: Args) -> Query:
    """The two boxes under the histogram replace the years that were chosen."""
    if "from" not in args and "to" not in args:
        return query
    first, last = (args.get(name, "").strip() for name in ("from", "to"))
    chosen = years.canonical(f"{first}..{last}")
    if (first or last) and not chosen:
        return query
    include = (chosen,) if chosen else ()
    return query.choose("year", Filter(include, query.chosen("year").exclude))


def _with_pressed(query: Query, args: Args) -> Query:
    """The exclude buttons of the filters' form: `not=kind:speech` presses one."""
    for pressed in args.getlist("not")[:MAX_VALUES]:
        name, _, text = pressed.partition(":")
        if name in FACET_NAMES and (value := _value(name, text)):
            query = query.toggle_not(name, value)
    return query
