"""What every engine that explains its scores promises: the sum is the score."""

import pytest

from indexer.engines import Engine, Explaining
from indexer.errors import DocumentNotFound
from indexer.model import Explanation, Query
from tests.engines.asking import only, put
from tests.factories import make_document, make_mention


@pytest.fixture
def explaining(engine: Engine) -> Engine:
    assert isinstance(engine, Explaining)
    put(
        engine,
        make_document("a", title="Rule of law", body="The law of the sea and the laws of trade."),
        make_document("b", title="Budget", body="A law on trade, a law on taxes."),
        make_document("c", title="Talks in Oslo", body="Trading partners met. " * 30),
        make_document(
            "d",
            title="Kamikawa in Oslo",
            body="Ms. Kamikawa Yoko spoke of the rule of law.",
            people=(make_mention("yoko-kamikawa", form="Kamikawa Yoko"),),
        ),
    )
    return engine


def explain(engine: Engine, text: str, id: str, **given: object) -> Explanation:
    assert isinstance(engine, Explaining)
    return engine.explain(Query(text, **given), id)  # type: ignore[arg-type]  # a test names what it is about


@pytest.mark.parametrize(
    "text",
    [
        "law",
        "law trade",
        "law OR Oslo",
        '"rule of law" OR taxes^3',
        "title:law OR la* OR t?ade",
        '"law trade"~9 OR (budget law)',
        "the law of trade",
        "Kamikawa Yoko",
        "minister:kamikawa law",
        "law -budget",
        "(law Oslo) OR (law trade) OR law",
    ],
)
def test_the_reasons_of_every_hit_sum_to_its_score(explaining: Engine, text: str) -> None:
    hits = explaining.search(Query(text)).hits

    assert hits
    for hit in hits:
        found = explain(explaining, text, hit.id)
        assert found.matches
        assert found.score == pytest.approx(hit.score, rel=1e-5)
        assert sum(one.score for one in found.reasons) == pytest.approx(hit.score, rel=1e-5)


def test_a_reason_says_where_and_how_often(explaining: Engine) -> None:
    [law] = explain(explaining, "law", "a").reasons

    assert str(law.sought) == "the word “law” in any inflection"
    assert {(one.field, one.count) for one in law.occurrences} == {("title", 1), ("body", 2)}
    assert law.documents == 3


def test_what_a_word_adds_as_it_is_written_is_a_part_of_the_whole(explaining: Engine) -> None:
    [inflected] = explain(explaining, "traded", "c").reasons
    assert inflected.as_written == 0

    [law] = explain(explaining, "law", "a").reasons
    assert 0 < law.as_written < law.score


def test_what_the_document_lacks_is_no_reason(explaining: Engine) -> None:
    assert len(explain(explaining, "budget OR Oslo", "b").reasons) == 1


def test_the_reason_that_adds_most_comes_first(explaining: Engine) -> None:
    scores = [one.score for one in explain(explaining, "law OR taxes^5 OR trade", "b").reasons]

    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_a_document_that_is_not_found_has_no_score(explaining: Engine) -> None:
    found = explain(explaining, "Oslo budget", "a")
    assert (found.matches, found.reasons, found.score) == (False, (), 0)

    assert not explain(explaining, "law", "a", filters=only("year", "1999")).matches


def test_a_search_without_words_has_no_reasons(explaining: Engine) -> None:
    found = explain(explaining, "year:2023", "a")

    assert (found.matches, found.reasons) == (True, ())


def test_an_unknown_document_cannot_be_explained(explaining: Engine) -> None:
    with pytest.raises(DocumentNotFound):
        explain(explaining, "law", "zzz")
