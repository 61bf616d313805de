"""What WCAG 2.2 asks for beyond what axe sees; the whole table is in `__init__`."""

from playwright.sync_api import Page, expect


def test_the_search_box_has_a_landmark_and_a_label_one_can_see(page: Page, address: str) -> None:
    page.goto(address)

    label = page.get_by_role("search").locator("label[for=q]")
    expect(label).to_be_visible()
    expect(page.get_by_role("combobox", name="Search releases")).to_have_id("q")
    expect(page.locator("[autofocus]")).to_have_count(0)


def test_paging_moves_the_focus_to_the_heading_and_the_title_says_the_page(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/?q=the")

    page.locator(".pager [rel=next]").click()
    page.wait_for_url("**page=2")

    expect(page.locator("#results")).to_be_focused()
    assert "for the, page 2" in page.title()


def test_a_facet_is_a_named_group_and_its_counts_are_in_the_labels(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/?q=singapore")

    group = page.get_by_role("group", name="Source", exact=True)
    first = group.get_by_role("checkbox").first
    name = first.evaluate("box => box.labels[0].innerText")
    assert name.split()[-1].isdigit()


def test_taking_a_chip_back_leaves_the_focus_on_the_next_one_then_on_the_heading(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/?language=en&kind=speech&q=the")
    chips = page.get_by_role("list", name="Filters in force").locator(".chip:not(.clear)")
    expect(chips).to_have_count(2)

    chips.first.focus()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(1)
    expect(chips.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(0)
    expect(page.locator("#results")).to_be_focused()


def test_a_mark_is_more_than_a_colour(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=symposium")

    mark = page.locator(".snips mark").first
    assert mark.evaluate("mark => getComputedStyle(mark).borderBottomStyle") == "solid"


def test_every_bar_of_the_histogram_says_its_year_and_count(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=singapore")

    figure = page.get_by_role("figure", name="Documents per year")
    names = [bar.inner_text() for bar in figure.get_by_role("link").all()[:3]]
    assert all("document" in name for name in names)
    assert names


def test_searches_are_kept_in_this_browser_until_one_removes_them(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=symposium")
    page.locator("#save").click()
    expect(page.locator("#say")).to_contain_text("Kept")

    page.goto(address)
    kept = page.locator("#kept-list")
    expect(kept.get_by_role("link")).to_have_attribute("href", "/?q=symposium")
    kept.get_by_role("button").click()
    expect(page.locator("#kept-searches")).to_be_hidden()
