"""What is looked for first must stand in every word of that stem."""

from pathlib import Path

import pytest

from indexer import corpus
from indexer.analysis import tokens
from indexer.analysis.needles import Needle
from indexer.analysis.readings import Slot
from indexer.analysis.stubs import Stubs

SHARED = Path(__file__).parents[2].parent / "shared"


def _tried(text: str) -> None:
    for token in tokens(text):
        needle = Needle((Slot(0, token.text, token.stem),), stems=True)
        assert token.text.startswith(needle.stub), token


def test_words_whose_stems_are_no_beginnings_of_them() -> None:
    _tried("dying lying skies news only early gently ugly singly dies died owing happily")
    _tried("hoping ability permeabilities studies relational vacancy organization taking")


def test_every_word_of_the_pages_that_come_with_it() -> None:
    pages = [page for page in corpus.starter().root.rglob("*") if page.is_file()]
    assert len(pages) > 50
    for page in pages:
        _tried(page.read_text("utf-8", "replace"))


def test_every_word_of_real_pages() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the real pages are not beside this checkout")
    for seed in seeds:
        _tried(seed.read_text("utf-8", "replace"))


@pytest.mark.parametrize("length", [10, 3_999, 4_000, 4_001, 50_000])
def test_several_texts_are_looked_through_as_each_by_itself(length: int) -> None:
    stubs = Stubs({"talk": True, "islam": False})
    filling = "The talks, co-operative as ever, went on; Taliban-talks and small talk. "
    texts = ["Talk of talks", "", (filling * (length // len(filling) + 1))[:length], "no", "talk"]

    together = [list(places) for places in stubs.places_in(texts)]

    assert together == [list(stubs.places(text)) for text in texts]
    assert together[0] == [0, 8]


def test_of_nothing_to_look_for_no_place_is_found() -> None:
    assert Stubs({}).places_in(["talk", ""]) == [(), ()]
