"""The administration in a browser: a page that is sent is found."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import open_context
from tests.cli.conftest import RELEASE
from tests.webapp.operated import SECRET

_LONG = 120_000  # milliseconds, for a run on a busy machine


@pytest.fixture
def administered(tmp_path: Path) -> Iterator[str]:
    """An archive without a page yet, served with an administration."""
    (tmp_path / "corpus" / "pages").mkdir(parents=True)
    serve = [
        sys.executable, "-m", "indexer.cli",
        "--index", str(tmp_path / "index"), "--corpus", str(tmp_path / "corpus"),
        "serve", "--port", "0", "--processes", "1",
    ]  # fmt: skip
    environment = {**os.environ, "COMMUNIQUE_ADMIN_SECRET": SECRET}
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        yield said.removeprefix("Serving on ").partition(";")[0]
        server.send_signal(signal.SIGTERM)


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/admin")
    page.get_by_label("Secret").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing has been indexed yet")


def send(page: Page, title: str) -> None:
    content = RELEASE.format(title=title, subject="fish").encode()
    sent = FilePayload(name="a.html", mimeType="text/html", buffer=content)
    page.get_by_label("Pages, PDF files").set_input_files([sent])
    page.get_by_role("button", name="Send and index").click()


def test_a_page_that_is_sent_is_found_as_soon_as_its_run_is_over(
    administered: str, browser: Browser
) -> None:
    context = open_context(browser)
    page = context.new_page()
    sign_in(page, administered)

    send(page, "Talks about fish")

    expect(page.get_by_role("status").filter(has_text="1 file kept: a.html")).to_be_visible()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("The index is up to date", timeout=_LONG)  # it asks for itself
    expect(page.locator(".tally dd").first).to_have_text("1")
    page.goto(f"{administered}/?q=fish")
    expect(page.locator(".hits > li")).to_have_count(1)
    context.close()
