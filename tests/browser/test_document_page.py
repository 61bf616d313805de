"""A document in a browser: from hit to hit, on paper, beside its original."""

from playwright.sync_api import Page, expect

from tests.browser.looking import CHANGED, titles


def test_marks_in_a_title_leave_the_line_above_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=title%3Aminister")
    titles(page).first.click()
    mark = page.locator("h1 mark").first

    height, line = mark.evaluate(
        "mark => [getComputedStyle(mark).backgroundSize.split(' ')[1], "
        "getComputedStyle(mark).lineHeight].map(parseFloat)"
    )

    assert height <= line


def test_a_printed_document_has_its_address_and_no_dead_link(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=symposium")
    titles(page).first.click()
    expect(page.locator(".on-paper")).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.locator(".on-paper")).to_contain_text(f"{address}/d/")
    expect(page.locator("a[href*='/original']").filter(visible=True)).to_have_count(0)


def test_a_document_is_read_from_hit_to_hit_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore")
    titles(page).first.click()
    expect(page.locator(".hit-count")).to_be_visible()
    page.wait_for_load_state("load")  # the keys work once the script has run

    page.keyboard.press("n")
    page.wait_for_url("**#hit-1")
    expect(page.locator(".hit-count")).to_contain_text("1 of")
    page.keyboard.press("n")
    page.wait_for_url("**#hit-2")
    page.keyboard.press("p")
    page.wait_for_url("**#hit-1")


def test_quick_keys_follow_no_old_link(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore")
    titles(page).first.click()
    expect(page.locator(".hit-count")).to_be_visible()
    page.wait_for_load_state("load")

    # in one task, before the browser can tell the page that its address has changed
    page.evaluate(
        """() => ["n", "n", "p"].forEach((key) =>
            document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true})))"""
    )

    page.wait_for_url("**#hit-1")


def test_the_original_runs_nothing_and_fetches_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=symposium")
    titles(page).first.click()
    original = page.locator("a[href$='/original']").first.get_attribute("href")

    answer = page.request.get(f"{address}{original}")

    assert "sandbox" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_was_stripped_is_shown_in_place_by_the_keyboard_and_never_on_paper(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/d/{CHANGED}")
    switch = page.get_by_role("link", name="Show it where it stood")
    switch.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".text .removed del").first).to_be_visible()
    expect(page.locator("#removed-1")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.locator(".removed, #removed-1").filter(visible=True)).to_have_count(0)
