"""How surely a word marks some documents out."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.shared.significant import log_likelihood


def _score(count: int, total: int, size: int, every: int) -> float:
    return float(log_likelihood(np.array([count]), np.array([total]), size, every)[0])


@st.composite
def _tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """Of `every` documents `size` are in the set, `total` hold the word, `count` are both."""
    both, held, within, neither = (draw(st.integers(0, 10_000)) for _ in range(4))
    return both, both + held, both + within, both + held + within + neither


@given(_tables())
def test_the_score_is_twice_the_sum_of_observed_times_log_of_observed_to_expected(
    table: tuple[int, int, int, int],
) -> None:
    """The ratio as statistics books write it, where the word is more frequent in the set."""
    count, total, size, every = table
    observed = [count, total - count, size - count, every - size - total + count]
    expected = [
        held * within / max(1, every)
        for held in (total, every - total)
        for within in (size, every - size)
    ]
    pairs = zip(observed, expected, strict=True)
    ratio = 2 * sum(o * log(o / e) for o, e in pairs if o)
    more_frequent = count * (every - size) > (total - count) * size

    wanted = ratio if more_frequent and size and every > size else 0.0
    assert _score(*table) == pytest.approx(wanted, rel=1e-6, abs=1e-6)


def test_a_set_of_all_or_of_none_is_marked_out_by_nothing() -> None:
    assert _score(5, 5, 10, 10) == 0
    assert _score(0, 5, 0, 10) == 0
