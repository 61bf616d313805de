"""Sets of documents: the same whichever way is quickest for their sizes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.matches import sets
from indexer.engines.whoosh.matches.sets import Docs

SIZE = 200

numbers = st.sets(st.integers(0, SIZE - 1), max_size=150)
few = st.sets(st.integers(0, SIZE - 1), max_size=3)


def documents(given: set[int]) -> Docs:
    return np.array(sorted(given), np.uint32)


@given(numbers | few, numbers | few)
def test_a_set_tells_which_of_another_it_holds(one: set[int], other: set[int]) -> None:
    held = sets.held(documents(one), documents(other))

    assert held.tolist() == [doc in other for doc in sorted(one)]


@given(numbers | few, numbers | few)
def test_places_are_those_of_the_common_ones(one: set[int], other: set[int]) -> None:
    places = sets.places(documents(one), documents(other))

    assert documents(one)[places].tolist() == sorted(one & other)


@given(st.lists(numbers | few, min_size=1, max_size=4))
def test_sets_are_intersected_and_united(given: list[set[int]]) -> None:
    several = [documents(one) for one in given]

    assert sets.intersection(several).tolist() == sorted(set.intersection(*given))
    for size in (SIZE, 1_000_000):  # in which they are large, or small
        assert sets.union(several, size).tolist() == sorted(set.union(*given))


@given(numbers | few, numbers | few)
def test_a_difference_leaves_out_what_the_other_holds(one: set[int], other: set[int]) -> None:
    assert sets.difference(documents(one), documents(other), SIZE).tolist() == sorted(one - other)
