"""What every engine promises about facets and filters."""

import pytest

from indexer.engines import Engine
from indexer.fields import FACETS
from indexer.model import FacetValue, Filter, Query
from tests.engines.asking import ids, only, put, without
from tests.factories import counts, make_document, make_mention
from tests.people import KAMIKAWA


def test_every_facet_counts_its_values(archive: Engine) -> None:
    results = archive.search(Query())

    assert {facet.name: counts(results, facet.name) for facet in results.facets} == {
        "year": {"2018": 2, "2023": 1, "undated": 1},
        "minister": {"taro-kono": 2, "yoko-kamikawa": 2},
        "status": {},
        "office": {},
        "country": {},
        "source": {"MOFA Japan": 3, "JIIA": 1},
        "kind": {"other": 3, "speech": 1},
        "language": {"en": 3, "ja": 1},
    }


def test_facets_come_in_the_order_of_the_fields(archive: Engine) -> None:
    assert [f.name for f in archive.search(Query()).facets] == [field.name for field in FACETS]


def test_facets_count_only_what_the_text_matches(engine: Engine) -> None:
    put(engine, make_document("a", body="Oslo", date="2019"), make_document("b", date="2020"))

    assert counts(engine.search(Query("oslo")), "year") == {"2019": 1}


def test_a_filter_narrows_the_hits(archive: Engine) -> None:
    results = archive.search(Query(filters=only("minister", "taro-kono")))

    assert {hit.id for hit in results.hits} == {"a", "b"}
    assert results.total == 2


def test_values_of_one_facet_are_alternatives(archive: Engine) -> None:
    query = Query(filters=only("minister", "taro-kono", "yoko-kamikawa"))

    assert archive.search(query).total == 3


def test_filters_of_two_facets_must_both_fit(archive: Engine) -> None:
    query = Query(filters=only("minister", "taro-kono") | only("source", "JIIA"))

    assert [hit.id for hit in archive.search(query).hits] == ["b"]


def test_exclusion_leaves_out(archive: Engine) -> None:
    query = Query(filters=without("minister", "taro-kono"))

    assert {hit.id for hit in archive.search(query).hits} == {"c", "d"}


def test_a_value_both_included_and_excluded_is_excluded(archive: Engine) -> None:
    query = Query(filters={"minister": Filter(("yoko-kamikawa",), ("taro-kono",))})

    assert [hit.id for hit in archive.search(query).hits] == ["c"]


def test_facet_counts_ignore_the_facets_own_filter(archive: Engine) -> None:
    results = archive.search(Query(filters=only("minister", "taro-kono")))

    assert counts(results, "minister") == {"taro-kono": 2, "yoko-kamikawa": 2}
    assert counts(results, "year") == {"2018": 2}


def test_facet_counts_ignore_the_facets_own_exclusion(archive: Engine) -> None:
    results = archive.search(Query(filters=without("source", "JIIA")))

    assert counts(results, "source") == {"MOFA Japan": 3, "JIIA": 1}
    assert counts(results, "minister") == {"taro-kono": 1, "yoko-kamikawa": 2}


def test_a_count_is_what_one_gets_by_choosing_the_value(archive: Engine) -> None:
    narrowed = Query(filters=only("year", "2018"))

    for facet in archive.search(narrowed).facets:
        for value in facet.values:
            chosen = narrowed.choose(facet.name, Filter((value.value,)))
            assert archive.search(chosen).total == value.count


@pytest.mark.parametrize("chosen", [only, without])
def test_chosen_values_are_shown_even_where_nothing_holds_them(
    archive: Engine, chosen: object
) -> None:
    given = only("minister", "yohei-kono") if chosen is only else without("minister", "yohei-kono")

    assert counts(archive.search(Query(filters=given)), "minister")["yohei-kono"] == 0


def test_a_year_filter_may_be_a_range(archive: Engine) -> None:
    assert set(ids(archive, filters=only("year", "2018..2022"))) == {"a", "b"}
    assert set(ids(archive, filters=only("year", "2019..", "undated"))) == {"c", "d"}
    assert set(ids(archive, filters=without("year", "..2018"))) == {"c", "d"}


def test_a_range_of_years_is_no_value_of_its_own(archive: Engine) -> None:
    results = archive.search(Query(filters=only("year", "2018..2022")))

    assert counts(results, "year") == {"2018": 2, "2023": 1, "undated": 1}


def test_years_come_newest_first_and_undated_last(archive: Engine) -> None:
    values = archive.search(Query()).facet("year").values

    assert [value.value for value in values] == ["2023", "2018", "undated"]


def test_other_values_come_by_count_then_by_label(engine: Engine) -> None:
    sources = ["b", "A", "c", "c"]
    put(engine, *(make_document(f"d{n}", source=source) for n, source in enumerate(sources)))

    values = engine.search(Query()).facet("source").values

    assert [value.value for value in values] == ["c", "A", "b"]


def test_a_minister_is_shown_with_heading_office_and_native_name(archive: Engine) -> None:
    values = archive.search(Query()).facet("minister").values

    assert values[1] == FacetValue(
        "yoko-kamikawa", "Yoko Kamikawa", 2, note=KAMIKAWA.note, native="上川陽子"
    )


