"""What a run has made and was killed over is taken up by the next one."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.build import Run, index
from indexer.build.progress import Advance, silent
from indexer.model import Tally
from tests.build.conftest import Desk
from tests.build.memory import here


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.surveys = desk.corpus.root / "surveys"
    for number in range(40):
        desk.put(f"{number:02}.txt")
    return desk


class Killed(BaseException):
    """As when the process ends here."""


def run(desk: Desk, killed_at: str = "", rebuild: bool = False) -> tuple[Tally, dict[str, int]]:
    """Index; tell how much there was to do at each stage, too."""
    stages: dict[str, int] = {}

    @contextmanager
    def progress(stage: str, total: int) -> Iterator[Advance]:
        stages[stage] = total
        if stage == killed_at:
            raise Killed
        with silent(stage, total) as advance:
            yield advance

    return index(desk.archive, Run(rebuild=rebuild), progress, here), stages


def kill(desk: Desk, at: str = "Saving") -> Path:
    """A run that is killed there; tell where it left what it had made."""
    with pytest.raises(Killed):
        run(desk, at)
    [left] = (desk.surveys or Path()).iterdir()
    return left


def test_what_was_made_is_not_made_again(desk: Desk) -> None:
    kill(desk)

    tally, stages = run(desk)

    assert stages["Cleaning"] == 0
    assert tally.indexed == len(desk.documents()) == 40


def test_a_rebuild_takes_it_up_too(desk: Desk) -> None:
    kill(desk)

    tally, stages = run(desk, rebuild=True)

    assert (stages["Cleaning"], tally.indexed) == (0, 40)


def test_of_what_was_written_in_part_the_whole_records_are_taken_up(desk: Desk) -> None:
    left = kill(desk)
    left.write_bytes(left.read_bytes()[:-1])

    tally, stages = run(desk)

    assert 0 < stages["Cleaning"] < 40
    assert tally.indexed == len(desk.documents()) == 40


def test_nothing_is_taken_from_behind_a_damaged_record(desk: Desk) -> None:
    left = kill(desk)
    scrawled = bytearray(left.read_bytes())
    scrawled[50] ^= 1
    left.write_bytes(scrawled)

    tally, stages = run(desk)

    assert (stages["Cleaning"], tally.indexed) == (40, 40)


def test_documents_whose_pages_have_changed_meanwhile_are_made_again(desk: Desk) -> None:
    kill(desk)
    desk.put("07.txt", "Another text.")
    desk.take("31.txt")

    _, stages = run(desk)

    assert stages["Cleaning"] > 0
    assert "Another text." in {one.text.strip() for one in desk.documents().values()}
    assert len(desk.documents()) == 39


def test_what_failed_is_told_by_the_run_that_takes_it_up(desk: Desk) -> None:
    desk.put("broken.pdf", "%PDF-1.4 nothing")
    kill(desk)

    tally, stages = run(desk)

    assert (stages["Cleaning"], tally.failed) == (0, 1)


def test_nothing_is_left_once_the_work_is_done(desk: Desk) -> None:
    left = kill(desk)

    run(desk)

    assert not left.exists()


def test_a_full_disk_is_not_kept_full(desk: Desk) -> None:
    def full(stage: str, total: int) -> Generator[Advance]:
        if stage == "Saving":
            raise OSError(28, "No space left on device")
        with silent(stage, total) as advance:
            yield advance

    with pytest.raises(OSError, match="No space"):
        index(desk.archive, Run(), contextmanager(full), here)

    assert list((desk.surveys or Path()).iterdir()) == []
