"""Documents per year, as bars."""

from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.fields import UNDATED
from indexer.model import Bar as Month
from indexer.model import Facet, FacetValue, Filter, Granularity, Query
from indexer.model import Histogram as Counted
from webapp.pages.histogram import MOST_BARS, MOST_NARROW, Bar, Histogram, histogram


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def years(**counts: int) -> Facet:
    return Facet.of("year", (FacetValue(y.lstrip("y"), y, n) for y, n in counts.items()))


def drawn(facet: Facet, query: Query | None = None) -> Histogram:
    found = histogram(query or Query("law", grouped=True), facet)
    assert found
    return found


def labels(bars: tuple[Bar, ...]) -> list[str]:
    return [bar.century + bar.label for bar in bars]


def test_every_year_between_the_first_and_the_last_has_its_bar() -> None:
    bars = drawn(years(y2019=2, y2022=4)).bars

    assert labels(bars) == ["2019", "2020", "2021", "2022"]
    assert [bar.height for bar in bars] == [50, 0, 0, 100]
    assert [bar.top for bar in bars] == [50, 100, 100, 0]


def test_a_bar_leads_to_its_year_and_says_so() -> None:
    bar = drawn(years(y2019=2, y2020=1)).bars[0]

    assert bar.name == "2019: 2 documents"
    assert bar.address == "/?q=law&year=2019"


def test_a_year_without_documents_leads_nowhere() -> None:
    bar = drawn(years(y2019=2, y2021=1)).bars[1]

    assert bar.name == "2020: 0 documents"
    assert bar.address == ""


def test_the_chosen_year_leads_back_to_all_years() -> None:
    query = Query("law", grouped=True).toggle("year", "2019")
    bar = drawn(years(y2019=2, y2020=1), query).bars[0]

    assert bar.chosen
    assert bar.address == "/?q=law"


def test_bars_within_a_chosen_range_are_chosen() -> None:
    query = Query(filters={"year": Filter(("2019..2020",))}, grouped=True)
    histogram = drawn(years(y2018=1, y2019=2, y2020=1, y2021=3), query)

    assert [bar.chosen for bar in histogram.bars] == [False, True, True, False]
    assert (histogram.first, histogram.last) == ("2019", "2020")


def test_an_open_range_leaves_its_box_empty() -> None:
    query = Query(filters={"year": Filter(("2019..",))}, grouped=True)
    histogram = drawn(years(y2018=1, y2019=2), query)

    assert (histogram.first, histogram.last) == ("2019", "")


def test_the_undated_have_a_bar_that_never_dwarfs_the_years() -> None:
    bars = drawn(years(y2019=2, undated=500)).bars

    assert [bar.height for bar in bars] == [100, 100]
    assert bars[-1].undated
    assert bars[-1].label == "?"
    assert bars[-1].name == "No sure date: 500 documents"
    assert bars[-1].address == f"/?q=law&year={UNDATED}"


def test_one_document_among_many_can_still_be_seen() -> None:
    assert drawn(years(y2019=1, y2020=10_000)).bars[0].height > 1


def test_three_decades_are_grouped_so_that_every_bar_can_be_hit() -> None:
    facet = Facet.of("year", (FacetValue(str(y), str(y), 3) for y in range(1994, 2027)))
    histogram = drawn(facet)

    assert len(histogram.bars) == 17
    assert [label for label in labels(histogram.bars) if label] == ["1994", "2004", "2014", "2024"]
    assert not any(bar.documents for bar in histogram.bars)
    assert [bar.label for bar in histogram.narrow] == [
        *("90", "95", "00", "05", "10", "15", "20", "25"),
    ]
    assert histogram.narrow[1].address == "/?q=law&year=1995..1999"
    assert histogram.narrow[1].name == "1995 to 1999: 15 documents"


def test_a_chosen_year_of_which_nothing_is_left_is_drawn_and_leads_back() -> None:
    query = Query("law", grouped=True).toggle("year", "2014")
    histogram = drawn(years(y2016=1, y2018=2), query)

    assert labels(histogram.bars) == ["2014", "2015", "2016", "2017", "2018"]
    assert [bar.chosen for bar in histogram.bars] == [True, False, False, False, False]
    assert histogram.bars[0].address == "/?q=law"


def test_a_chosen_range_stretches_the_drawing_no_further_than_to_its_nearest_year() -> None:
    query = Query(filters={"year": Filter(("1800..2017", "2020.."))}, grouped=True)

    found = labels(drawn(years(y2016=1, y2018=2), query).bars)

    assert found == ["2016", "2017", "2018", "2019", "2020"]


def test_the_group_of_a_chosen_year_is_chosen_and_leads_back() -> None:
    facet = Facet.of("year", (FacetValue(str(y), str(y), 3) for y in range(1994, 2027)))
    histogram = drawn(facet, Query("law", grouped=True).toggle("year", "2014"))

    (chosen,) = (bar for bar in histogram.bars if bar.chosen)
    assert chosen.years == "2014..2015"
    assert chosen.address == "/?q=law"


