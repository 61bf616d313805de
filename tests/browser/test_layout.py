"""Every width: nothing is cut off, nothing is too small to hit."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("width", [320, 513, 801, 1041, 1440])
def test_bars_and_paragraph_links_are_wide_enough_to_hit(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/?q=singapore")

    targets = page.locator(".hist a, .snips .pn").filter(visible=True).all()

    boxes = [box for target in targets if (box := target.bounding_box())]
    assert len(boxes) > 10
    assert all(min(box["width"], box["height"]) >= 24 for box in boxes)


@pytest.mark.parametrize("width", [320, 800, 1440])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=singapore",
        "/?q=zyxwvut",
        "/?q=外務大臣",
        "/trends?q=japan",
        "/help",
        "/advanced",
        "/people/yoko-kamikawa",
    ],
)
def test_no_page_scrolls_sideways(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_filters_open_as_a_drawer_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}/?q=singapore")

    page.locator(".facets-open").click()
    expect(page.locator("#facets")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("#facets")).to_be_hidden()
