"""The administration in a browser: a page that is sent is found."""

from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.administered import administered, sign_in
from tests.browser.conftest import open_context
from tests.cli.conftest import RELEASE

_LONG = 120_000  # milliseconds, for a run on a busy machine


def send(page: Page, title: str) -> None:
    content = RELEASE.format(title=title, subject="fish").encode()
    sent = FilePayload(name="a.html", mimeType="text/html", buffer=content)
    page.get_by_label("Pages, PDF files").set_input_files([sent])
    page.get_by_role("button", name="Send and index").click()


def test_a_page_that_is_sent_is_found_as_soon_as_its_run_is_over(
    tmp_path: Path, browser: Browser
) -> None:
    with administered(tmp_path) as desk:
        context = open_context(browser)
        page = context.new_page()
        sign_in(page, desk.address)

        send(page, "Talks about fish")

        expect(page.get_by_role("status").filter(has_text="1 file kept: a.html")).to_be_visible()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("The index is up to date", timeout=_LONG)  # it asks for itself
        expect(page.locator(".tally dd").first).to_have_text("1")
        page.goto(f"{desk.address}/?q=fish")
        expect(page.locator(".hits > li")).to_have_count(1)
        context.close()
