"""The combobox under the search box, as the ARIA practices guide wants it."""

from playwright.sync_api import Locator, Page, expect


def _typed(page: Page, address: str, text: str) -> Locator:
    page.goto(address)
    page.wait_for_load_state("load")
    page.locator("#q").press_sequentially(text, delay=20)
    options = page.locator("#suggestions [role=option]")
    expect(options.first).to_be_visible()
    return options


def test_a_person_is_suggested_with_the_office_and_chosen_by_keys(page: Page, address: str) -> None:
    options = _typed(page, address, "kamik")
    expect(options.first).to_contain_text("Yoko Kamikawa")
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#suggested")).to_contain_text("suggestion")

    page.keyboard.press("ArrowDown")
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", "suggestion-1")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#q")).to_have_value('minister:"Yoko Kamikawa"')
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator(".hits h2 a").first).to_be_visible()


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page, address: str) -> None:
    _typed(page, address, "kamik")

    page.keyboard.press("Enter")

    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("kamik")


def test_escape_closes_the_list_and_keeps_the_words(page: Page, address: str) -> None:
    _typed(page, address, "sympos")

    page.keyboard.press("Escape")

    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("sympos")


def test_a_click_chooses(page: Page, address: str) -> None:
    options = _typed(page, address, "balakr")

    options.first.click()

    expect(page.locator("#q")).to_have_value('minister:"Vivian Balakrishnan"')


def test_an_empty_box_offers_what_was_searched_before(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q").fill("symposium")
    page.locator("#q").press("Enter")
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium")

    page.goto(address)
    page.wait_for_load_state("load")
    page.locator("#q").press("ArrowDown")

    expect(page.locator("#suggestions [role=option]").first).to_contain_text("symposium")


def test_leaving_the_box_closes_the_list(page: Page, address: str) -> None:
    _typed(page, address, "sympos")

    page.keyboard.press("Tab")

    expect(page.locator("#suggestions")).to_be_hidden()
