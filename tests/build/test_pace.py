"""Batches follow the pace at which documents are made."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.build.pace import BATCH, FEWEST, Pace


def test_documents_that_are_quick_to_make_come_in_larger_batches() -> None:
    pace = Pace()
    sizes = []
    for batch in pace.batches(range(2000)):
        sizes.append(len(batch))
        pace.took(len(batch), 0.001)

    assert sizes[:6] == [16, 32, 64, 128, 256, 256]
    assert sum(sizes) == 2000


def test_documents_that_are_slow_to_make_come_in_small_batches() -> None:
    pace = Pace(BATCH)

    pace.took(BATCH, 10.0)

    assert pace.size == 25
    pace.took(25, 60.0)
    assert pace.size == FEWEST


@given(
    works=st.lists(st.integers(), max_size=700),
    seconds=st.lists(st.floats(0, 30), min_size=1, max_size=50),
)
def test_nothing_is_left_out_at_any_pace(works: list[int], seconds: list[float]) -> None:
    pace, found = Pace(), list[int]()
    for number, batch in enumerate(pace.batches(works)):
        assert len(batch) <= BATCH
        found += batch
        pace.took(len(batch), seconds[number % len(seconds)])

    assert found == works
