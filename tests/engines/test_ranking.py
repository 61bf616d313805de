"""Which words of a query earn a score."""

import pytest

from indexer.engines.whoosh.matches.ranking import Bursts
from indexer.query.clauses import Chosen, Phrase, Word


@pytest.mark.parametrize(
    ("query", "telling"),
    [
        ("the rule of law", ["rule", "law"]),
        ("The Rule", ["Rule"]),
        ("who guidelines for us forces in may", ["who", "guidelines", "us", "forces", "may"]),
        ("trade trade talks", ["trade", "talks"]),
        ("to be or not to be", ["to", "be", "or", "not"]),
        ("", []),
    ],
)
def test_words_that_hold_a_sentence_together_earn_no_score(query: str, telling: list[str]) -> None:
    clauses = [Word(text) for text in query.split()]

    assert Bursts().telling(clauses) == tuple(Word(text) for text in telling)


def test_a_quoted_function_word_earns_its_score() -> None:
    clauses = (Phrase("the"), Word("law"))

    assert Bursts().telling(clauses) == clauses


def test_function_words_earn_nothing_beside_what_was_chosen() -> None:
    chosen = Chosen("minister", ("taro-kono",))

    assert Bursts().telling((Word("of"), chosen)) == (chosen,)
