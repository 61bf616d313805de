"""Values are counted alike by bits and by document, however many a document has."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.counts import counting
from indexer.engines.whoosh.counts.counting import Counting

_SIZE = 40  # documents

_HELD = st.lists(st.sets(st.integers(0, _SIZE - 1)), max_size=30)  # the documents of each value
_AMONG = st.sets(st.integers(0, _SIZE - 1))


@pytest.fixture(params=[1, 12], ids=["narrow", "wide"])
def widest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_WIDEST", request.param)


@pytest.mark.usefixtures("widest")
@given(held=_HELD, among=_AMONG)
def test_each_value_is_counted_in_the_documents_of_a_set(
    held: list[set[int]], among: set[int]
) -> None:
    table = Counting(
        np.cumsum([0, *map(len, held)]),
        np.array([doc for docs in held for doc in sorted(docs)], np.uint32),
        _SIZE,
    )
    docs = np.array(sorted(among), np.uint32)
    expected = [len(docs & among) for docs in held]

    assert table.counts(docs).tolist() == expected
    assert table.by_document(docs).tolist() == expected
