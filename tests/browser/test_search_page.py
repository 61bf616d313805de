"""The search page in a browser: typing and narrowing."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Route, expect

from tests.browser.looking import parameters, titles, total, type_query


def test_typing_changes_the_results_without_a_reload(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.sameDocument = true")

    page.locator("#q").press_sequentially("Kamikawa", delay=30)

    expect(page.locator(".hits mark").first).to_contain_text("Kamikawa", ignore_case=True)
    assert page.evaluate("window.sameDocument") is True
    page.wait_for_url("**q=Kamikawa")  # the word without its last letter finds as much
    expect(page.locator("#q")).to_be_focused()


def test_an_unfinished_word_counts_as_a_prefix_while_typing(page: Page, address: str) -> None:
    type_query(page, address, "Balakrish")

    expect(page.locator(".hits mark").first).to_contain_text("Balakrishnan")


def test_typing_replaces_the_address_and_submitting_adds_to_the_history(
    page: Page, address: str
) -> None:
    page.goto(address)
    before = page.evaluate("history.length")

    page.locator("#q").press_sequentially("rule of law", delay=30)
    expect(page.locator("#results")).to_have_attribute("data-text", "rule of law")
    assert page.evaluate("history.length") == before

    # as long as it takes to submit, nothing is answered that was typed, however slow the machine is
    page.route("**/?q=symposium*", _unless_typed)
    page.locator("#q").fill("symposium")
    page.locator("#q").press("Enter")
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium")
    page.wait_for_function("before => history.length > before", arg=before)


def _unless_typed(route: Route) -> None:
    if route.request.headers.get("hx-trigger") == "q":
        route.fulfill(status=204)  # which htmx passes over
    else:
        route.continue_()


def test_a_facet_narrows_and_keeps_the_focus(page: Page, address: str) -> None:
    type_query(page, address, "foreign minister")
    before = total(page)
    box = page.locator("#list-minister input").first
    name = box.get_attribute("id")

    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".chips .chip").first).to_be_visible()

    assert 0 < total(page) <= before
    assert len(parameters(page)["minister"]) == 1
    expect(page.locator(f"#{name}")).to_be_checked()
    expect(page.locator(f"#{name}")).to_be_focused()


def test_excluding_a_value_says_not_in_words(page: Page, address: str) -> None:
    type_query(page, address, "foreign minister")

    page.locator("#list-language .not").first.click()

    expect(page.locator(".chips .is-not")).to_contain_text("not")
    assert "not_language" in parameters(page)


def test_a_bar_of_the_histogram_is_a_year(page: Page, address: str) -> None:
    type_query(page, address, "singapore")

    page.locator(".hist-wide a, .hist a").filter(visible=True).first.click()
    expect(page.locator(".chips .chip").first).to_be_visible()

    assert len(parameters(page)["year"]) == 1


def test_a_list_says_that_nothing_in_it_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore")
    nothing = page.locator("#nothing-list-minister")

    page.locator("#in-minister").fill("zyxwvut")
    expect(nothing).to_have_text("Nothing found in this list")
    page.locator("#in-minister").fill("")
    expect(nothing).to_be_empty()


def test_a_stale_answer_never_replaces_a_newer_one(page: Page, address: str) -> None:
    page.goto(address)
    slow: list[str] = []

    def delay(route: Route) -> None:
        url = route.request.url
        if parse_qs(urlsplit(url).query).get("q") == ["japan"]:
            slow.append(url)
            page.wait_for_timeout(900)
        route.continue_()

    page.route("**/?q=*", delay)
    page.locator("#q").fill("japan")
    page.wait_for_timeout(300)
    page.locator("#q").fill("symposium")
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium")
    page.wait_for_timeout(900)

    assert slow
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium")


def test_the_status_region_tells_the_count(page: Page, address: str) -> None:
    type_query(page, address, "symposium")

    expect(page.locator("#say")).to_contain_text("symposium")
    assert page.locator("#say").get_attribute("role") == "status"


def test_the_zero_hit_page_offers_what_would_have_hits(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore+zyxwvut")

    expect(page.locator("#results")).to_have_text("No documents")
    page.locator(".tries a").first.click()

    expect(titles(page).first).to_be_visible()
