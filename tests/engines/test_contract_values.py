"""What every engine promises to find by people, dates and other values."""

import pytest

from indexer.engines import Engine
from indexer.model import Kind, Query
from tests.engines.asking import found, put
from tests.factories import make_document, make_mention

# People


@pytest.mark.parametrize(
    "query", ["Yoko Kamikawa", "KAMIKAWA Yoko", "上川陽子", '"yoko kamikawa"', '"Kamikawa Yoko"']
)
def test_a_person_is_found_in_either_order_and_any_script(engine: Engine, query: str) -> None:
    put(
        engine,
        make_document("a", body="Ms. KAMIKAWA Yoko spoke.", ministers=("yoko-kamikawa",)),
        make_document("b", body="上川陽子大臣", ministers=("yoko-kamikawa",)),
        make_document("c", body="Mr. Taro Kono spoke.", ministers=("taro-kono",)),
    )

    assert found(engine, query) == {"a", "b"}


@pytest.mark.parametrize(
    "query",
    [
        "minister:kamikawa",
        "minister:yoko-kamikawa",
        'minister:"KAMIKAWA Yoko"',
        "minister:上川陽子",
    ],
)
def test_minister_finds_the_documents_that_name_a_person(engine: Engine, query: str) -> None:
    put(
        engine,
        make_document("a", body="The minister spoke.", ministers=("yoko-kamikawa",)),
        make_document("b", body="Kamikawa town", ministers=()),
    )

    assert found(engine, query) == {"a"}


def test_minister_with_a_name_of_several_people_finds_all_of_them(engine: Engine) -> None:
    put(
        engine,
        make_document("a", ministers=("taro-kono",)),
        make_document("b", ministers=("yohei-kono",)),
        make_document("c", ministers=("yoko-kamikawa",)),
    )

    results = engine.search(Query("minister:kono"))

    assert {hit.id for hit in results.hits} == {"a", "b"}
    assert [str(one) for one in results.understood] == [
        "documents that name any of these: Taro Kono, Yohei Kono"
    ]


def test_minister_with_an_unknown_name_finds_nothing_and_says_so(engine: Engine) -> None:
    put(engine, make_document("a"))

    results = engine.search(Query("minister:xyzzy"))

    assert results.total == 0
    assert [str(one) for one in results.warnings] == [
        "Nobody in the authority records is called “xyzzy”."
    ]


def test_people_in_the_tail_are_not_searched(engine: Engine) -> None:
    mention = make_mention("taro-kono", tail=True)
    put(engine, make_document("a", people=(mention,)))

    assert found(engine, "kono") == set()
    assert found(engine, "minister:taro-kono") == set()


# Dates and other values


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("year:2019", {"b"}),
        ("2019..2021", {"b", "c"}),
        ("2021..2019", {"b", "c"}),
        ("2019..", {"b", "c"}),
        ("..2019", {"a", "b"}),
        ("year:..2018", {"a"}),
        ("-2019..", {"a", "d"}),
        ("year:undated", {"d"}),
    ],
)
def test_years_are_ranges_with_both_ends(engine: Engine, query: str, wanted: set[str]) -> None:
    put(
        engine,
        make_document("a", date="2018-12-31"),
        make_document("b", date="2019"),
        make_document("c", date="2021-03"),
        make_document("d", date=None),
    )

    assert found(engine, query) == wanted


def test_a_bare_year_is_a_word(engine: Engine) -> None:
    put(engine, make_document("a", date="2019-05-05"), make_document("b", body="in 2019"))

    assert found(engine, "2019") == {"b"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("after:2020-05-17", {"day", "month after"}),
        ("after:2020-05-18", {"month after"}),
        ("before:2020-05-17", {"day before", "month before"}),
        ("before:2020-05-18", {"day before", "day", "month before"}),
        ("after:2020-05", {"day before", "day", "month", "month after"}),
        ("before:2020-06", {"day before", "day", "month", "month before"}),
        ("before:2020-05", {"month before"}),
        ("after:2020", {"day before", "day", "month", "month after", "month before", "year"}),
        ("after:2021", set()),
        ("before:2021", {"day before", "day", "month", "month after", "month before", "year"}),
        ("before:2020", set()),
        ("after:2020-04-30 before:2020-05-18", {"day before", "day"}),
        ("2020-05-16..2020-05-17", {"day before", "day"}),
        ("2020-05..2020-05", {"day before", "day", "month"}),
    ],
)
def test_a_date_clause_finds_what_surely_lies_within(
    engine: Engine, query: str, wanted: set[str]
) -> None:
    """`after` includes its day, `before` does not; of a month or a year every day must fit."""
    dates = {"day before": "2020-05-16", "day": "2020-05-17", "month": "2020-05"}
    dates |= {"month after": "2020-06", "month before": "2020-02", "year": "2020"}
    put(engine, *(make_document(name, date=date) for name, date in dates.items()))
    put(engine, make_document("undated", date=None, body="in 2020-05-17"))

    assert found(engine, query) == wanted


def test_the_last_day_of_a_month_is_within_it(engine: Engine) -> None:
    put(engine, make_document("a", date="2019-02"), make_document("b", date="2019-02-28"))

    assert found(engine, "before:2019-03") == {"a", "b"}
    assert found(engine, "before:2019-02-28") == set()
    assert found(engine, "after:2019-02-28") == {"b"}


def test_what_lies_outside_of_dates_can_be_left_out(engine: Engine) -> None:
    put(engine, make_document("a", date="2020-05-17"), make_document("b", date="2020"))
    put(engine, make_document("c", date=None))

    assert found(engine, "-after:2020-05") == {"b", "c"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ('source:"MOFA Japan"', {"a"}),
        ("source:mofa", {"a"}),
        ('source:"Ministry of Foreign Affairs of Japan"', {"a"}),
        ("source:jiia", {"b"}),
        ("kind:speech", {"b"}),
        ('kind:"Press releases"', {"a"}),
        ("language:ja", {"b"}),
        ("language:Japanese", {"b"}),
        ("language:日本語", {"b"}),
    ],
)
def test_source_kind_and_language_can_be_asked_for(
    engine: Engine, query: str, wanted: set[str]
) -> None:
    put(
        engine,
        make_document("a", source="MOFA Japan", kind=Kind.PRESS_RELEASE),
        make_document("b", source="JIIA", kind=Kind.SPEECH, language="ja"),
    )

    assert found(engine, query) == wanted


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize(
    ("query", "warning"),
    [
        ("source:xyzzy", "Nothing here is published by “xyzzy”."),
        ("language:klingon", "Nothing here is in the language “klingon”."),
    ],
)
def test_a_source_or_language_that_none_has_finds_nothing_and_says_so(
    engine: Engine, query: str, warning: str, typing: bool
) -> None:
    put(engine, make_document("a"))

    results = engine.search(Query(query, typing=typing))

    assert results.total == 0
    assert [str(one) for one in results.warnings] == [warning]
