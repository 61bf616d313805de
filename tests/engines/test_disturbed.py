"""Files of an index that are changed under whoever searches or writes it: nothing false is told."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.engines import Part
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.snapshot import Changed, Snapshot
from indexer.errors import IndexUnreadable
from indexer.model import Query
from tests.engines.asking import ids, put
from tests.factories import make_document
from tests.people import AUTHORITY

DOCUMENTS = [make_document(f"d{n}", body="Oslo talks") for n in range(5)]


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """A searcher that has opened its index."""
    opened = WhooshEngine(tmp_path, AUTHORITY)
    put(opened, *DOCUMENTS)
    assert len(ids(opened)) == len(DOCUMENTS)
    return opened


@pytest.fixture
def segment(engine: WhooshEngine) -> Path:
    (found,) = engine.place.glob("generation-1/*.seg")
    return found


def _cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 1)


def _lengthen(file: Path) -> None:
    with file.open("ab") as opened:
        opened.write(b"x")


def _flip(file: Path) -> None:
    with file.open("r+b") as opened:
        first = opened.read(1)[0]
        opened.seek(0)
        opened.write(bytes([first ^ 1]))


@pytest.mark.parametrize("change", [_cut, _lengthen, _flip])
def test_a_changed_segment_is_refused_until_it_is_as_it_was(
    engine: WhooshEngine, segment: Path, change: Callable[[Path], None]
) -> None:
    whole = segment.read_bytes()
    change(segment)

    for ask in (lambda: engine.search(Query()), lambda: engine.document("d1"), engine.known):
        with pytest.raises(IndexUnreadable, match="doctor --repair"):
            ask()

    with segment.open("r+b") as opened:
        opened.write(whole)
        opened.truncate()
    assert len(ids(engine)) == len(DOCUMENTS)


def test_a_segment_that_was_only_touched_is_searched_on(
    engine: WhooshEngine, segment: Path
) -> None:
    os.utime(segment, (1, 1))

    assert len(ids(engine)) == len(DOCUMENTS)


def test_an_export_under_way_ends_where_the_index_is_changed(
    engine: WhooshEngine, segment: Path
) -> None:
    scan = engine.scan(Query())
    next(scan)
    _flip(segment)

    with pytest.raises(IndexUnreadable):
        next(scan)


def test_what_was_read_while_files_changed_counts_for_nothing(segment: Path) -> None:
    snapshot = Snapshot(segment.parent)

    def answer(_: Snapshot) -> int:
        _flip(segment)
        return 1

    with pytest.raises(Changed):
        snapshot.answered(answer)


def test_what_goes_wrong_while_files_change_is_put_down_to_that(segment: Path) -> None:
    def fail(_: Snapshot) -> int:
        raise ValueError("nonsense")

    with pytest.raises(ValueError, match="nonsense"):
        Snapshot(segment.parent).answered(fail)
    snapshot = Snapshot(segment.parent)
    _flip(segment)
    with pytest.raises(Changed):
        snapshot.answered(fail)


def test_a_segment_that_is_changed_during_a_run_is_not_copied(
    engine: WhooshEngine, segment: Path
) -> None:
    pointer = engine.place / "current.json"
    before = pointer.read_bytes()

    def parts() -> Iterator[Part]:
        yield engine.segment([make_document("new")])
        _flip(segment)

    with pytest.raises(IndexUnreadable, match="changed"):
        engine.commit(parts(), [one.id for one in DOCUMENTS[1:]])  # so few are left: it is copied

    assert pointer.read_bytes() == before
