"""The search page in a browser: typing, narrowing, going back, doing without JavaScript."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import open_context


def type_query(page: Page, address: str, text: str) -> None:
    """Open the home page and type, as a person does; wait for the answer to the last letter."""
    page.goto(address)
    page.locator("#q").press_sequentially(text, delay=30)
    expect(page.locator("#results")).to_have_attribute("data-text", text.strip())


def titles(page: Page) -> Locator:
    return page.locator(".hits h2 a")


def total(page: Page) -> int:
    return int(page.locator("#results").inner_text().split()[0])


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def expect_scroll(page: Page, wanted: int) -> None:
    """The page's policy keeps `wait_for_function` from asking again, so this does."""
    for _ in range(50):
        if page.evaluate("scrollY") == wanted:
            return
        page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == wanted


def test_typing_changes_the_results_without_a_reload(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.sameDocument = true")

    page.locator("#q").press_sequentially("Kamikawa", delay=30)

    expect(page.locator(".hits mark").first).to_contain_text("Kamikawa", ignore_case=True)
    assert page.evaluate("window.sameDocument") is True
    assert parameters(page) == {"q": ["Kamikawa"]}
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

    page.locator("#q").fill("symposium")
    page.locator("#q").press("Enter")
    expect(page.locator("#results")).to_have_attribute("data-text", "symposium")
    assert page.evaluate("history.length") > before


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


def test_a_list_says_that_nothing_in_it_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore")
    nothing = page.locator("#nothing-list-minister")

    page.locator("#in-minister").fill("zyxwvut")
    expect(nothing).to_have_text("Nothing found in this list")
    page.locator("#in-minister").fill("")
    expect(nothing).to_be_empty()


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


def test_the_zero_hit_page_offers_what_would_have_hits(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore+zyxwvut")

    expect(page.locator("#results")).to_have_text("No documents")
    page.locator(".tries a").first.click()

    expect(titles(page).first).to_be_visible()


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


class TestWithoutJavaScript:
    @pytest.fixture
    def plain(self, browser: Browser) -> Page:
        return open_context(browser, scripts=False).new_page()

    def test_search_filter_and_open_a_document(self, plain: Page, address: str) -> None:
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

    def test_exclude_and_take_back(self, plain: Page, address: str) -> None:
        plain.goto(f"{address}/?q=minister")
        plain.locator("#list-kind .not").first.click()
        assert "not_kind" in parameters(plain)

        plain.locator(".chips .chip").first.click()

        assert "not_kind" not in parameters(plain)
