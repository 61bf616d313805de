"""Everything by the keyboard alone, and single keys that one can switch off."""

from playwright.sync_api import Page, expect


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("load")  # the keys work once the script has run


def test_a_slash_leads_to_the_search_box(page: Page, address: str) -> None:
    _open(page, f"{address}/?q=singapore")

    page.keyboard.press("/")

    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("singapore")


def test_j_and_k_step_through_the_results(page: Page, address: str) -> None:
    _open(page, f"{address}/?q=singapore")
    titles = page.locator(".hits h2 a")

    page.keyboard.press("j")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(titles.nth(0)).to_be_focused()


def test_letters_typed_into_the_box_are_letters(page: Page, address: str) -> None:
    _open(page, address)

    page.locator("#q").press_sequentially("jnup?/", delay=10)

    expect(page.locator("#q")).to_have_value("jnup?/")
    expect(page.locator("#shortcuts")).to_be_hidden()


def test_a_question_mark_tells_the_keys_and_they_can_be_switched_off(
    page: Page, address: str
) -> None:
    _open(page, f"{address}/?q=singapore")

    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#q")).not_to_be_focused()

    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".hits h2 a").first).not_to_be_focused()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    expect(page.locator("#keys")).not_to_be_checked()


def test_search_narrow_open_and_return_without_a_mouse(page: Page, address: str) -> None:
    _open(page, address)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("#q").focus()
    page.keyboard.type("singapore")
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_have_attribute("data-text", "singapore")

    first = page.locator("#list-source input").first
    first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".chips .chip").first).to_be_visible()
    expect(page.locator("#list-source input:checked")).to_be_focused()

    page.locator(".hits h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/**")
    page.wait_for_load_state("load")
    page.keyboard.press("u")
    page.wait_for_url("**/?q=singapore*")
    expect(page.locator(".chips .chip").first).to_be_visible()
