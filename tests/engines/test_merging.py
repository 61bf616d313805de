"""Parts and segments that become one: postings as if all had been written together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.authority import Authority
from indexer.engines.shared.stored import document as stored_document
from indexer.engines.shared.stored import packed
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.codec import ArraySegment
from indexer.engines.whoosh.disk.material import EVERY, Material, open_material
from indexer.engines.whoosh.disk.strings import Strings
from indexer.engines.whoosh.engine import WhooshEngine
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.words.lexicon import Lexicon
from indexer.engines.whoosh.writing import merging, writer
from indexer.engines.whoosh.writing.assembly import Assembly
from indexer.engines.whoosh.writing.merging import merge
from indexer.engines.whoosh.writing.part import Places, WhooshPart, ordered, prepare
from indexer.engines.whoosh.writing.policy import TOGETHER, due
from indexer.model import Document, Query
from tests.bench.corpus import Corpus
from tests.engines.asking import found, ids, put, rebuild
from tests.factories import make_document

Source = tuple[Material, NDArray[np.bool_]]

DOCUMENTS = tuple(
    replace(document, blocks=document.blocks[:1], people=document.people[:1])
    for document in Corpus(2).documents(24)
)


def _material(documents: Sequence[Document], each: int = 5) -> Material:
    starts = range(0, len(documents), each)
    return _together([prepare(documents[n : n + each], Authority()) for n in starts])


def _together(parts: Sequence[WhooshPart]) -> Material:
    assembly = Assembly()
    for part in parts:
        assembly.add(part)
    return assembly.material()


def _alike(one: Material, other: Material) -> bool:
    return (
        list(one.keys) == list(other.keys)
        and all(
            np.array_equal(getattr(one, name), getattr(other, name))
            for name in ("firsts", "first_places", "docs", "counts", "positions", "checkpoints")
        )
        and all(np.array_equal(one.numbers[name], other.numbers[name]) for name in other.numbers)
        and all(list(one.texts[name]) == list(other.texts[name]) for name in other.texts)
    )


def test_parts_of_any_size_give_the_same_material() -> None:
    assert _alike(_material(DOCUMENTS, 1), _material(DOCUMENTS, len(DOCUMENTS)))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.lists(st.integers(1, len(DOCUMENTS) - 1), max_size=3),
    gone=st.sets(st.integers(0, len(DOCUMENTS) - 1)),
    block=st.sampled_from([50, 2**21]),
)
def test_merged_segments_are_as_one_written_at_once(
    tmp_path: Path, cuts: list[int], gone: set[int], block: int
) -> None:
    alive = np.array([n not in gone for n in range(len(DOCUMENTS))])
    bounds = sorted({0, *cuts, len(DOCUMENTS)})
    spans = list(pairwise(bounds))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "_BLOCK", block)
        sources = [(_material(DOCUMENTS[a:b]), alive[a:b]) for a, b in spans]
        size = merge(sources, tmp_path / "merged.seg")

    kept = [document for document, held in zip(DOCUMENTS, alive, strict=True) if held]
    assert size == len(kept)
    if kept:
        assert _alike(open_material(tmp_path / "merged.seg"), _material(kept))


def test_checkpoints_tell_the_places_before_a_posting() -> None:
    material = _material(DOCUMENTS)
    before = np.append(0, np.cumsum(material.counts, dtype=np.int64))

    asked = [0, 1, EVERY - 1, EVERY, EVERY + 1, len(material.docs) - 1, len(material.docs)]
    assert [material.place(posting) for posting in asked] == before[asked].tolist()


def test_a_stored_document_is_read_back_whole() -> None:
    for document in (*DOCUMENTS, make_document("a", title="\ud800 \x00 上川", date=None)):
        assert stored_document(packed(document)) == document


PLACES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 9)))


@given(places=PLACES, wide=st.booleans())
def test_places_are_sorted_alike_however_large_their_numbers(
    places: list[tuple[int, int, int]], wide: bool
) -> None:
    codes, docs, positions = np.array(places, np.int64).reshape(-1, 3).T
    unit = 2**60 if wide else 1
    found = ordered(Places(codes * unit, docs, positions))

    columns = (found.codes // unit, found.docs, found.positions)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == sorted(places)


# Nothing is too much


def _engine(folder: Path) -> WhooshEngine:
    return WhooshEngine(folder / "index", Authority())


def test_a_word_may_stand_in_a_document_more_than_65535_times(tmp_path: Path) -> None:
    engine = _engine(tmp_path)
    often = make_document("a", body="oslo " * 70_000 + "rare end")

    put(engine, often, make_document("b", body="Oslo"))

    assert ids(engine, "oslo") == ["a", "b"]
    assert found(engine, '"oslo rare end"') == {"a"}
    assert _count(tmp_path, "oslo") == [70_000, 1]


def _count(folder: Path, word: str) -> list[int]:
    found = Snapshot(folder / "index" / "generation-1").postings("body_exact", word)
    return [int(count) for count in found.counts]


def test_a_document_may_have_more_than_a_million_words(tmp_path: Path) -> None:
    engine = _engine(tmp_path)
    lines = ("word " * 1000,) * 1040

    put(engine, make_document("a", body=(*lines, "the last words of all")))

    assert found(engine, '"last words of all"') == {"a"}
    assert found(engine, '"word the"') == set()


def test_a_segment_may_have_more_than_a_million_terms(tmp_path: Path) -> None:
    part = prepare([make_document("a", body="oslo")], Authority())
    count = 2**20 + 10
    body = schema.INDEXED.index(schema.exact("body"))
    ones = np.ones(count, np.uint8)
    many = replace(
        part,
        forms=Strings.of(f"w{n:07}".encode() for n in range(count)),
        fields=ones * np.uint8(body),
        terms=np.arange(count),
        sizes=ones,
        docs=np.zeros(count, np.uint8),
        counts=ones,
        positions=np.arange(count),
    )

    merge([(_together([part, many]), np.ones(2, bool))], tmp_path / "some.seg")

    material = open_material(tmp_path / "some.seg")
    for number in (0, 65_536, count - 1):
        term = Lexicon(material.keys).find(schema.key(schema.exact("body"), f"w{number:07}"))
        assert term is not None
        posting = int(material.firsts[term])
        assert material.docs[posting] == 1
        assert material.first_places[term] == material.place(posting)
        assert material.positions[material.place(posting)] == number


def test_what_does_not_fit_into_memory_goes_to_several_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BUDGET", 10_000)
    engine = _engine(tmp_path)
    put(engine)

    put(engine, *DOCUMENTS[:1])
    engine.commit((engine.segment([document]) for document in DOCUMENTS[1:8]), ())
    many = engine.search(Query("the"))
    assert 2 < len(_segments(tmp_path)) < TOGETHER

    monkeypatch.undo()
    rebuild(engine, *DOCUMENTS[:8])
    assert many == engine.search(Query("the"))


def test_an_index_written_from_nothing_becomes_one_segment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BUDGET", 10_000)
    written = _written(monkeypatch)
    engine = _engine(tmp_path)

    engine.replace(engine.segment([document]) for document in DOCUMENTS)

    assert len(written) > 2
    assert _segments(tmp_path) == written[-1:]
    assert engine.search(Query()).total == len(DOCUMENTS)


def test_an_index_that_is_small_is_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = _written(monkeypatch)
    engine = _engine(tmp_path)
    parts = [engine.segment([document]) for document in DOCUMENTS]
    monkeypatch.setattr(writer, "BUDGET", sum(part.nbytes for part in parts) / 1.4)

    engine.replace(parts)

    assert _segments(tmp_path) == written


def _written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The segments that are written from now on."""
    written = list[Path]()

    def counted(given: Sequence[Source], path: Path) -> int:
        written.append(path)
        return merge(given, path)

    monkeypatch.setattr(writer, "merge", counted)
    return written


def _segments(folder: Path) -> list[Path]:
    return sorted((folder / "index" / "generation-1").glob("*.seg"))


def test_a_document_given_twice_counts_once_in_whatever_segment_it_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BUDGET", 1)
    engine = _engine(tmp_path)
    versions = [make_document("a", body=body) for body in ("Oslo", "Bern", "Rome")]

    tally = engine.replace(engine.segment([version]) for version in versions)

    assert tally.indexed == 1
    assert [found(engine, word) for word in ("oslo", "bern", "rome")] == [set(), set(), {"a"}]


# The policy


def test_a_document_is_copied_no_more_often_than_there_are_tiers() -> None:
    segments: list[ArraySegment] = []
    copied, total = 0, 400 * 300
    for _ in range(400):
        segments.append(ArraySegment(300))
        while groups := due(segments):
            for group in groups:
                merged = ArraySegment(sum(segment.doc_count() for segment in group))
                copied += merged.doc_count()
                segments = [*(one for one in segments if one not in group), merged]

    assert len(segments) < 3 * TOGETHER
    assert copied / total <= 3
