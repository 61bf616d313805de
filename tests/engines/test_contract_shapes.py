"""What every engine promises of words that are left open, and of weights and exact forms."""

import pytest

from indexer.engines import Engine
from indexer.model import Query, Sort
from tests.engines.asking import found, ids, marked, put
from tests.factories import make_document


def _texts(engine: Engine, *bodies: str) -> None:
    put(engine, *(make_document(f"d{n}", title="", body=body) for n, body in enumerate(bodies)))


# Shapes


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("part*ship", {"d0"}),
        ("p*ship", {"d0", "d1"}),
        ("organi?ation", {"d2", "d3"}),
        ("organi??tion", {"d2", "d3"}),
        ("organi?tion", set()),
        ("*ship", {"d0", "d1"}),
        ("*ship*", {"d0", "d1", "d4"}),
        ("par*n*s", {"d1"}),
        ("PART*SHIP", {"d0"}),
        ("-*ship*", {"d2", "d3", "d5"}),
        ("kō*ai", {"d5"}),
        ("indo-p?cific", {"d5"}),
    ],
)
def test_a_star_stands_for_any_letters_and_a_mark_for_one(
    engine: Engine, query: str, wanted: set[str]
) -> None:
    _texts(
        engine,
        "a partnership",
        "partners in a praiseworthy premiership",
        "an organisation",
        "an organization",
        "shipping",
        "kōkai in the Indo-Pacific",
    )

    assert found(engine, query) == wanted


def test_a_phrase_that_is_left_open_finds_the_few_that_begin_rarely(engine: Engine) -> None:
    many = [f"market {word}" for word in ("tables", "talks", "tariffs", "taxes") for _ in range(40)]
    _texts(engine, *many, "rare tables", "rare talks", "rare tariffs", "rare tuna")

    assert found(engine, '"rare ta*"') == {"d160", "d161", "d162"}


def test_a_shape_is_compared_with_words_as_they_are_written(engine: Engine) -> None:
    _texts(engine, "policies", "policy")

    assert found(engine, "pol*ies") == {"d0"}


def test_a_shape_may_be_asked_of_the_title(engine: Engine) -> None:
    put(engine, make_document("a", title="Partnership"), make_document("b", body="partnership"))

    assert found(engine, "title:par*ship") == {"a"}


def test_the_last_word_of_a_phrase_may_be_left_open(engine: Engine) -> None:
    _texts(engine, "the rule of law", "the rule of laymen", "rule, and of law", "law of rule")

    assert found(engine, '"rule of la*"') == {"d0", "d1"}
    assert _marks(engine, '"rule of law*"') == ["rule of law"]


def test_words_of_a_shape_are_marked(engine: Engine) -> None:
    _texts(engine, "A Partnership of the Indo-Pacific.")

    assert _marks(engine, "p*ship") == ["Partnership"]
    assert _marks(engine, "*cif*") == ["Indo-Pacific"]


def _marks(engine: Engine, query: str) -> list[str]:
    [hit] = engine.search(Query(query)).hits
    return [mark for snippet in hit.snippets for mark in marked(snippet.fragments)]


def test_a_shape_that_fits_too_many_words_is_cut_with_a_warning(engine: Engine) -> None:
    words = " ".join(f"zz{n}x" for n in range(300))
    put(engine, make_document("a", body=words), make_document("b", body="zz0x"))

    results = engine.search(Query("z*x"))

    assert {hit.id for hit in results.hits} == {"a", "b"}
    assert [str(one) for one in results.warnings] == [
        "More than 200 words have the shape “z*x”: only the most frequent were looked for."
    ]


def test_many_words_that_are_left_open_stand_for_fewer_words_each(engine: Engine) -> None:
    letters = "abcdefgh"
    words = " ".join(f"{letter}{letter}{n}" for letter in letters for n in range(300))
    put(engine, make_document("a", body=words))

    results = engine.search(Query(" ".join(f"{letter}*" for letter in letters)))

    cuts = [str(one).partition(" words")[0] for one in results.warnings]
    assert results.total == 1
    assert cuts == [f"More than {most}" for most in (200, 200, 200, 25, 25, 25, 25, 25)]


def test_a_question_mark_that_ends_a_word_is_punctuation(engine: Engine) -> None:
    _texts(engine, "What is ASEAN?")

    assert found(engine, "what is ASEAN?") == {"d0"}


@pytest.mark.parametrize("query", ["a" + "*a" * 400, "*a" * 300, "a?" * 400 + "a", "a*" * 16 + "b"])
def test_hostile_shapes_are_answered(engine: Engine, query: str) -> None:
    _texts(engine, "a" * 60, "aaaaab")

    assert found(engine, query) <= {"d0", "d1"}


# Weights


def test_a_word_of_more_weight_counts_more(engine: Engine) -> None:
    _texts(engine, "Oslo and others", "Bern and others")

    assert ids(engine, "oslo^2 OR bern") == ["d0", "d1"]
    assert ids(engine, "oslo OR bern^2") == ["d1", "d0"]


@pytest.mark.parametrize("words", ['"in oslo"', "osl*", "o?lo", '"in oslo"~2', "(in oslo)"])
def test_whatever_is_looked_for_may_weigh_more(engine: Engine, words: str) -> None:
    _texts(engine, "talks in Oslo", "talks in Bern")

    assert ids(engine, f"bern^5 OR {words}") == ["d1", "d0"]
    assert ids(engine, f"bern OR {words}^5") == ["d0", "d1"]


def test_a_weight_changes_nothing_of_what_is_found(engine: Engine) -> None:
    _texts(engine, "oslo talks", "bern talks", "oslo")

    assert found(engine, "oslo^9 talks^0.1") == found(engine, "oslo talks") == {"d0"}
    assert found(engine, "talks^0") == {"d0", "d1"}


# Exact forms


def test_exact_words_are_found_only_as_they_are_written(engine: Engine) -> None:
    _texts(engine, "one agreement", "two agreements")

    assert set(ids(engine, "agreements", exact=True)) == {"d1"}
    assert set(ids(engine, "agreements")) == {"d0", "d1"}


def test_exact_words_are_marked_only_as_they_are_written(engine: Engine) -> None:
    _texts(engine, "two agreements, one agreement")

    [hit] = engine.search(Query("agreements", exact=True)).hits

    assert marked(hit.snippets[0].fragments) == ["agreements"]


# Everything, by date


@pytest.mark.parametrize(
    ("sort", "wanted"), [(Sort.NEWEST, ["c", "b", "a"]), (Sort.OLDEST, ["a", "b", "c"])]
)
def test_without_words_everything_comes_in_the_order_of_its_dates(
    engine: Engine, sort: Sort, wanted: list[str]
) -> None:
    put(
        engine,
        make_document("b", date="2020-06"),
        make_document("a", date="2020"),
        make_document("c", date="2020-06-02"),
    )

    assert ids(engine, sort=sort) == wanted
