"""Words left open, in an archive of more words than one looks through."""

from pathlib import Path

import numpy as np
import pytest

from indexer.engines.whoosh import segments
from indexer.engines.whoosh.engine import WhooshEngine
from indexer.engines.whoosh.matches import expanding
from indexer.engines.whoosh.matches.expanding import Expanding
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.words import sampling, titles, vocabulary
from indexer.engines.whoosh.words.titles import Titles
from indexer.engines.whoosh.words.vocabulary import known_words
from tests.bench.corpus import Corpus
from tests.engines.asking import put
from tests.people import AUTHORITY

DOCUMENTS = tuple(Corpus(3).documents(30))
SHAPES = ["a*n", "*tion", "m?n*", "*i?i*", "se*", "zzz*z"]


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """Of three segments, one of them with a deleted document."""
    engine = WhooshEngine(tmp_path / "index", AUTHORITY)
    for start in range(0, 30, 10):
        put(engine, *DOCUMENTS[start : start + 10])
    put(engine, removed=[DOCUMENTS[0].id])
    return Snapshot(tmp_path / "index" / "generation-1")


def test_the_words_kept_at_hand_give_what_the_dictionary_does(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expanding, "_MOST_TERMS", 30)
    looked_through = Expanding(snapshot)
    expected = [looked_through.shape(shape) for shape in SHAPES]
    prefixes = [looked_through.prefix(letter) for letter in "smt"]

    monkeypatch.setattr(expanding, "_LOOKED_THROUGH", 0)
    at_hand = Expanding(snapshot)

    assert [at_hand.shape(shape) for shape in SHAPES] == expected
    assert [at_hand.prefix(letter) for letter in "smt"] == prefixes
    assert at_hand.warnings == looked_through.warnings
    assert any(place.terms for place in expected)


def test_where_rare_words_are_not_kept_at_hand_it_is_said(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expanding, "_LOOKED_THROUGH", 0)
    monkeypatch.setattr(vocabulary, "_MOST", 200)

    expanded = Expanding(snapshot)

    assert "affairs" in expanded.shape("a*s").terms
    assert [str(one) for one in expanded.warnings] == [
        "This archive has too many words: rare ones of the shape “a*s” were left out."
    ]


def test_the_vocabulary_counts_living_documents_of_all_segments(snapshot: Snapshot) -> None:
    known = known_words(snapshot)

    held = [one for one in DOCUMENTS[1:] if "fisheries" in one.text.split()]
    titled = [one for one in DOCUMENTS[1:] if "Japan" in one.title.split()]
    said = [one for one in DOCUMENTS[1:] if "Japan" in one.text.split()]
    assert known.count("fisheries") == len(held)
    assert known.count("japan") == len(titled) + len(said) > 0
    assert list(known.words) == sorted(known.words)
    assert known.whole


def test_of_a_large_archive_the_frequent_words_are_kept(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = known_words(snapshot)
    monkeypatch.setattr(vocabulary, "_MOST", 50)

    frequent = known_words(snapshot)

    assert not frequent.whole
    assert 0 < len(frequent.words) <= 50
    assert min(whole.count(word) for word in frequent.words) > 1
    assert set(whole.most_frequent(range(len(whole.words)), 5)) <= set(frequent.words)


def test_counts_do_not_depend_on_how_much_is_read_at_a_time(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = known_words(snapshot)

    monkeypatch.setattr(segments, "_AT_A_TIME", 40)

    assert known_words(snapshot).counts.tolist() == whole.counts.tolist()


def test_of_many_documents_a_sample_tells_the_phrases(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sampling.phrases(snapshot)
    monkeypatch.setattr(sampling, "_TITLES", 20)
    monkeypatch.setattr(sampling, "_BODIES", 20)

    found = sampling.phrases(snapshot)

    assert 0 < len(found.phrases) < len(whole.phrases)
    assert max(found.counts) <= 20


def test_of_many_titles_those_of_the_newest_documents_are_known(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles, "_MOST", 5)

    newest = np.sort(snapshot.dates[snapshot.everything])[-5:]

    found = Titles.of(snapshot).titles
    assert 0 < len(found) <= 5
    dated = {
        snapshot.document(doc).title: snapshot.dates[doc] for doc in snapshot.everything.tolist()
    }
    assert min(dated[title] for title in found) >= newest[0]
