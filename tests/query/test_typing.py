"""What a query means while it is being typed."""

import pytest

from indexer.query import Parsed
from indexer.query.clauses import (
    And,
    Chosen,
    Everything,
    Nothing,
    Or,
    Pattern,
    Prefix,
    Word,
)
from tests.query.asking import parsed, warnings

A, B, C = Word("a"), Word("b"), Word("c")


def test_the_last_word_typed_may_be_unfinished() -> None:
    assert parsed("a kam", typing=True).clause == And((A, Or((Word("kam"), Prefix("kam")))))


@pytest.mark.parametrize("text", ["a kam ", 'a "kam"', "a (kam)", "a kam*"])
def test_a_word_that_something_follows_is_finished(text: str) -> None:
    assert parsed(text, typing=True).clause == parsed(text).clause


@pytest.mark.parametrize(
    "text", ['"rule of la', "a OR", "a NOT", "(a", "a -", "year:20", "kind:sp", '"', "-", "title:"]
)
def test_while_typing_nothing_is_warned_of_that_may_yet_be_finished(text: str) -> None:
    assert warnings(text, typing=True) == []


def test_while_typing_a_name_its_beginning_will_do() -> None:
    assert parsed("minister:kami", typing=True).clause == Chosen("minister", ("yoko-kamikawa",))
    assert parsed("minister:TARO", typing=True).clause == Chosen("minister", ("taro-kono",))
    assert parsed("minister:上川", typing=True).clause == Chosen("minister", ("yoko-kamikawa",))
    assert parsed("kind:sp", typing=True).clause == Chosen("kind", ("speech",))
    assert parsed("source:mof", typing=True).clause == Chosen("source", ("MOFA Japan",))
    assert parsed("language:jap", typing=True).clause == Chosen("language", ("ja",))


def test_a_shape_still_typed_may_go_on() -> None:
    assert parsed("part*sh", typing=True).clause == Pattern("part*sh*")
    assert parsed("part*sh ", typing=True).clause == Pattern("part*sh")


def test_a_name_may_be_left_open_with_a_star() -> None:
    assert parsed("minister:kami*").clause == Chosen("minister", ("yoko-kamikawa",))


@pytest.mark.parametrize(
    "text",
    [
        *["minister:", "year:", "year:20", "year:2019..2", "year:und", "after:", "after:20"],
        *["before:2020-", "after:2020-05-", "after:2020-05-0"],
    ],
)
def test_while_typing_a_value_yet_to_come_is_left_out(text: str) -> None:
    assert parsed(text, typing=True) == Parsed(Everything(), (), ())


@pytest.mark.parametrize("text", ["minister:nobody", "year:abc", "year:20190", "kind:poem"])
def test_while_typing_what_can_mean_nothing_finds_nothing(text: str) -> None:
    assert parsed(text, typing=True) == parsed(text)
    assert parsed(text).clause == Nothing()
    assert len(parsed(text).warnings) == 1


def test_while_typing_signs_that_begin_no_query_are_warned_of() -> None:
    assert warnings("😀", typing=True) == warnings("😀") != []


def test_the_fields_are_named_where_one_is_unknown() -> None:
    [warning] = warnings("date:2019")

    assert warning.endswith(
        "The fields are title, minister, office, country, source, year, after, before,"
        " kind, language, group."
    )
