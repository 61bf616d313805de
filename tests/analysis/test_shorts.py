"""The table of short pieces answers as a dictionary does."""

from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.analysis.cuts import cut
from indexer.analysis.shorts import SHORT, Shorts

WORDS = st.integers(0, 3) | st.integers(0, 2**64 - 1)
KEYS = st.lists(st.tuples(WORDS, WORDS), max_size=60)


def _columns(keys: list[tuple[int, int]]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    lows, highs = np.array(keys, np.uint64).reshape(-1, 2).T
    return lows, highs


@given(added=st.lists(KEYS, max_size=4), asked=KEYS)
def test_a_key_is_found_under_the_number_it_was_added_with(
    added: list[list[tuple[int, int]]], asked: list[tuple[int, int]]
) -> None:
    shorts, expected = Shorts(), dict[tuple[int, int], int]()
    for keys in added:
        fresh = [key for key in dict.fromkeys(keys) if key not in expected]
        numbers = range(len(expected), len(expected) + len(fresh))
        expected |= dict(zip(fresh, numbers, strict=True))
        shorts.add(*_columns(fresh), np.array(numbers, np.int64))

    asked += expected
    found = shorts.find(*_columns(asked)).tolist()
    assert found == [expected.get(key, -1) for key in asked]


def test_a_table_that_has_grown_keeps_all_it_held() -> None:
    shorts, count = Shorts(), 50_000
    lows = np.arange(count, dtype=np.uint64) * np.uint64(2**40)
    highs = np.zeros(count, np.uint64)
    for start in range(0, count, 7_000):
        numbers = np.arange(count)[start : start + 7_000]
        shorts.add(lows[numbers], highs[numbers], numbers)

    assert len(shorts) == count
    assert shorts.find(lows, highs).tolist() == list(range(count))


# Cutting


LINES = st.lists(st.text(st.sampled_from("ab \x00\x1d\t\xa0é。"), max_size=30), max_size=5)


@given(LINES)
def test_lines_are_cut_as_their_white_space_says(lines: list[str]) -> None:
    cuts = cut(lines)

    expected = [line.replace("\xa0", "_").split() for line in lines]
    found = cuts.texts(np.arange(len(cuts.starts)))
    assert [piece.replace("\xa0", "_") for piece in found] == list(chain.from_iterable(expected))
    assert cuts.counts.tolist() == [len(pieces) for pieces in expected]


@given(st.lists(st.text(st.sampled_from("ab"), min_size=1, max_size=20), min_size=1))
def test_the_keys_of_short_pieces_tell_them_apart(pieces: list[str]) -> None:
    cuts = cut([" ".join(pieces)])
    short = np.flatnonzero(cuts.short)
    lows, highs = cuts.keys(short)

    kept = [piece for piece in pieces if len(piece) <= SHORT]
    expected = [piece.encode().ljust(SHORT, b"\x00") for piece in kept]
    assert [low.tobytes() + high.tobytes() for low, high in zip(lows, highs, strict=True)] == (
        expected
    )


def test_only_ascii_without_zeros_is_short() -> None:
    cuts = cut(["plain x\x00 caf\u00e9 " + "a" * 16 + " " + "a" * 17])

    assert cuts.short.tolist() == [True, False, False, True, False]
