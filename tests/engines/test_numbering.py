"""Strings are numbered as a dictionary would number them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.disk.numbering import Numbering, numbered
from indexer.engines.whoosh.disk.strings import Strings

STRINGS = st.binary(max_size=3) | st.text("ab", max_size=20).map(str.encode)
RUNS = st.lists(st.lists(STRINGS, unique=True, max_size=12), max_size=5)


@given(RUNS)
def test_strings_alike_have_one_number_whichever_run_they_came_in(runs: list[list[bytes]]) -> None:
    numbering, known = Numbering(), dict[int, bytes]()
    for run in runs:
        for number, string in zip(numbering.add(Strings.of(run)).tolist(), run, strict=True):
            assert known.setdefault(number, string) == string

    every = {string for run in runs for string in run}
    assert sorted(known) == list(range(len(every)))
    assert set(known.values()) == every


@given(RUNS)
def test_runs_are_merged_in_the_order_of_bytes(runs: list[list[bytes]]) -> None:
    strings, ranks = numbered([Strings.of(run) for run in runs])

    assert strings == sorted({string for run in runs for string in run})
    assert [np.array(strings, object)[own].tolist() for own in ranks] == runs
