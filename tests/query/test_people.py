"""A name in a query means the person, in any form, order and script."""

from functools import cache

import pytest

from indexer import corpus
from indexer.authority import Authority, load
from indexer.query import Parsed, parse
from indexer.query.clauses import And, Chosen, Nothing, Phrase, Word


@cache
def authority() -> Authority:
    return load(corpus.starter().authority)


def asked(text: str, *, exact: bool = False) -> Parsed:
    return parse(text, authority(), exact=exact)


def people(text: str) -> tuple[str, ...]:
    clause = asked(text).clause
    assert isinstance(clause, Chosen)
    assert clause.facet == "minister"
    return clause.values


@pytest.mark.parametrize(
    "name",
    [
        "Kamikawa Yoko", "Yoko Kamikawa", "KAMIKAWA Yōko", "kamikawa, yoko", "上川陽子",
        "上川 陽子", "Minister Kamikawa", "Foreign Minister Kamikawa", "上川外務大臣",
        "Ms. KAMIKAWA Yoko", "Ｙｏｋｏ　Ｋａｍｉｋａｗａ",
    ],
)  # fmt: skip
def test_every_form_means_the_same_person(name: str) -> None:
    assert people(name) == ("yoko-kamikawa",)


def test_every_form_is_ranked_alike() -> None:
    one, other = asked("Yoko Kamikawa").clause, asked("上川外務大臣").clause

    assert isinstance(one, Chosen)
    assert isinstance(other, Chosen)
    assert one.ranked == other.ranked != ()


def test_it_says_how_to_get_back_to_the_words() -> None:
    (said,) = asked("Kamikawa Yoko").understood

    assert str(said) == (
        "documents that name Yoko Kamikawa"
        " (“Kamikawa Yoko” in quotation marks: the words as written)"
    )
    assert asked('"Kamikawa Yoko"').clause == Phrase("Kamikawa Yoko")


def test_words_asked_for_as_written_are_no_names() -> None:
    assert asked("Kamikawa Yoko", exact=True).clause == And((Phrase("Kamikawa"), Phrase("Yoko")))


def test_a_name_that_fits_several_asks_for_all_and_offers_a_choice() -> None:
    assert set(people("Foreign Minister Kono")) == {"taro-kono", "yohei-kono"}
    (hint,) = asked("Foreign Minister Kono").warnings
    assert 'minister:"Taro Kono"' in str(hint)
    assert 'minister:"Yohei Kono"' in str(hint)


def test_words_beside_a_name_stay_words() -> None:
    clause = asked("climate Kamikawa Yoko tokyo").clause

    assert isinstance(clause, And)
    assert [type(one) for one in clause.clauses] == [Word, Chosen, Word]


@pytest.mark.parametrize(
    "words",
    ["kono", "park", "prime minister", "trade minister bishop", "english bill", "yoko", "climate"],
)
def test_short_names_and_phrases_are_words(words: str) -> None:
    clause = asked(words).clause

    assert not isinstance(clause, Chosen)


def test_an_office_beside_a_country_is_that_countrys() -> None:
    clause = asked('office:"foreign minister" country:JP').clause

    assert clause == And((Chosen("office", ("JP foreign minister",)), Chosen("country", ("JP",))))


def test_an_office_that_the_country_has_not_is_nothing() -> None:
    assert asked('office:"JP prime minister" country:SG').clause == And(
        (Nothing(), Chosen("country", ("SG",)))
    )


@pytest.mark.parametrize("text", ["office:beekeeper", "country:Freedonia"])
def test_an_unknown_office_or_country_is_told(text: str) -> None:
    parsed = asked(text)

    assert parsed.clause == Nothing()
    assert len(parsed.warnings) == 1
