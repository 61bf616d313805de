"""The starter corpus, served, and a real browser in front of it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from indexer import corpus

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# what Chromium needs as root in a container, and what keeps it from asking the network for itself
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=15_000)  # milliseconds: other tests run beside these


def open_context(browser: Browser, *, scripts: bool = True) -> BrowserContext:
    """An English reader with a laptop."""
    return browser.new_context(
        locale="en-GB", viewport={"width": 1440, "height": 900}, java_script_enabled=scripts
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        message = "no chromium on this machine: the page is not tried in a browser"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(starter_index: Path) -> Iterator[str]:
    """The starter corpus, served by `communique serve` on a free port."""
    serve = [
        sys.executable, "-m", "indexer.cli",
        "--index", str(starter_index), "--corpus", str(corpus.starter().root),
        "serve", "--port", "0",
    ]  # fmt: skip
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = server.stdout.readline()  # "Serving on http://127.0.0.1:PORT; Ctrl-C ends it"
        yield said.removeprefix("Serving on ").partition(";")[0]
        server.send_signal(signal.SIGTERM)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = open_context(browser)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must not complain: no console error, no failed script, no breach of the CSP."""
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )
    yield opened
    assert complaints == []
