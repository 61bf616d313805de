"""How the tests look at a page: type, count, read its address."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from playwright.sync_api import Locator, Page, expect
from werkzeug.serving import make_server

CHANGED = "a0983c6864c73067"  # of the starter corpus: two captures that say different things


@contextmanager
def listening(app: Flask) -> Iterator[str]:
    """The address at which it answers, in a thread of this process."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def type_query(page: Page, address: str, text: str) -> None:
    """Open the home page and type, as a person does; wait for the answer to the last letter."""
    page.goto(address)
    page.locator("#q").press_sequentially(text, delay=30)
    expect(page.locator("#results")).to_have_attribute("data-text", text.strip())


def titles(page: Page) -> Locator:
    return page.locator(".hits h2 a")


def total(page: Page) -> int:
    return int(page.locator("#results").inner_text().split()[0])


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def expect_scroll(page: Page, wanted: int) -> None:
    """The page's policy keeps `wait_for_function` from asking again, so this does."""
    for _ in range(50):
        if page.evaluate("scrollY") == wanted:
            return
        page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == wanted
