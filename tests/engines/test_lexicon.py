"""The terms of a segment: found by themselves, and by how they begin."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.disk.strings import Strings
from indexer.engines.whoosh.words.lexicon import Lexicon

# Of few letters, so that keys are parts of each other, and of two that stand side by side
KEY = st.text("ab", min_size=1, max_size=9).map(str.encode)


@given(held=st.sets(KEY, max_size=400), asked=st.lists(KEY))
def test_a_key_is_found_where_it_stands_and_no_other_is(
    held: set[bytes], asked: list[bytes]
) -> None:
    keys = sorted(held)
    lexicon = Lexicon(Strings.of(keys))
    assert [lexicon.find(key) for key in keys] == list(range(len(keys)))
    for key in asked:
        assert lexicon.find(key) == (keys.index(key) if key in held else None)


@given(held=st.sets(KEY, max_size=400), prefix=KEY)
def test_all_keys_that_begin_so_stand_together(held: set[bytes], prefix: bytes) -> None:
    keys = sorted(held)
    lexicon = Lexicon(Strings.of(keys))
    begun = [number for number, key in enumerate(keys) if key.startswith(prefix)]
    assert lexicon.first(prefix) == bisect_left(keys, prefix)
    assert list(lexicon.begun(prefix)) == begun


def test_of_many_keys_each_is_found() -> None:
    keys = sorted(f"{number}".encode() for number in range(1000))
    lexicon = Lexicon(Strings.of(keys))
    assert [lexicon.find(key) for key in keys] == list(range(1000))
    assert lexicon.find(b"1000") is None
    assert lexicon.find(b"/") is None
    assert lexicon.find(b"9991") is None
