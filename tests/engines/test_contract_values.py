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