def test_a_few_years_are_drawn_once_for_all_screens() -> None:
    histogram = drawn(years(y2019=1, y2020=2))

    assert histogram.narrow == ()
    assert [screen for screen, _ in histogram.drawings] == ["any"]


def test_without_any_year_there_is_nothing_to_draw() -> None:
    assert histogram(Query("law", grouped=True), years(undated=4)) is None
    assert histogram(Query("law", grouped=True), Facet("year")) is None


def test_the_form_of_the_range_keeps_the_rest_of_the_query() -> None:
    query = Query("law", {"year": Filter(("2019",)), "kind": Filter(("speech",))}, grouped=True)

    assert drawn(years(y2019=1), query).kept == (("q", "law"), ("kind", "speech"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.integers(0, 9999), st.integers(1, 10_000), min_size=1, max_size=60))
def test_any_years_fit_the_page_and_no_document_is_lost(counts: dict[int, int]) -> None:
    facet = Facet.of("year", (FacetValue(f"{y:04}", "", n) for y, n in counts.items()))
    histogram = drawn(facet)

    assert len(histogram.bars) <= MOST_BARS
    assert len(histogram.narrow) <= MOST_NARROW
    assert all(0 <= bar.height <= 100 for bar in (*histogram.bars, *histogram.narrow))
    for _, bars in histogram.drawings:
        said = (bar.name.rpartition(": ")[2].split()[0].replace(",", "") for bar in bars)
        assert sum(map(int, said)) == sum(counts.values())


MONTHS = Counted(
    Granularity.MONTH, (Month("2019-05", 3), Month("2019-12", 1), Month("2020-01", 7)), vague=2
)


def months_of(query: Query) -> list[Bar]:
    found = histogram(query, years(y2019=6, y2020=7), (), MONTHS)
    assert found
    return list(found.months)


def test_a_chosen_year_opens_into_its_months() -> None:
    bars = months_of(Query("law", grouped=True).toggle("year", "2019"))

    assert [bar.label for bar in bars[:12:4]] == ["Jan", "May", "Sept"]
    assert (bars[4].name, bars[4].documents, bars[4].height) == (
        "May 2019: 3 documents",
        "3",
        100.0,
    )
    assert bars[4].address == "/?q=law&year=2019-05"
    assert bars[0].address == ""


def test_what_is_dated_to_the_year_alone_has_a_bar_that_leads_nowhere() -> None:
    unsure = months_of(Query("law", grouped=True).toggle("year", "2019"))[-1]

    assert (unsure.name, unsure.address) == ("Month not known: 2 documents", "")


def test_a_chosen_month_leads_back_to_its_year() -> None:
    bars = months_of(Query("law", grouped=True).toggle("year", "2019-05"))

    assert bars[4].chosen
    assert bars[4].address == "/?q=law&year=2019"
    assert not bars[11].chosen
    assert bars[11].address == "/?q=law&year=2019-12"


def test_the_year_of_a_chosen_month_leads_to_the_whole_year() -> None:
    query = Query("law", grouped=True).toggle("year", "2019-05")
    bar = drawn(years(y2019=2, y2020=1), query).bars[0]

    assert (bar.chosen, bar.address) == (True, "/?q=law&year=2019")


def test_months_are_drawn_only_where_all_that_is_chosen_lies_in_one_year() -> None:
    assert not months_of(Query("law", grouped=True))
    assert not months_of(Query(filters={"year": Filter(("2019", "2020"))}, grouped=True))
    assert len(months_of(Query(filters={"year": Filter(("2019-02..2019-11",))}))) == 13


def test_the_boxes_hold_chosen_months() -> None:
    query = Query(filters={"year": Filter(("2019-02..2019-11",))})
    found = histogram(query, years(y2019=6), (), MONTHS)

    assert found
    assert (found.first, found.last) == ("2019-02", "2019-11")


def test_a_range_is_picked_by_two_links_in_either_order() -> None:
    facet = years(y2018=1, y2019=2, y2020=1)
    start = drawn(facet).pick
    assert start
    assert start.address == "/?q=law&pick=first"

    first = histogram(Query("law", grouped=True), facet, ("pick:",))
    assert first
    assert first.bars[2].address == "/?q=law&pick=2020"

    second = histogram(Query("law", grouped=True), facet, ("pick:2020",))
    assert second
    assert [bar.address for bar in second.bars] == [
        "/?q=law&year=2018..2020",
        "/?q=law&year=2019..2020",
        "/?q=law&year=2020",
    ]
    assert second.pick
    assert (second.pick.says, second.pick.address) == (
        "From 2020: now click the other end",
        "/?q=law",
    )


def test_picking_a_range_keeps_the_lists_that_are_open() -> None:
    found = histogram(Query("law", grouped=True), years(y2018=1, y2020=1), ("source", "pick:2018"))

    assert found
    assert found.bars[-1].address == "/?q=law&year=2018..2020&all=source"
