"""Disks, files and clocks that misbehave while a run goes on."""

import gc
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.build import Run, index
from indexer.engines import open_engine
from indexer.model import Query, Tally
from tests.bench.faults.disk import resize, small_disk, used
from tests.bench.faults.scene import Scene, scene, truth
from tests.build.conftest import Desk
from tests.build.memory import here
from tests.people import AUTHORITY


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; that it can be let go of tells that no run left a file open."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        mounted = small_disk(folder)
        mounted.__enter__()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this user may not mount a disk")
    gc.disable()  # which would hide what holds itself
    try:
        yield folder
        mounted.__exit__(None, None, None)
    finally:
        gc.enable()


@contextmanager
def _on(disk: Path) -> Iterator[Scene]:
    with scene(disk) as held:
        held.make()
        yield held


def test_a_full_disk_leaves_the_old_index_and_no_half_of_a_new_one(disk: Path) -> None:
    with _on(disk) as held:
        held.turn_to(1)
        resize(disk, used(disk) + 3 * 4096)

        with pytest.raises(OSError, match="No space left"):
            held.make(rebuild=True)

        assert held.answers() == truth(0).answers
        assert len(list(held.index.glob("generation-*"))) == 1
        resize(disk, 2**26)
        held.make()
        assert held.answers() == truth(1).answers


def test_a_disk_that_can_only_be_read_is_searched_and_not_written(disk: Path) -> None:
    with _on(disk) as held:
        held.turn_to(1)
        _remount(disk, "ro")
        try:
            with pytest.raises(Exception, match="Read-only file system"):
                held.make()
            assert held.answers() == truth(0).answers
        finally:
            _remount(disk, "rw")


def _remount(disk: Path, how: str) -> None:
    command = ["mount", "-o", f"remount,{how}", str(disk)]
    subprocess.run(command, check=True, capture_output=True)


# Files that vanish


def _index(desk: Desk, at: str, then: Callable[[], object]) -> Tally:
    """A run at one stage of which something happens."""

    @contextmanager
    def progress(stage: str, _length: int) -> Iterator[Callable[[int], None]]:
        if stage == at:
            then()
        yield lambda _: None

    return index(desk.archive, Run(), progress, pool=here)


@pytest.mark.parametrize("stage", ["Reading", "Cleaning"])
def test_a_file_that_vanishes_during_a_run_is_told_and_the_rest_is_indexed(
    desk: Desk, stage: str
) -> None:
    for name in "abc":
        desk.put(f"{name}.txt", name)

    tally = _index(desk, stage, lambda: desk.take("b.txt"))

    assert [one.place for one in tally.passed_over if one.failed] == ["b.txt"]
    assert tally.indexed == 2
    assert desk.index().passed_over == ()


def test_a_folder_that_vanishes_during_a_run_is_told(desk: Desk) -> None:
    desk.put("kept.txt")
    for name in "ab":
        desk.put(f"gone/{name}.txt", name)

    tally = _index(desk, "Cleaning", lambda: shutil.rmtree(desk.corpus.pages / "gone"))

    assert tally.failed == 2
    assert tally.indexed == 1


# Clocks


@pytest.mark.parametrize("seconds", [0, 4_000_000_000])
def test_files_of_any_date_are_indexed_once(desk: Desk, seconds: int) -> None:
    file = desk.put("a.txt")
    os.utime(file, (seconds, seconds))
    desk.index()

    os.utime(file, (1, 1))

    assert desk.index().unchanged == 1


def test_a_clock_that_goes_back_does_no_harm(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.surveys = desk.corpus.root / "surveys"
    desk.put("a.txt")
    desk.index()
    monkeypatch.setattr(time, "time", lambda: 1.0)
    desk.put("b.txt")

    assert desk.index().indexed == 1
    assert desk.index().unchanged == 2


def test_searchers_see_a_commit_whatever_the_clock_says(tmp_path: Path) -> None:
    with scene(tmp_path) as held:
        held.make()
        searcher = open_engine(f"whoosh:{held.index}", AUTHORITY)
        assert searcher.search(Query()).total == len(truth(0).ids)
        os.utime(held.index / "current.json", (4_000_000_000, 4_000_000_000))

        held.turn_to(2)
        held.make()

        assert searcher.search(Query()).total == len(truth(2).ids)
