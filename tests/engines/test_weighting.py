"""How much a posting counts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.shared.weighting import K1, norms, saturation, term_weight


def numbers(*given: float) -> "np.typing.NDArray[np.float32]":
    return np.array(given, np.float32)


def test_a_rare_term_tells_more_than_a_frequent_one() -> None:
    assert term_weight(1000, 2, 2) > term_weight(1000, 500, 500)


def test_of_two_terms_as_rare_the_one_that_comes_in_bursts_tells_more() -> None:
    assert term_weight(1000, 10, 80) > term_weight(1000, 10, 10)


def test_a_term_of_every_document_still_counts_for_something() -> None:
    assert term_weight(1000, 1000, 1000) > 0


def test_a_term_of_no_document_counts_for_nothing() -> None:
    assert term_weight(1000, 0, 0) == 0


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(1, 1e6))
def test_saying_a_word_more_often_counts_more_but_never_beyond_a_bound(
    once: float, more: float, length: float
) -> None:
    fewer, often = sorted([once, more])

    low, high = saturation(numbers(fewer, often), norms(numbers(length, length), length))

    rounding = 1e-6  # of the 32 bits that a count has
    assert low <= high * (1 + rounding)
    assert high <= (K1 + 1) * (1 + rounding)


def test_a_long_document_must_say_a_word_more_often() -> None:
    short, long = saturation(numbers(2, 2), norms(numbers(100, 1000), 400))

    assert short > long


def test_an_empty_collection_has_norms_all_the_same() -> None:
    assert np.isfinite(norms(numbers(0, 0), 0)).all()
