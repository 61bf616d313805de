"""Numbers by document: the same by whichever way they are added and read."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.counts.counting import Counting
from indexer.engines.whoosh.counts.facets import FacetTable
from indexer.engines.whoosh.counts.singles import Singles
from indexer.engines.whoosh.matches.sets import Docs
from indexer.engines.whoosh.matches.sums import Scored, added, read

SIZES = st.sampled_from((200, 20_000))  # of an index in which the sets below are large, or small

Numbered = dict[int, int]


def numbered() -> st.SearchStrategy[Numbered]:
    return st.dictionaries(st.integers(0, 199), st.integers(1, 50), max_size=120)


def scored(given: Numbered) -> Scored:
    docs = sorted(given)
    scores = [given[doc] for doc in docs]
    return Scored(np.array(docs, np.uint32), np.array(scores, np.float32))


def documents(given: set[int]) -> Docs:
    return np.array(sorted(given), np.uint32)


@given(st.lists(numbered(), max_size=4), SIZES)
def test_numbers_of_one_document_are_added_up(parts: list[Numbered], size: int) -> None:
    docs, scores = added([scored(one) for one in parts], size)

    every = sorted({doc for one in parts for doc in one})
    assert docs.tolist() == every
    assert scores.tolist() == [sum(one.get(doc, 0) for one in parts) for doc in every]


@given(numbered(), st.sets(st.integers(0, 199)), SIZES)
def test_a_document_without_a_number_has_none_to_add(
    one: Numbered, asked: set[int], size: int
) -> None:
    found = read(scored(one), documents(asked), size)

    assert found.tolist() == [one.get(doc, 0) for doc in sorted(asked)]


@given(st.lists(st.sets(st.integers(0, 199)), min_size=1, max_size=5), st.sets(st.integers(0, 199)))
def test_values_are_counted_alike_in_large_indexes_and_in_small_ones(
    held: list[set[int]], among: set[int]
) -> None:
    firsts = np.cumsum([0, *map(len, held)])
    docs = np.concatenate([documents(one) for one in held])
    expected = [len(one & among) for one in held]

    for size in (200, 1_000_000):
        assert Counting(firsts, docs, size).counts(documents(among)).tolist() == expected


@given(st.lists(st.integers(0, 3), min_size=1, max_size=300), st.data())
def test_facets_of_one_value_are_counted_alike_in_large_sets_and_in_small_ones(
    years: list[int], data: st.DataObject
) -> None:
    """0 stands for no value."""
    among = data.draw(st.sets(st.integers(0, len(years) - 1)))
    held = {
        str(year): documents({doc for doc, one in enumerate(years) if one == year})
        for year in set(years) - {0}
    }
    table = FacetTable.of(held, len(years))

    counts = Singles({"year": table, "other": table}).counts(documents(among))

    expected = [sum(years[doc] == int(value) for doc in among) for value in table.values]
    assert counts["year"].tolist() == counts["other"].tolist() == expected
