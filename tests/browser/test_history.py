"""Back and forward: query, filters, results and how far one had read are there again."""

from playwright.sync_api import Page, expect

from tests.browser.looking import expect_scroll, titles, type_query


def test_back_restores_query_filters_and_results(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore")
    first = titles(page).all_inner_texts()
    page.locator("#list-source input").first.check()
    expect(page.locator(".chips .chip").first).to_be_visible()
    narrowed = titles(page).all_inner_texts()

    page.locator(".hits h2 a").first.click()
    expect(page.locator("article")).to_be_visible()
    page.go_back()
    expect(titles(page)).to_have_text(narrowed)
    page.go_back()

    expect(titles(page)).to_have_text(first)
    expect(page.locator("#q")).to_have_value("singapore")
    expect(page.locator(".chips .chip")).to_have_count(0)


def test_back_restores_how_far_one_had_read_and_the_status(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=the")
    page.evaluate("scrollTo(0, 1500)")
    page.evaluate("document.querySelector('.pager [rel=next]').click()")
    page.wait_for_url("**page=2")
    expect(page.locator(".pager [aria-current]")).to_have_text("Page 2")
    page.evaluate("scrollTo(0, 700)")
    told = page.locator("#say").inner_text()

    page.go_back()
    expect_scroll(page, 1500)
    expect(page.locator("#say")).to_have_text(told)
    page.go_forward()
    expect_scroll(page, 700)


def _type_and_submit(page: Page, address: str, text: str) -> None:
    """The results are in sight before Enter, as for anyone who reads while typing."""
    type_query(page, address, text)
    page.locator("#q").press("Enter")
    expect(page.locator("#main")).to_have_attribute("aria-busy", "false")


def test_back_finds_a_search_that_was_typed_looked_at_and_submitted(
    page: Page, address: str
) -> None:
    _type_and_submit(page, address, "the")
    page.locator("#list-source input").first.check()
    expect(page.locator(".chips .chip").first).to_be_visible()
    narrowed, chips = titles(page).all_inner_texts(), page.locator(".chip").all_text_contents()

    page.locator("#q").fill("symposium")
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium")
    page.locator("#q").press_sequentially(" japan", delay=200)  # each letter is answered
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium japan")
    page.go_back()

    expect(titles(page)).to_have_text(narrowed)
    expect(page.locator("#q")).to_have_value("the")
    expect(page.locator(".chip")).to_have_text(chips)
    page.go_back()
    expect(page.locator(".chips .chip")).to_have_count(0)
    expect(page.locator("#q")).to_have_value("the")
    page.go_forward()
    page.go_forward()
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium japan")


def test_what_is_typed_after_a_submitted_search_adds_one_step_to_the_history(
    page: Page, address: str
) -> None:
    _type_and_submit(page, address, "singapore")
    before = page.evaluate("history.length")

    page.locator("#q").press_sequentially(" symposium", delay=200)
    expect(page.locator("#results")).to_have_attribute("data-text", "singapore symposium")

    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(page.locator("#q")).to_have_value("singapore")
    expect(page.locator("#results")).to_have_attribute("data-text", "singapore")


def test_back_from_a_document_restores_how_far_one_had_read(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=the")
    page.evaluate("scrollTo(0, 1500)")
    page.evaluate("document.querySelectorAll('.hits h2 a')[8].click()")
    expect(page.locator("header.doc")).to_be_visible()

    page.go_back()
    expect_scroll(page, 1500)


def test_an_address_opened_anew_is_read_from_its_top(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=the")
    page.evaluate("scrollTo(0, 1500)")
    page.goto(address)

    page.goto(f"{address}/?q=the")

    assert page.evaluate("scrollY") == 0
