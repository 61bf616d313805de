"""Every search has one address."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.model import Filter, Kind, Query, Sort
from webapp.addresses import Addresses, Choosing
from webapp.query_string import (
    DEFAULT,
    MAX_PAGE,
    MAX_SIZE,
    address,
    dump,
    expanded,
    is_canonical,
    load,
)


def args(query_string: str) -> MultiDict[str, str]:
    return MultiDict(parse_qsl(query_string, keep_blank_values=True))


plain = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
years = st.integers(1, 9999).map(lambda year: f"{year:04}")
months = st.tuples(st.integers(1, 9998), st.integers(1, 12)).map(lambda m: f"{m[0]:04}-{m[1]:02}")
year_values = st.one_of(
    years,
    st.tuples(years, years).filter(lambda ends: ends[0] < ends[1]).map("..".join),
    years.map(lambda year: f"{year}.."),
    years.map(lambda year: f"..{year}"),
    months,
    st.tuples(months, months).filter(lambda ends: ends[0] < ends[1]).map("..".join),
    months.map(lambda month: f"{month}.."),
    months.map(lambda month: f"..{month}"),
    st.just("undated"),
)
values = {
    "year": year_values,
    "minister": plain,
    "source": plain,
    "kind": st.sampled_from(Kind).map(str),
    "language": st.sampled_from(("en", "ja", "zh-Hant", "und")),
}


def filters(name: str) -> st.SearchStrategy[Filter]:
    some = st.lists(values[name], max_size=3, unique=True).map(tuple)
    return st.builds(Filter, include=some, exclude=some)


queries = st.builds(
    Query,
    text=st.lists(plain, max_size=4).map(" ".join),
    filters=st.fixed_dictionaries({name: filters(name) for name in values}).map(
        lambda given: {name: chosen for name, chosen in given.items() if chosen}
    ),
    sort=st.sampled_from(Sort),
    page=st.integers(1, MAX_PAGE),
    size=st.integers(1, MAX_SIZE),
    exact=st.booleans(),
    grouped=st.booleans(),
)


@given(queries)
def test_an_address_gives_back_the_query_it_was_made_of(query: Query) -> None:
    assert load(args(dump(query))) == query


@given(queries)
def test_the_address_of_a_query_is_canonical(query: Query) -> None:
    assert is_canonical(args(dump(query)), query)


names = st.sampled_from(
    (
        *("q", "year", "not_year", "minister", "kind", "language", "sort", "page", "size"),
        *("exact", "each", "pick"),
        *("from", "to", "not", "all", "by", "unheard_of"),
    )
)
anything = st.one_of(st.text(max_size=20), year_values, st.sampled_from(["kind:speech", "-1"]))


@given(st.lists(st.tuples(names, anything), max_size=8))
def test_any_parameters_give_a_query_whose_address_is_canonical(
    given_args: list[tuple[str, str]],
) -> None:
    found = MultiDict(given_args)
    query = load(found)

    again = args(dump(query, expanded(found)))
    assert load(again) == query
    assert is_canonical(again, load(again))


def test_empty_and_default_parameters_are_dropped() -> None:
    assert dump(load(args("q=&page=1&size=20&sort=relevance&year="))) == ""
    assert address(DEFAULT) == "/"


def test_several_values_repeat_the_parameter() -> None:
    query = load(args("year=2022&year=2023&not_kind=commentary"))

    assert query.chosen("year") == Filter(("2022", "2023"))
    assert query.chosen("kind") == Filter(exclude=("commentary",))
    assert dump(query) == "year=2022&year=2023&not_kind=commentary"


@pytest.mark.parametrize(
    "bad",
    [
        "year=MMXX",
        "year=2022-13",
        "year=2022-5",
        "year=..-",
        "kind=poem",
        "language=%00",
        "sort=best",
        "page=x",
        "colour=red",
        "not=x",
    ],
)
def test_bad_values_are_left_out(bad: str) -> None:
    assert load(args(bad)) == DEFAULT


@pytest.mark.parametrize(("given_page", "page"), [("0", 1), ("99999999", MAX_PAGE), ("-3", 1)])
def test_a_page_out_of_bounds_is_clamped(given_page: str, page: int) -> None:
    assert load(args(f"page={given_page}")).page == page


def test_the_size_is_clamped() -> None:
    assert load(args("size=100000")).size == MAX_SIZE


@pytest.mark.parametrize(
    ("boxes", "chosen"),
    [
        ("from=2019&to=2023", "2019..2023"),
        ("from=2023&to=2019", "2019..2023"),
        ("from=2019&to=2019", "2019"),
        ("from=2019&to=", "2019.."),
        ("from=&to=2023", "..2023"),
        ("from=2022-07&to=2022-05", "2022-05..2022-07"),
        ("from=2022-05&to=2022-05", "2022-05"),
        ("from=2019&to=2022-05", "2019-01..2022-05"),
        ("from=2019-03&to=2022", "2019-03..2022-12"),
        ("from=2019-03&to=", "2019-03.."),
    ],
)
def test_the_boxes_of_the_range_become_a_year_filter(boxes: str, chosen: str) -> None:
    assert load(args(f"year=1994&{boxes}")).chosen("year") == Filter((chosen,))


def test_empty_boxes_open_the_years() -> None:
    assert load(args("q=law&year=1994&from=&to=")) == Query("law", grouped=True)


def test_boxes_that_hold_no_year_change_nothing() -> None:
    assert load(args("year=1994&from=soon&to=2000")) == load(args("year=1994"))


def test_a_pressed_button_excludes_a_value_and_pressed_again_takes_it_back() -> None:
    query = load(args("kind=speech&not=kind:speech"))
    assert query.chosen("kind") == Filter(exclude=("speech",))

    assert load(args("not_kind=speech&not=kind:speech")) == DEFAULT


def test_control_characters_do_not_reach_the_query() -> None:
    assert load(args("q=rule%00of%0Alaw")).text == "rule of law"


@given(queries, st.sampled_from(Sort), st.integers(1, MAX_PAGE), st.booleans())
def test_addresses_made_once_for_a_page_are_those_of_the_queries(
    query: Query, sort: Sort, page: int, exact: bool
) -> None:
    addresses = Addresses(query)
    how = addresses.shown._replace(sort=sort, page=page, exact=exact)

    asked = replace(query, sort=sort, page=page, exact=exact)
    assert addresses.to(how) == address(asked)
    assert addresses.to(how, expanded=("minister", "name")) == address(asked, ("minister", "name"))


@given(queries, plain)
def test_addresses_of_other_choices_are_those_of_the_queries(query: Query, value: str) -> None:
    choosing, now = Choosing(query, "minister"), query.chosen("minister")
    others = tuple(one for one in now.exclude if one != value)

    alone = query.choose("minister", Filter((value,), others))
    assert choosing.only(value) == address(alone)
    if value not in now.include:
        assert choosing.including(value) == address(query.toggle("minister", value))