def test_a_person_without_a_record_is_shown_by_id(engine: Engine) -> None:
    put(engine, make_document("a", ministers=("nobody-known",)))

    assert engine.search(Query()).facet("minister").values[0].label == "nobody-known"


def test_people_in_the_tail_are_no_facet_values(engine: Engine) -> None:
    put(engine, make_document("a", people=(make_mention("taro-kono", tail=True),)))

    assert counts(engine.search(Query()), "minister") == {}


def test_a_person_named_twice_counts_once(engine: Engine) -> None:
    put(engine, make_document("a", ministers=("taro-kono", "taro-kono")))

    assert counts(engine.search(Query()), "minister") == {"taro-kono": 1}


def test_offices_and_countries_are_counted_and_named(engine: Engine) -> None:
    kamikawa = make_mention("yoko-kamikawa", country="JP", held=("JP foreign minister",))
    kono = make_mention("taro-kono", country="JP", status="former")
    put(engine, make_document("a", people=(kamikawa,)), make_document("b", people=(kono,)))

    results = engine.search(Query())

    assert counts(results, "office") == {"JP foreign minister": 1}
    assert counts(results, "country") == {"JP": 2}


def test_a_name_that_fits_several_is_a_value_of_its_own(engine: Engine) -> None:
    unsure = make_mention("", "Minister Kono", candidates=("taro-kono", "yohei-kono"))
    put(engine, make_document("a", people=(unsure,)))

    results = engine.search(Query())

    assert counts(results, "minister") == {"ambiguous": 1}
    assert results.hits[0].people == ()


def test_every_form_of_a_name_finds_the_same_page(engine: Engine) -> None:
    titled = make_document("a", title="Kamikawa in Oslo", ministers=("yoko-kamikawa",))
    other = make_document("b", title="Talks", ministers=("yoko-kamikawa",), date="2024-01-01")
    put(engine, titled, other, make_document("c"))

    forms = ("Kamikawa Yoko", "Yoko Kamikawa", "上川陽子", "Minister Kamikawa")
    pages = [[hit.id for hit in engine.search(Query(form)).hits] for form in forms]

    assert pages == [["a", "b"]] * len(forms)


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ("2022-05", {"day", "month"}),
        ("2022-05..2022-06", {"day", "month", "next"}),
        ("2022-06..", {"next"}),
        ("..2022-05", {"day", "month"}),
        ("2022-01..2022-12", {"day", "month", "year", "next"}),
        ("2022-04", set()),
    ],
)
def test_months_narrow_to_what_is_surely_dated_within(
    engine: Engine, chosen: str, wanted: set[str]
) -> None:
    put(
        engine,
        make_document("day", date="2022-05-31"),
        make_document("month", date="2022-05"),
        make_document("year", date="2022"),
        make_document("next", date="2022-06-01"),
        make_document("undated", date=None),
    )

    assert set(ids(engine, filters=only("year", chosen))) == wanted
    left = {"day", "month", "year", "next", "undated"} - wanted
    assert set(ids(engine, filters=without("year", chosen))) == left


def test_a_chosen_month_and_a_chosen_year_are_alternatives_and_no_values(engine: Engine) -> None:
    put(engine, make_document("a", date="2022-05-31"), make_document("b", date="2019"))

    results = engine.search(Query(filters=only("year", "2022-05", "2019")))
    assert {hit.id for hit in results.hits} == {"a", "b"}
    assert counts(results, "year") == {"2022": 1, "2019": 1}


def test_of_everyone_it_is_told_who_was_in_office_that_day(engine: Engine) -> None:
    held = make_mention("yoko-kamikawa", held=("JP foreign minister",), status="in office")
    then = make_mention("taro-kono", status="then")
    put(
        engine,
        make_document("a", people=(held, then)),
        make_document("b", people=(make_mention("yoko-kamikawa", status="former"),)),
        make_document("c", people=(make_mention("yoko-kamikawa", status="undated"),)),
    )

    statuses = counts(engine.search(Query()), "status")
    holding = engine.search(Query(filters=only("status", "yoko-kamikawa in office")))

    assert statuses == {
        "yoko-kamikawa in office": 1,
        "yoko-kamikawa out of office": 1,
        "taro-kono out of office": 1,
    }
    assert {value.label for value in holding.facet("status").values} == {
        "Yoko Kamikawa",
        "Taro Kono",
    }
    assert [hit.id for hit in holding.hits] == ["a"]


def test_a_person_of_the_title_alone_is_a_facet_value_and_marked_there(engine: Engine) -> None:
    kono = make_mention("taro-kono", start=0, end=11, title=True)
    put(engine, make_document("a", title="The Minister in Oslo", people=(kono,)))

    results = engine.search(Query(filters=only("minister", "taro-kono")))
    (hit,) = engine.search(Query("minister:taro-kono")).hits

    assert counts(results, "minister") == {"taro-kono": 1}
    assert [part.text for part in hit.title if part.matched] == ["The Ministe"]
