"""Runs tell how far they are, where others can read it."""

import json

import pytest

from indexer.build import Run, silent
from indexer.cli import recorded
from indexer.cli.settings import Settings
from indexer.errors import RunCancelled, RunUnderWay
from indexer.runs import Order, Runs
from indexer.status import Board, State
from tests.cli.conftest import Shell
from tests.processes import wait_until


@pytest.fixture
def settings(shell: Shell) -> Settings:
    return Settings(f"whoosh:{shell.folder}/.communique/index", shell.folder / "corpus")


def test_a_run_that_is_over_has_told_its_tally(shell: Shell, settings: Settings) -> None:
    shell.put("a.html")
    shell.put("empty.html").write_bytes(b"")

    assert shell.run("index").status == 3

    status = settings.board().read()
    assert (status.state, status.tally.indexed, status.tally.failed) == (State.DONE, 1, 1)
    assert status.tally.passed_over[0].place == "empty.html"
    assert status.started < status.ended
    logged = [json.loads(line) for line in settings.board().log.read_text().splitlines()]
    assert [one["event"] for one in logged] == ["run done"]
    assert logged[0]["indexed"] == 1


def test_a_run_that_fails_has_told_why(shell: Shell, settings: Settings) -> None:
    assert shell.run("index", "nowhere.html").status == 1

    status = settings.board().read()
    assert status.state is State.FAILED
    assert "nowhere.html does not exist" in status.error


def test_a_run_that_is_asked_to_stop_leaves_the_index_as_it_was(
    shell: Shell, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorded, "_EVERY", 0.0)
    shell.put("a.html")
    board = settings.board()

    class Impatient(Board):
        """Stops every run as soon as it has told of itself."""

        def write(self, status: object) -> None:
            super().write(status)  # type: ignore[arg-type]
            self.cancel(status)  # type: ignore[arg-type]

    monkeypatch.setattr(Settings, "board", lambda _: Impatient(board.status))
    with pytest.raises(RunCancelled):
        recorded.index(settings, Run(), silent)

    assert board.read().state is State.CANCELLED
    assert shell.run("search", "talks").status == 1  # there is no index yet


def test_a_run_refused_by_the_lock_leaves_the_status_of_the_one_that_holds_it(
    shell: Shell, settings: Settings
) -> None:
    shell.put("a.html")
    with settings.engine().lock(), settings.board().held():
        held = recorded.Record(settings.board())
        settings.board().write(held.status)

        assert shell.run("index").status == 1

        assert settings.board().read() == held.status


def test_a_run_that_others_start_indexes_and_tells_of_itself(
    shell: Shell, settings: Settings
) -> None:
    shell.put("a.html", "Talks about fish")
    runs = Runs(settings.target, shell.folder / "corpus", settings.board())

    runs.start(Order())
    assert runs.status().under_way
    with pytest.raises(RunUnderWay):
        runs.start(Order())
    wait_until(lambda: not runs.status().under_way)

    assert runs.status().state is State.DONE
    assert runs.status().tally.indexed == 1
