"""What a run tells of itself, and what others make of it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import RunUnderWay
from indexer.model import PassedOver, Tally
from indexer.status import FURTHER, LISTED, Board, State, Status, now


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board.of(f"whoosh:{tmp_path / 'index'}")


def test_before_any_run_nothing_is_under_way(board: Board) -> None:
    assert board.read() == Status(State.IDLE)
    assert not board.read().under_way


def test_what_is_written_is_read(board: Board) -> None:
    tally = Tally(indexed=3, passed_over=(PassedOver("a.html", "damaged"),), records=4, pages=3)
    status = Status(State.DONE, 7, now(), now(), "Saving", 3, 3, tally, "")

    board.write(status)

    assert board.read() == status


def test_a_run_whose_process_lives_is_under_way(board: Board) -> None:
    with board.held():
        board.write(Status(State.RUNNING, started=now()))

        assert board.read().state is State.RUNNING


def test_a_run_whose_process_was_killed_is_lost(board: Board) -> None:
    code = (
        "import os, sys; from pathlib import Path; from indexer.status import *\n"
        "board = Board(Path(sys.argv[1]))\n"
        "with board.held():\n"
        "    board.write(Status(State.RUNNING, started=now())); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, board.status], check=False)

    assert board.read().state is State.LOST


def test_two_runs_cannot_hold_one_board(board: Board) -> None:
    with board.held(), pytest.raises(RunUnderWay), board.held():
        pass


def test_a_process_is_given_a_minute_to_speak(board: Board) -> None:
    board.write(Status(State.STARTING, started=now()))
    assert board.read().under_way

    for long_ago_or_ahead in ("2020-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"):
        board.write(Status(State.STARTING, started=long_ago_or_ahead))
        assert board.read().state is State.LOST


def test_a_cancelled_run_does_not_cancel_the_next_one(board: Board) -> None:
    first, second = Status(State.RUNNING, started=now()), Status(State.RUNNING, started=now())

    board.cancel(first)

    assert board.is_cancelled(first)
    assert not board.is_cancelled(second)


def test_a_long_list_is_shortened_to_its_failures_and_still_adds_up(board: Board) -> None:
    left_out = tuple(PassedOver(f"{n}.css", "no page", failed=False) for n in range(LISTED))
    failures = tuple(PassedOver(f"{n}.html", "damaged", count=2) for n in range(10))
    tally = Tally(passed_over=(*left_out, *failures))

    board.write(replace(Status(State.DONE), tally=tally))
    told = board.read().tally

    assert (told.failed, told.left) == (tally.failed, tally.left) == (20, LISTED + 20)
    assert told.passed_over[:10] == failures
    assert told.passed_over[-1] == PassedOver("", FURTHER, failed=False, count=10)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"state": "running"}', '{"tally": 1}'])
def test_a_damaged_status_is_told_and_stops_nothing(board: Board, text: str) -> None:
    board.status.write_text(text)

    assert board.read().state is State.LOST
    assert "damaged" in board.read().error


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("whoosh:.communique/index", ".communique/status.json"),
        ("whoosh:/srv/press", "/srv/press.status.json"),
        ("opensearch+https://host:9200/press", ".communique/press.status.json"),
        ("opensearch+https://host:9200/press?shards=3", ".communique/press.status.json"),
    ],
)
def test_each_index_has_a_status_of_its_own(target: str, file: str) -> None:
    assert Board.of(target).status == Path(file)


def test_a_long_log_is_begun_anew(board: Board) -> None:
    board.note("begun")
    board.log.write_text("x" * (2**20 + 1))

    board.note("run done", indexed=1)

    assert '"run done"' in board.log.read_text()
    assert len(board.log.read_text().splitlines()) == 1
