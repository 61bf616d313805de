"""Shapes of words."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import wildcards


@pytest.mark.parametrize(
    ("shape", "word"),
    [
        ("part*ship", "partnership"),
        ("part*ship", "partship"),  # a star may stand for nothing
        ("organi?ation", "organization"),
        ("*lateral", "multilateral"),
        ("a*b*c", "abcbc"),
        ("Tō*ō", "tokyo"),  # the shape is folded as words are
        ("a.c*", "a.cd"),
    ],
)
def test_a_word_is_of_a_shape(shape: str, word: str) -> None:
    assert wildcards.fits(shape, word)


@pytest.mark.parametrize(
    ("shape", "word"),
    [
        ("part*ship", "partnerships"),
        ("organi?ation", "organiation"),  # a mark stands for one letter
        ("*lateral", "laterals"),
        ("ab*b", "ab"),  # no letter counts twice
        ("a.c*", "abcd"),
    ],
)
def test_a_word_is_not_of_a_shape(shape: str, word: str) -> None:
    assert not wildcards.fits(shape, word)


@given(st.text("ab*?", min_size=1, max_size=9), st.text("ab", max_size=9))
def test_a_word_is_of_a_shape_where_some_choice_of_letters_makes_it_so(
    shape: str, word: str
) -> None:
    @lru_cache
    def fits(sign: int, letter: int) -> bool:
        if sign == len(shape):
            return letter == len(word)
        goes_on = letter < len(word)
        if shape[sign] == "*":
            return fits(sign + 1, letter) or (goes_on and fits(sign, letter + 1))
        return goes_on and shape[sign] in {"?", word[letter]} and fits(sign + 1, letter + 1)

    assert wildcards.fits(shape, word) == fits(0, 0)


@given(st.text("ab*?", min_size=1, max_size=9), st.text("ab", max_size=9))
def test_every_word_of_a_shape_holds_its_head_and_its_longest_run(shape: str, word: str) -> None:
    if wildcards.fits(shape, word):
        assert word.startswith(wildcards.head(shape))
        assert wildcards.longest(shape) in word


def test_a_hostile_shape_takes_no_longer_than_its_length_asks_for() -> None:
    """A matcher that tries every way to part the word would not come back."""
    assert not wildcards.fits("*a" * 200 + "b", "a" * 5_000)
