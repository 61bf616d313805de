"""What is written is surely on disk, and what is not as it was written is never searched."""

import json
import os
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from indexer.engines.whoosh import WhooshEngine, schema
from indexer.engines.whoosh.commits import locking
from indexer.engines.whoosh.commits.checking import verify
from indexer.engines.whoosh.commits.generations import Generations
from indexer.engines.whoosh.disk.arrays import open_arrays
from indexer.engines.whoosh.disk.material import Material
from indexer.engines.whoosh.matches.sets import Mask
from indexer.engines.whoosh.writing import writer
from indexer.engines.whoosh.writing.merging import merge
from indexer.errors import IndexLocked, IndexMissing, IndexUnreadable
from indexer.model import Query
from tests.engines.asking import ids, put, rebuild
from tests.factories import make_document
from tests.people import AUTHORITY


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index of one generation before and the current one."""
    engine = _open(tmp_path / "index")
    put(engine, make_document("old", body="Oslo talks"))
    rebuild(engine, *(make_document(f"d{n}", body="Oslo talks") for n in range(5)))
    return tmp_path / "index"


def _open(directory: Path) -> WhooshEngine:
    return WhooshEngine(directory, AUTHORITY)


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[0] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("pattern", ["*.toc", "*.seg"])
def test_one_changed_bit_is_found_when_an_index_is_opened(directory: Path, pattern: str) -> None:
    (file,) = directory.glob(f"generation-2/{pattern}")
    _flip(file)

    with pytest.raises(IndexUnreadable, match="doctor --repair"):
        _open(directory).search(Query())


def test_damage_is_not_merged_into_new_segments(directory: Path) -> None:
    engine = _open(directory)
    assert ids(engine)
    (file,) = directory.glob("generation-2/*.seg")
    _flip(file)

    with pytest.raises(IndexUnreadable):
        put(engine, make_document("new"))


@pytest.mark.parametrize("column", schema.SEALED)
def test_a_changed_bit_of_a_document_is_found_when_it_is_read(directory: Path, column: str) -> None:
    _flip_document(directory, column)
    engine = _open(directory)

    with pytest.raises(IndexUnreadable, match="doctor --repair"):
        engine.document("d0")
    assert engine.document("d1").id == "d1"
    assert [damage.reason for damage in verify(directory)] == [
        f"“{column}” in {_segment(directory).name} is not as it was written"
    ]


def test_a_page_of_results_with_a_changed_document_is_refused(directory: Path) -> None:
    _flip_document(directory, schema.CARD)

    with pytest.raises(IndexUnreadable, match="doctor --repair"):
        _open(directory).search(Query())


def test_a_changed_document_is_not_merged(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(_open(directory), make_document("new"))
    before = sorted(directory.glob("generation-2/*"))
    _flip_document(directory, schema.REST)
    monkeypatch.setattr(writer, "due", lambda held: [held])

    with pytest.raises(IndexUnreadable):
        put(_open(directory), make_document("newer"))
    assert sorted(directory.glob("generation-2/*")) == before


def test_a_segment_that_cannot_be_written_leaves_nothing_of_its_commit(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(directory.glob("generation-2/*"))
    engine, begun = _open(directory), list[Path]()

    def failing(sources: Sequence[tuple[Material, Mask]], path: Path) -> int:
        begun.append(path)
        if len(begun) == 2:
            raise OSError("disk full")
        return merge(sources, path)

    monkeypatch.setattr(writer, "BUDGET", 0)  # each part becomes a segment
    monkeypatch.setattr(writer, "merge", failing)
    with pytest.raises(OSError, match="disk full"):
        engine.commit([engine.segment([make_document(f"new{n}")]) for n in range(3)], ())

    assert len(begun) == 2
    assert sorted(directory.glob("generation-2/*")) == before
    assert ids(_open(directory)) == [f"d{n}" for n in range(5)]


def _segment(directory: Path) -> Path:
    """The largest."""
    return max(directory.glob("generation-2/*.seg"), key=lambda file: file.stat().st_size)


def _flip_document(directory: Path, column: str) -> None:
    """A bit of what is kept of the first document."""
    file = _segment(directory)
    content = bytearray(file.read_bytes())
    content[content.index(open_arrays(file)[column].tobytes())] ^= 1
    file.write_bytes(content)


def test_every_changed_bit_of_a_pointer_is_found(directory: Path) -> None:
    whole = (directory / "current.json").read_bytes()
    for position, bit in product(range(len(whole)), range(7)):  # 8: no longer UTF-8
        changed = bytearray(whole)
        changed[position] ^= 1 << bit
        with pytest.raises(IndexUnreadable):
            Generations(directory)._pointer(changed.decode())


def test_a_pointer_that_got_lost_is_damage_and_no_fresh_start(directory: Path) -> None:
    (directory / "current.json").unlink()
    engine = _open(directory)

    for ask in (lambda: engine.search(Query()), engine.known, lambda: put(engine)):
        with pytest.raises(IndexUnreadable, match="is gone"):
            ask()
    assert len(list(directory.glob("generation-*"))) == 2


def test_a_first_run_that_was_killed_leaves_no_index(tmp_path: Path) -> None:
    (tmp_path / "generation-1").mkdir()
    engine = _open(tmp_path)

    with pytest.raises(IndexMissing):
        engine.search(Query())
    put(engine, make_document("a"))
    assert ids(engine) == ["a"]


def test_a_replacement_that_fails_leaves_no_half_of_it(directory: Path) -> None:
    engine = _open(directory)
    part = engine.segment([make_document("new")])

    with pytest.raises(ZeroDivisionError):
        engine.replace(part for _ in range(1 // int(not ids(engine))))
    with pytest.raises(TypeError):
        engine.replace([part, "no part"])

    assert {one.name for one in directory.glob("generation-*")} == {"generation-1", "generation-2"}


def test_all_that_a_pointer_leads_to_is_on_disk_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of a crash-safe rename: files, their folders, the pointer, its folder."""
    synced: list[Path] = []
    sync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        sync(descriptor)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc: the names of open files cannot be told here")
    monkeypatch.setattr(os, "fsync", noted)
    put(_open(tmp_path), make_document("a"))

    pointer = synced.index(tmp_path / "current.json.new")
    before, after = synced[:pointer], synced[pointer:]
    assert any(file.suffix == ".seg" for file in before)
    assert any(".toc." in file.name for file in before)
    assert before[-1] == tmp_path / "generation-1"
    assert after[1:] == [tmp_path, tmp_path]


