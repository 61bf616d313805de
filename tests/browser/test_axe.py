"""axe-core finds nothing to object to, on any page, in either palette."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Page, expect

from indexer.errors import IndexMissing
from tests.browser.looking import CHANGED, listening
from tests.webapp.stub import StubOriginals, StubSearcher
from webapp import create_app

PAGES = {
    "home": "/",
    "results": "/?q=singapore",
    "narrowed": "/?q=minister&year=2022..2023&not_kind=speech&all=minister",
    "Japanese": "/?q=外務大臣&ui=ja",
    "a month, a person, groups": "/?q=minister:kamikawa&year=2023-12&pick=2019&each=1",
    "why": "/d/7a57a27b6bbd99e9/why?q=singapore",
    "nothing found": "/?q=zyxwvut+singapore",
    "not understood": "/?q=((((((((((((((((((((((((((((((((((((((((((((((((((",
    "several pages": "/?q=japan&page=2",
    "past the end": "/?q=singapore&page=900",
    "trends": "/trends?q=minister&q=symposium&by=month",
    "person": "/people/yoko-kamikawa",
    "what was stripped": f"/d/{CHANGED}?stripped=1",
    "versions": f"/d/{CHANGED}/versions",
    "receipt": "/receipt?q=singapore",
    "help": "/help",
    "advanced": "/advanced",
    "nowhere": "/nowhere",
    "home, Japanese": "/?ui=ja",
    "a document, Japanese": f"/d/{CHANGED}?ui=ja",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(
    context: BrowserContext, address: str, name: str, scheme: str
) -> None:
    page = context.new_page()  # not the fixture: a browser itself complains of status 404
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}{PAGES[name]}")

    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_a_document(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/?q=singapore")
    page.locator(".hits h2 a").first.click()
    for summary in page.locator("details:not(.frame) > summary").all():
        summary.click()

    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("failing", [None, IndexMissing("none yet")])
def test_axe_finds_no_violation_where_nothing_is_indexed(
    context: BrowserContext, scheme: str, failing: IndexMissing | None
) -> None:
    searcher = StubSearcher([])
    searcher.failing = failing
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    with listening(create_app(searcher, StubOriginals())) as address:
        page.goto(address)
        assert_accessible(page)
        page.close()


def test_axe_finds_no_violation_around_an_original(context: BrowserContext, address: str) -> None:
    page = context.new_page()  # not the fixture: a browser tells what the original may not load
    page.goto(f"{address}/d/{CHANGED}")
    page.locator("details.frame > summary").click()
    expect(page.frame_locator("details.frame iframe").locator("body")).to_be_visible()

    assert_accessible(page)


def test_axe_finds_no_violation_in_what_opens(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}/?q=singapore")
    page.locator(".facets-open").click()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keyboard shortcuts").click()
    assert_accessible(page)


def assert_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
