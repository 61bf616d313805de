"""Narrowing by years, months and lists, in a real browser."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_context

# Notes at each swap whether the list of ministers is in sight as a whole, whatever is looked for
WATCH = """() => {
  window.whole = [];
  document.addEventListener("htmx:afterSwap", () => {
    const items = [...document.querySelectorAll("#list-minister li")];
    window.whole.push(items.every((item) => !item.hidden));
  });
}"""


def test_a_range_is_picked_by_two_clicks_and_focus_stays_in_the_bars(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/?q=singapore")
    page.locator("#pick").click()
    expect(page.locator(".pick")).to_contain_text("Click one end")
    bars = page.locator(".hist-wide a")
    bars.nth(3).click()
    expect(page.locator(".pick")).to_contain_text("now click the other end")
    page.locator(".hist-wide a").nth(1).click()

    expect(page.locator("#pick")).to_have_text("Pick a range by two clicks")
    expect(page.locator(".chips")).to_contain_text(" to ")
    assert page.evaluate("document.activeElement.id").startswith("bar-wide-")


def test_years_and_months_are_chosen_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=minister&year=2022")
    page.locator(".hist-months a").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".chips")).to_contain_text("dated January 2022")
    expect(page.locator(".hist-months [aria-current]")).to_be_focused()


def test_a_range_is_picked_without_scripts(browser: Browser, address: str) -> None:
    context = open_context(browser, scripts=False)
    page = context.new_page()
    page.goto(f"{address}/?q=singapore")
    page.locator("#pick").click()
    page.locator(".hist-wide a").nth(1).click()
    page.locator(".hist-wide a").nth(3).click()

    expect(page.locator(".chips")).to_contain_text(" to ")
    page.locator(".why summary").first.click()
    page.locator(".why a").first.click()
    expect(page.locator(".shares tfoot")).to_contain_text("together")
    context.close()


def test_looking_in_a_long_list_finds_what_was_not_shown_yet(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=minister")
    box = page.locator("#in-minister")
    listed = page.locator("#list-minister li")
    shown = listed.count()
    page.evaluate(WATCH)
    box.press_sequentially("岸田")

    expect(listed.nth(shown)).to_be_attached()  # the whole list has come
    expect(page.locator("#list-minister li:visible")).to_have_count(1)
    expect(page.locator("#list-minister li:visible")).to_contain_text("Fumio Kishida")
    whole = page.evaluate("window.whole")
    assert whole
    assert not any(whole)  # what is typed in such a moment would begin anew
    box.fill("zhu")
    expect(page.locator("#list-minister li:visible")).to_contain_text("Zhu Rongji")
    expect(box).to_be_focused()


def test_a_group_that_was_shut_stays_shut(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=minister")
    page.locator("#facet-kind summary").click()
    expect(page.locator("#facet-kind")).not_to_have_attribute("open", "")

    page.locator("#list-year input").first.check()
    expect(page.locator(".chips .chip").first).to_be_visible()
    expect(page.locator("#facet-kind")).not_to_have_attribute("open", "")
    page.reload()
    expect(page.locator("#facet-kind")).not_to_have_attribute("open", "")
    page.locator("#facet-kind summary").click()
    page.reload()
    expect(page.locator("#facet-kind")).to_have_attribute("open", "")


def test_searching_within_results_adds_to_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=minister")
    page.locator("#within").fill("trade")
    page.keyboard.press("Enter")

    expect(page.locator("#q")).to_have_value("minister trade")
    expect(page.locator(".understood")).to_contain_text("trade")


def test_a_card_opens_to_say_why_and_keeps_focus(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=rule+of+law")
    summary = page.locator(".why summary").first
    summary.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".why .shares").first).to_be_visible()
    expect(summary).to_be_focused()
    assert "why" not in page.url
