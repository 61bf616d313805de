"""The administration for everybody: by axe, by the keyboard, without scripts, on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.browser.administered import Administered, administered, sign_in
from tests.browser.conftest import open_context
from tests.browser.test_axe import assert_accessible
from tests.webapp.operated import SECRET


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Administered]:
    with administered(tmp_path_factory.mktemp("administered")) as found:
        yield found


def states(page: Page, desk: Administered) -> Iterator[str]:
    """The page in each state that the administrator may find it in."""
    address = f"{desk.address}/admin"
    page.goto(address)
    yield "nothing yet"
    with desk.under_way():
        page.goto(address)
        expect(page.get_by_role("progressbar")).to_be_visible()
        yield "under way"
    desk.done()
    page.goto(address)
    expect(page.locator("#passed")).to_be_visible()
    yield "done"
    desk.failed()
    page.goto(address)
    yield "failed"


def test_axe_finds_no_violation_in_either_palette(
    context: BrowserContext, desk: Administered
) -> None:
    page = context.new_page()  # not the fixture: a browser itself complains of status 403
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(f"{desk.address}/admin")
        assert_accessible(page)
        page.get_by_label("Secret").fill("wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        assert_accessible(page)
        sign_in(page, desk.address)
        for _ in states(page, desk):
            assert_accessible(page)
        page.get_by_role("button", name="Sign out").click()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_nothing_scrolls_sideways_on_a_phone(page: Page, desk: Administered, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    sign_in(page, desk.address)
    page.goto(f"{desk.address}/admin?ui={language}")

    for state in states(page, desk):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, state


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and name in page.locator(":focus").evaluate(
            "e => [e.id, e.innerText, ...[...(e.labels || [])].map(l => l.innerText)].join(' ')"
        ):
            return
    pytest.fail(f"no Tab leads to {name}")


def test_the_keyboard_alone_signs_in_stops_a_run_and_signs_out(
    page: Page, desk: Administered
) -> None:
    page.goto(f"{desk.address}/admin")
    tab_to(page, "Secret")
    page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    page.locator("#progress").wait_for()  # signed in before another page is asked for

    with desk.under_way() as status:
        page.goto(f"{desk.address}/admin")
        tab_to(page, "Stop this run")
        for _ in range(2):  # what shows how far it is takes its own place, and the focus stays
            with page.expect_response("**/admin/progress"):
                pass
        expect(page.get_by_role("button", name="Stop this run")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert desk.board.is_cancelled(status)
        tab_to(page, "What is new")
        page.keyboard.press("ArrowDown")
        expect(page.get_by_label("Everything anew")).to_be_checked()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").filter(has_text="A run is under way")).to_be_visible()
    tab_to(page, "Sign out")
    page.keyboard.press("Enter")

    expect(page.get_by_label("Secret")).to_be_visible()


def test_without_scripts_a_file_is_sent_and_the_page_follows_the_run(
    browser: Browser, desk: Administered
) -> None:
    context = open_context(browser, scripts=False)
    page = context.new_page()
    sign_in(page, desk.address)
    sent = FilePayload(name="a.html", mimeType="text/html", buffer=b"<p>Talks about fish")

    with desk.under_way():
        page.get_by_label("Pages, PDF files").set_input_files([sent])
        page.get_by_role("button", name="Send and index").click()
        expect(page.get_by_role("status").filter(has_text="1 file kept: a")).to_be_visible()
        expect(page.get_by_text("812 of 2,431").last).to_be_visible()
    desk.done()

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("The index is up to date", timeout=60_000)  # it loads itself again
    expect(page.locator(".tally dd").first).to_have_text("1,118")
    context.close()
