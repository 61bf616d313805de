"""HTML pages: title, lines with their structure, and what is taken out by which rule."""

import pytest

from indexer.clean import text_of_html
from indexer.errors import NotADocument
from tests.clean.pages import html_document, stripped_by

FIRST = "The Minister for Foreign Affairs received his colleague in the capital on Monday morning."
SECOND = "Both sides spoke of fishing, of the exchange of students, and of the reef in the north."
THIRD = "They agreed to meet again before the end of the year, and thanked the hosts of the talks."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
REST = (
    "<p>On the next day the guest laid a wreath in the harbour and saw the new museum there.</p>"
    "<p>In the evening there was a concert, to which ambassadors of nine countries had come.</p>"
)


def page(body: str, head: str = "<title>Talks with Florin on fishing</title>") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def shape(body: str) -> list[tuple[str, str, int, str]]:
    blocks = html_document(page(f"<h1>Talks</h1>{TEXT}{body}{REST}")).blocks
    return [(b.kind.value, b.marker, b.level, b.text) for b in blocks[3:-2]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>Trade</h2>", [("heading", "", 2, "Trade")]),
        ("<p>2&nbsp;&nbsp;&nbsp;&nbsp; Held here.</p>", [("paragraph", "2", 0, "Held here.")]),
        ("<p>On 12&nbsp;May they met.</p>", [("paragraph", "", 0, "On 12 May they met.")]),
        ("<p>(a) to share data;</p>", [("item", "(a)", 1, "to share data;")]),
        ("<ul><li>Open <b>seas</b></li></ul>", [("item", "•", 1, "Open seas")]),
        (
            "<ol start=4><li>Trade<br>It grew.</li><li>(1) Reef</li></ol>",
            [("item", "4.", 1, "Trade"), ("paragraph", "", 0, "It grew."),
             ("item", "(1)", 1, "Reef")],
        ),
        (
            "<ol style='list-style-type: lower-alpha'><li>Trade<ol><li>Fish</li></ol></li></ol>",
            [("item", "a.", 1, "Trade"), ("item", "1.", 2, "Fish")],
        ),
        (
            "<table><tr><th>Time<th>Session</tr><tr><td>09:00</td><td>Opening</tr></table>",
            [("row", "", 0, "Time | Session"), ("row", "", 0, "09:00 | Opening")],
        ),
        ("<blockquote><p>A good day.</p></blockquote>", [("quote", "", 0, "A good day.")]),
        (
            "<dl><dt>Florin</dt><dd>Minister Vale</dd></dl>",
            [("paragraph", "", 0, "Florin"), ("paragraph", "", 0, "Minister Vale")],
        ),
        ("<pre>One line\nand its end.\n\nAnother.</pre>",
         [("paragraph", "", 0, "One line and its end."), ("paragraph", "", 0, "Another.")]),
    ],
)  # fmt: skip
def test_a_block_is_what_its_markup_says(
    markup: str, expected: list[tuple[str, str, int, str]]
) -> None:
    assert shape(markup) == expected


def test_a_table_that_lays_out_the_page_gives_paragraphs() -> None:
    table = f"<table><tr><td><a>Home</a></td><td>{TEXT}</td></tr><tr><td>a<td>b</td></tr></table>"

    assert html_document(page(table)).text.splitlines()[:3] == [FIRST, SECOND, THIRD]


def test_a_blockquote_around_the_whole_text_quotes_nothing() -> None:
    document = html_document(page(f"<blockquote>{TEXT}</blockquote>"))

    assert {block.kind.value for block in document.blocks} == {"paragraph"}


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<div id='wm-ipp-base'><p>42 captures</p></div>", "archive toolbar"),
        ("<div class='tagcloud'><a>Topic: Reef</a> <a>Topic: Fish</a></div>", "tag cloud"),
        ("<div id='cookie-notice'><p>We use cookies.</p></div>", "cookie notice"),
        ("<div class='sharedaddy'><a>Click to share</a></div>", "share links"),
        ("<ol class='breadcrumb'><li><a>Home</a></li><li>News</li></ol>", "breadcrumb"),
        ("<div class='related-posts'><a>Haze outlook</a></div>", "related pages"),
        ("<nav><a>Our people</a></nav>", "page navigation"),
        ("<div role='navigation'><a>Our people</a></div>", "page navigation"),
        ("<div style='display: none'><p>Hidden words</p></div>", "hidden"),
        ("<footer class='site-footer'>2 Nassim Lane</footer>", "page footer"),
    ],
)
def test_markup_that_names_boilerplate_is_believed(markup: str, rule: str) -> None:
    document = html_document(page(f"{markup}<h1>Talks with Florin</h1>{TEXT}"))

    assert document.text == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert len(stripped_by(document, rule)) == 1


@pytest.mark.parametrize("name", ["menu", "related", "footer", "cookie-page", "tools"])
def test_an_element_that_holds_the_text_stays_whatever_its_name(name: str) -> None:
    assert FIRST in text_of_html(
        page(f"<div class='{name}'><h1>Talks with Florin</h1>{TEXT}</div>")
    )


