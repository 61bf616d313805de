"""What the engines are asked."""

from collections import Counter

from tests.bench.corpus import Corpus
from tests.bench.questions import Kind, Questions

QUESTIONS = Questions(Corpus(seed=7), documents=100)


def test_a_round_asks_as_many_of_each_kind() -> None:
    asked = QUESTIONS.round(1, each=5)

    assert Counter(question.kind for question in asked) == dict.fromkeys(Kind, 5)


def test_the_same_round_asks_the_same() -> None:
    assert QUESTIONS.round(1, each=5) == QUESTIONS.round(1, each=5)


def test_another_round_asks_otherwise() -> None:
    assert not set(map(repr, QUESTIONS.round(1, 2))) & set(map(repr, QUESTIONS.round(2, 2)))


def test_filters_narrow_one_or_two_facets() -> None:
    filtered = [one for one in QUESTIONS.round(1, each=20) if one.kind is Kind.FILTERED]

    assert {len(question.filters) for question in filtered} == {1, 2}
