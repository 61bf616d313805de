"""The page without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import open_context
from tests.browser.looking import CHANGED, parameters, titles, total


@pytest.fixture
def plain(browser: Browser) -> Page:
    return open_context(browser, scripts=False).new_page()


def test_search_filter_and_open_a_document(plain: Page, address: str) -> None:
    plain.goto(address)
    plain.locator("#q").fill("Kamikawa")
    plain.locator("#search button").click()
    before = total(plain)
    assert plain.locator(".hits mark").count() > 0

    plain.locator("#list-source input").first.check()
    plain.locator("#facets button.no-script").click()
    assert "source" in parameters(plain)
    assert 0 < total(plain) <= before

    titles(plain).first.click()
    assert plain.locator("article h1").inner_text()


def test_exclude_and_take_back(plain: Page, address: str) -> None:
    plain.goto(f"{address}/?q=minister")
    plain.locator("#list-kind .not").first.click()
    assert "not_kind" in parameters(plain)

    plain.locator(".chips .chip").first.click()

    assert "not_kind" not in parameters(plain)


def test_show_what_was_stripped_and_hide_it(plain: Page, address: str) -> None:
    plain.goto(f"{address}/d/{CHANGED}")
    plain.get_by_role("link", name="Show it where it stood").click()
    assert plain.locator(".text .removed del").first.is_visible()

    plain.get_by_role("link", name="Show the text without it").first.click()

    assert plain.locator(".text .removed").count() == 0