@pytest.mark.parametrize("tag", ["form", "header", "aside", "footer"])
def test_no_element_is_dropped_by_its_tag_alone(tag: str) -> None:
    assert FIRST in text_of_html(page(f"<{tag}><h1>Talks with Florin</h1>{TEXT}</{tag}>"))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Talks with Florin | Ministry of Norland</title>",
            "<h1>Talks with Florin</h1>",
            "Talks with Florin",
        ),
        ("<title>MOFA: Talks with Florin</title>", "", "Talks with Florin"),
        ("<title>Talks with Florin - IOA</title>", "", "Talks with Florin"),
        (
            "<title>会談（概要）｜外務省</title>",
            "<h2>報道発表</h2><h1>会談（概要）</h1>",
            "会談（概要）",
        ),
        ("<title>Ministry of Foreign Affairs</title>", "<h2>Talks</h2>", "Talks"),
        ("", "<p>Press Releases</p><h1>Talks<br>with Florin</h1>", "Talks with Florin"),
        ("<title>Norland - Florin relations</title>", "", "Norland - Florin relations"),
        ("<title>Home</title><meta property='og:title' content='Talks'>", "", "Talks"),
        (
            "<title>Talks with Florin in spring</title>",
            "<h1>The Ministry</h1><font><b>Talks with<br>Florin in spring</b></font>",
            "Talks with Florin in spring",
        ),
        ("<title>IOA - Press Releases</title>", "<h1>Press Releases</h1><h2>Talks</h2>", "Talks"),
        (
            "<title>Ministry of Foreign Affairs</title>",
            "<b>Policy Speech by<br>the Minister<br>to the Diet</b><p>20 January 1995</p>",
            "Policy Speech by the Minister to the Diet",
        ),
        (
            "<title>Policy Speech to the Diet</title>",
            "<b>Policy Speech by<br>the Minister<br>to the Diet</b>",
            "Policy Speech by the Minister to the Diet",
        ),
        ("<title>Press Releases View|Ministry of Norland</title>", "<h2>Talks</h2>", "Talks"),
        (
            "<title>Ministry of Foreign Affairs</title>",
            "<p>Home > Press > Press Releases</p><h2>Talks</h2>",
            "Talks",
        ),
        ("", "", FIRST),
    ],
)
def test_the_title_is_the_pages_own_and_not_the_sites(head: str, body: str, title: str) -> None:
    assert html_document(page(f"{body}{TEXT}", head)).title == title


def test_the_body_does_not_say_the_title_again() -> None:
    caption = "<p class='caption'>Talks with Florin on fishing</p>"

    document = html_document(page(f"<h1>Talks with Florin on fishing</h1>{caption}{TEXT}"))

    assert document.text == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_a_date_between_title_and_text_stays() -> None:
    document = html_document(page(f"<h1>Talks with Florin</h1><p>December 16, 2023</p>{TEXT}"))

    assert document.text.startswith("December 16, 2023\n")
    assert document.published.date == "2023-12-16"


def test_a_row_of_teasers_below_the_text_goes() -> None:
    cards = "".join(
        f"<h3><a href='/{n}'>Visit number {n} to Genovia</a></h3><p>The Minister will go there.</p>"
        for n in range(3)
    )

    document = html_document(page(f"<h1>Talks with Florin</h1>{TEXT}<div>{cards}</div>"))

    assert "go there" not in document.text
    assert FIRST in document.text


def test_all_that_was_on_the_page_is_kept_or_stripped() -> None:
    document = html_document(
        page(f"<nav><a>Our people</a></nav><h1>Talks</h1>{TEXT}<p><a>Terms of use</a></p>")
    )
    everything = " ".join(
        (document.title, document.text, *(span.text for span in document.stripped))
    )

    for words in ("Our people", FIRST, "Terms of use"):
        assert words in everything


def test_a_page_that_calls_itself_a_sample_is_one() -> None:
    assert html_document(page(TEXT, "<meta name='communique-sample' content='reworded'>")).sample
    assert not html_document(page(TEXT)).sample


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<html></html>",
        "<!-- nothing -->",
        page("<nav><a>Home</a></nav>"),
        page("<p>© 2022 IOA</p>"),
    ],
)
def test_a_page_without_a_text_of_its_own_is_no_document(html: str) -> None:
    with pytest.raises(NotADocument):
        html_document(html)

    assert text_of_html(html) == ""


def test_cleaning_gives_the_same_twice() -> None:
    html = page(f"<nav><a>Home</a></nav><h1>Talks with Florin</h1>{TEXT}")

    assert html_document(html) == html_document(html)


def test_an_anchor_that_is_never_closed_makes_no_links() -> None:
    text = text_of_html(page(f"<a name='top'><h1>Talks</h1>{TEXT}{REST}"))

    assert FIRST in text
    assert THIRD in text


def test_marks_of_no_width_are_no_part_of_a_text() -> None:
    broken = FIRST.replace("colleague", "col&shy;league").replace("capital", "&#8203;capital")

    assert FIRST in text_of_html(page(f"<h1>Talks</h1><p>&#65279;{broken}</p>{REST}"))


def test_a_text_below_linked_headings_is_no_teaser_where_there_is_no_other() -> None:
    text = f"<p>{FIRST}</p><p>{SECOND}</p>"
    html = page(f"<h2><a href='/a'>Embassy</a></h2><h2><a href='/b'>Fishing</a></h2>{text}")

    assert SECOND in text_of_html(html)


def test_a_notice_about_a_reader_of_files_goes() -> None:
    notice = "最新のAdobe Readerはこちらからダウンロードしてください。"

    document = html_document(page(f"<h1>Talks</h1>{TEXT}{REST}<p>{notice}</p>"))

    assert "Adobe" not in document.text
