"""Files that are still being written, and what of a corpus folder is watched."""

import os
import threading
from contextlib import closing
from pathlib import Path

import pytest

from indexer.arrivals import Settling, arrivals
from indexer.corpus import Corpus


def test_a_file_that_still_grows_is_not_told_of(tmp_path: Path) -> None:
    settling, file = Settling(rest=1.0), tmp_path / "a.html"
    file.write_text("half")
    settling.note({file}, 0.0)
    file.write_text("half and more")

    assert settling.settled(1.5) == frozenset()
    assert settling.settled(2.4) == frozenset()
    assert settling.settled(2.6) == {file}


def test_a_file_is_told_of_once(tmp_path: Path) -> None:
    settling, file = Settling(rest=1.0), tmp_path / "a.html"
    settling.note({file}, 0.0)

    assert settling.settled(1.0) == {file}
    assert settling.settled(9.0) == frozenset()


def test_files_that_arrive_together_are_told_of_together(tmp_path: Path) -> None:
    settling, files = Settling(rest=1.0), [tmp_path / "a.html", tmp_path / "b.html"]
    settling.note({files[0]}, 0.0)
    settling.note({files[1]}, 0.8)

    assert settling.settled(1.2) == frozenset()
    assert settling.settled(1.8) == set(files)


def test_a_file_that_takes_long_holds_the_others_up_no_longer_than_four_rests(
    tmp_path: Path,
) -> None:
    settling, quick, slow = Settling(rest=1.0), tmp_path / "a.html", tmp_path / "b.warc"
    settling.note({quick, slow}, 0.0)
    told = []
    for moment in range(1, 6):
        slow.write_text("x" * moment)
        told.append(settling.settled(float(moment)))

    assert told == [frozenset(), frozenset(), frozenset(), {quick}, frozenset()]


@pytest.mark.parametrize("polling", [False, True])
def test_what_a_run_would_not_look_at_does_not_wake_it(tmp_path: Path, *, polling: bool) -> None:
    for name in ("pages", ".communique", "elsewhere"):
        (tmp_path / name).mkdir()
    stop, told = threading.Event(), set[Path]()
    limit = threading.Timer(60, stop.set)
    limit.start()
    with closing(arrivals(Corpus(tmp_path), stop, rest=0.1, polling=polling)) as arriving:  # type: ignore[type-var]  # a generator
        next(arriving)
        for name in (".communique/status.json", "elsewhere/b.html", "pages/.half", "pages/a.html"):
            (tmp_path / name).write_text("x")
        os.utime(tmp_path / "pages/a.html", (1, 1))
        for paths in arriving:
            told |= paths
            if told:
                break
    limit.cancel()

    assert told == {tmp_path / "pages/a.html"}
