"""An archive without a page, served with an administration, and what its board tells."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from indexer.model import PassedOver, Tally
from indexer.status import Board, State, Status, now
from tests.webapp.operated import SECRET


@dataclass(frozen=True)
class Administered:
    address: str
    board: Board

    @contextmanager
    def under_way(self) -> Iterator[Status]:
        """As if a run went on, a third of which is done."""
        status = Status(State.RUNNING, os.getpid(), now(), "", "Reading", 812, 2431)
        with self.board.held():
            self.board.write(status)
            yield status

    def done(self) -> None:
        """As if a run had just ended that passed some over."""
        long = "2019/www.mofa.go.jp/press/release/" + "a-very-long-name-" * 8 + ".html"
        listed = (
            PassedOver(long, "took longer than 10 seconds"),
            PassedOver("crawl.warc.gz#120331", "no page", failed=False, count=1312),
        )
        tally = Tally(1118, 1655, 12, listed, records=4086, pages=2773)
        self.board.write(Status(State.DONE, 7, now(), now(), "Saving", 9, 9, tally))

    def failed(self) -> None:
        error = "this run would remove 9 of 10 documents; communique index --prune does it anyway"
        self.board.write(Status(State.FAILED, 7, now(), now(), error=error))


@contextmanager
def administered(folder: Path) -> Iterator[Administered]:
    (folder / "corpus" / "pages").mkdir(parents=True)
    serve = [
        sys.executable, "-m", "indexer.cli",
        "--index", str(folder / "index"), "--corpus", str(folder / "corpus"),
        "serve", "--port", "0", "--processes", "1",
    ]  # fmt: skip
    environment = {**os.environ, "COMMUNIQUE_ADMIN_SECRET": SECRET}
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        address = server.stdout.readline().removeprefix("Serving on ").partition(";")[0]
        yield Administered(address, Board.of(f"whoosh:{folder / 'index'}"))
        server.send_signal(signal.SIGTERM)


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/admin")
    page.get_by_label("Secret").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    page.locator("#progress").wait_for()
