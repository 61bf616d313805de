"""What every engine promises to propose where a query finds little."""

import pytest

from indexer.engines import Engine
from indexer.model import Query, Suggestion
from tests.engines.asking import only, put, without
from tests.factories import make_document


def _meant(engine: Engine, text: str, **given: object) -> str:
    found = engine.search(Query(text, **given)).did_you_mean  # type: ignore[arg-type]
    return found.text if found else ""


@pytest.fixture
def talks(engine: Engine) -> Engine:
    put(
        engine,
        make_document("a", body="The government spoke of partnership in Jakarta.", date="2019"),
        make_document("b", title="Maritime law", body="An agreement with Tokyo", date="2020"),
        make_document("c", body="Ms. Kamikawa", ministers=("yoko-kamikawa",), language="ja"),
    )
    return engine


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("partnreship", "partnership"),
        ("jakrata", "jakarta"),
        ("tokio", "tokyo"),
        ("kamikwa", "kamikawa"),
        ("yokko", "yoko"),
        ("Goverment of Jakrata", "government of jakarta"),
        ('"maritme law"', '"maritime law"'),
        ("title:maratime", "title:maritime"),
        ("(goverment OR agrement) -oslo", "(government OR agreement) -oslo"),
        ("goverment after:2019", "government after:2019"),
        ('"goverment partnership"~5^2', '"government partnership"~5^2'),
        ("minister:kamikwa", "minister:Kamikawa"),
        ('minister:"yoko kamikwa"', 'minister:"Yoko Kamikawa"'),
        ("minister:kamikwa -goverment", "minister:Kamikawa -government"),
        ("  “Maritme　law” ", '"maritime law"'),
    ],
)
def test_a_misspelled_word_is_proposed_as_the_archive_spells_it(
    talks: Engine, typed: str, meant: str
) -> None:
    assert _meant(talks, typed) == meant


def test_a_proposal_says_how_much_it_finds(talks: Engine) -> None:
    found = talks.search(Query("goverment")).did_you_mean

    assert found == Suggestion("government", "government", 1)


def test_a_proposal_finds_something_under_the_same_filters(talks: Engine) -> None:
    assert _meant(talks, "goverment", filters=only("year", "2019")) == "government"
    assert _meant(talks, "goverment", filters=only("year", "2020")) == ""
    assert _meant(talks, "goverment", filters=without("year", "2019")) == ""


def test_a_spelling_that_finds_nothing_gives_way_to_one_that_does(engine: Engine) -> None:
    bodies = ["the border"] * 3 + ["a burden for Oslo"]
    put(engine, *(make_document(f"d{n}", body=body) for n, body in enumerate(bodies)))

    assert _meant(engine, "burder") == "border"
    assert _meant(engine, "burder oslo") == "burden oslo"


def test_a_word_that_the_archive_holds_may_be_meant_as_it_is(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}", body="letters from Oslo") for n in range(12)))
    put(engine, make_document("a", body="the government in this form"))

    assert _meant(engine, "goverment form") == "government form"
    assert _meant(engine, "leters form oslo") == "letters from oslo"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "government",
        "xyzzyq",
        "jakarta tokyo",
        "go*ment",
        "gov",
        "minister:yokko",
        "2109",
        "上河",
    ],
)
def test_nothing_is_proposed_where_no_word_is_misspelled(talks: Engine, typed: str) -> None:
    assert _meant(talks, typed) == ""


def test_nothing_is_proposed_where_enough_is_found(engine: Engine) -> None:
    put(engine, *(make_document(f"a{n}", body="organisation") for n in range(4)))
    put(engine, *(make_document(f"b{n}", body="organization") for n in range(50)))

    assert _meant(engine, "organisation") == ""


def test_a_rare_spelling_gives_way_to_one_that_is_ten_times_as_frequent(engine: Engine) -> None:
    put(engine, make_document("a", body="goverment"), make_document("b", body="embassey"))
    put(engine, *(make_document(f"a{n}", body="government") for n in range(10)))
    put(engine, *(make_document(f"b{n}", body="embassy") for n in range(9)))

    assert _meant(engine, "goverment") == "government"
    assert _meant(engine, "embassey") == ""


def test_what_an_answer_proposes_follows_the_newest_commit(talks: Engine) -> None:
    put(talks, removed=["a"])

    assert _meant(talks, "goverment") == ""
