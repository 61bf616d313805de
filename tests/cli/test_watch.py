"""What arrives is indexed, whenever it does."""

import signal
from pathlib import Path

import psutil

from indexer.cli.watch import MOST, Backlog
from indexer.corpus import Corpus
from indexer.runs import Order
from indexer.status import Board, State
from tests.cli.conftest import Shell
from tests.processes import assert_all_end, wait_until


def test_what_arrives_while_one_watches_is_found(shell: Shell) -> None:
    board = Board(shell.folder / ".communique" / "status.json")
    with shell.start("watch", "--settle", "0.1") as process:
        try:
            wait_until(lambda: board.read().state is State.DONE)  # it has looked at everything
            shell.put("a.html", "Talks about fish")
            wait_until(lambda: board.read().tally.records == 1)
        finally:
            family = psutil.Process(process.pid).children(recursive=True)
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=60)

    assert len(shell.run("search", "fish").out.splitlines()) == 1
    assert process.returncode == 0
    assert "Traceback" not in err
    assert_all_end(family, seconds=10)


def backlog(tmp_path: Path) -> tuple[Backlog, Path]:
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "a.html"
    page.write_text("x")
    begun = Backlog(Corpus(tmp_path), every=3600)
    begun.done(Order(), 0.0)
    return begun, page


def test_everything_is_looked_at_first(tmp_path: Path) -> None:
    assert Backlog(Corpus(tmp_path), every=3600).order(1.0) == Order()


def test_a_page_that_arrives_is_indexed_by_itself(tmp_path: Path) -> None:
    todo, page = backlog(tmp_path)
    assert todo.order(1.0) is None

    todo.add(frozenset({page}), 1.0)

    assert todo.order(1.0) == Order((page,))
    todo.done(Order((page,)), 2.0)
    assert todo.order(2.0) is None


def test_a_correction_concerns_everything(tmp_path: Path) -> None:
    todo, _ = backlog(tmp_path)
    corrections = tmp_path / "corrections.toml"
    corrections.write_text("")

    todo.add(frozenset({corrections}), 1.0)

    assert todo.order(1.0) == Order()


def test_a_page_that_vanished_concerns_everything(tmp_path: Path) -> None:
    todo, page = backlog(tmp_path)
    page.unlink()

    todo.add(frozenset({page}), 1.0)

    assert todo.order(1.0) == Order()


def test_a_page_that_failed_is_tried_once_more_after_a_minute(tmp_path: Path) -> None:
    todo, page = backlog(tmp_path)
    todo.add(frozenset({page}), 1.0)

    todo.done(Order((page,)), 2.0, failures=True)

    assert todo.order(61.0) is None
    assert todo.order(62.0) == Order()
    todo.done(Order(), 63.0, failures=True)
    assert todo.order(200.0) is None


def test_very_many_pages_are_a_run_over_everything(tmp_path: Path) -> None:
    todo, page = backlog(tmp_path)
    pages = [page.with_name(f"{n}.html") for n in range(MOST + 1)]
    for one in pages:
        one.write_text("x")

    todo.add(frozenset(pages), 1.0)

    assert todo.order(1.0) == Order()


def test_a_run_that_failed_is_tried_again_later_and_later(tmp_path: Path) -> None:
    todo, page = backlog(tmp_path)
    todo.add(frozenset({page}), 0.0)
    waited, moment = [], 0.0
    for _ in range(9):
        todo.failed(moment)
        before = moment
        while todo.order(moment) is None:
            moment += 1.0
        waited.append(moment - before)

    assert waited == [2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert todo.order(moment) == Order()