# The lock


def test_a_writer_waits_for_another_that_is_soon_done(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, waited = locking.WriterLock(directory), []
    held = other.held()
    held.__enter__()

    def let_go(pause: float) -> None:
        waited.append(pause)
        if len(waited) == 3:
            held.__exit__(None, None, None)

    monkeypatch.setattr(time, "sleep", let_go)
    put(_open(directory), make_document("late"))

    assert waited == list(locking.PAUSES[:3])
    assert "late" in ids(_open(directory))


def test_a_writer_that_waits_in_vain_is_told_who_writes(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PAUSES", (0.0,))
    with _open(directory).lock(), pytest.raises(IndexLocked, match=f"process {os.getpid()}, since"):
        put(_open(directory), make_document("late"))


def test_the_holder_of_the_lock_can_be_told(directory: Path) -> None:
    lock = locking.WriterLock(directory)
    with lock.held():
        writer = locking.WriterLock(directory).writer()
        assert writer is not None
        assert writer.pid == os.getpid()
    assert locking.WriterLock(directory).writer() is None
    (directory / "writer.json").write_text(json.dumps({"pid": 1}))  # of one that was killed
    assert locking.WriterLock(directory).writer() is None


@pytest.mark.parametrize("word", ["", "{", "[]", '{"pid": "x", "since": ""}'])
def test_a_holder_without_a_legible_word_is_one_all_the_same(directory: Path, word: str) -> None:
    with locking.WriterLock(directory).held():
        (directory / "writer.json").write_text(word)
        assert locking.WriterLock(directory).writer() == locking.Writer()
