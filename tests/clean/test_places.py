"""Where what was stripped stood in the text."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.clean import text_of_html
from indexer.model import Document
from tests.clean.pages import html_document, text_document
from tests.clean.test_html_page import FIRST, SECOND, TEXT, THIRD, page

SHARE = "<span class='share'>Send it on</span>"


def places(document: Document) -> list[tuple[str, int]]:
    return [(one.text, one.before) for one in document.stripped]


def test_what_was_stripped_comes_in_the_order_of_the_page() -> None:
    document = html_document(
        page(
            "<nav><a>Our people</a></nav><h1>Talks with Florin</h1>"
            f"<p>{FIRST}</p><div class='sharedaddy'>Send it on</div><p>{SECOND}</p><p>{THIRD}</p>"
            "<p>Back to Press Releases</p><footer class='site-footer'>Norland</footer>"
        )
    )

    assert places(document) == [
        ("Our people", 0),
        ("Talks with Florin", 0),
        ("Send it on", 1),
        ("Back to Press Releases", 3),
        ("Norland", 3),
    ]


def test_a_span_within_a_line_stands_before_or_behind_its_block() -> None:
    lines = f"<p>{FIRST}{SHARE}</p><p>{SHARE}{SECOND}</p><p>{THIRD}</p>"
    document = html_document(page(f"<h1>Talks with Florin</h1>{lines}"))

    assert document.text == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert places(document)[1:] == [("Send it on", 1), ("Send it on", 1)]


def test_a_span_within_a_table_stands_before_its_row() -> None:
    rows = f"<tr><td>Place</td><td>Sea</td></tr><tr><td>Day</td><td>One{SHARE}</td></tr>"
    lines = f"<p>{FIRST}</p><p>{SECOND}</p><table>{rows}</table><p>{THIRD}</p>"
    document = html_document(page(f"<h1>Talks with Florin</h1>{lines}"))

    assert document.text == f"{FIRST}\n{SECOND}\nPlace | Sea\nDay | One\n{THIRD}"
    assert places(document)[1:] == [("Send it on", 3)]


def test_a_span_that_is_gone_leaves_no_trace_between_words() -> None:
    around = "<p>The ministers <span class='a'>met</span>{}<span class='b'>at sea</span> today.</p>"
    gaps = ("", "<i class='share'></i>", "<i class='share'>Send it on</i>")
    head = "<h1>Talks with Florin</h1>"

    texts = {text_of_html(page(f"{head}{around.format(gap)}{TEXT}")) for gap in gaps}

    assert texts == {f"The ministers met at sea today.\n{FIRST}\n{SECOND}\n{THIRD}"}


def test_lines_of_a_dump_have_a_place() -> None:
    document = text_document(
        f"Talks with Florin on fishing\n\n{FIRST}\n\nShare this\n\n{SECOND}\n\n{THIRD}\n"
        "\nBack to Press Releases\n"
    )

    assert places(document) == [
        ("Talks with Florin on fishing", 0),
        ("Share this", 1),
        ("Back to Press Releases", 3),
    ]


def test_heads_of_pages_have_a_place() -> None:
    head = "Joint Statement on Fisheries"
    first, second, third = (f"{head}\n\n{each}\n" for each in (FIRST, SECOND, THIRD))

    document = text_document(f"{first}\f{second}\f{third}\f")

    assert [place for place in places(document) if place[1]] == [(head, 1), (head, 2)]


def test_what_stood_among_contacts_stands_behind_the_text() -> None:
    contacts = f"<h2>Media Contacts</h2><p>Ms Ono, Norland</p>{SHARE}<p>Mr Abe, Norland</p>"
    document = html_document(page(f"<h1>Talks with Florin</h1>{TEXT}{contacts}"))

    assert document.tail == ("Media Contacts", "Ms Ono, Norland", "Mr Abe, Norland")
    assert places(document)[1:] == [("Send it on", 3)]


@given(st.lists(st.sampled_from(["text", "share", "back", "menu"]), min_size=1, max_size=12))
def test_places_never_go_back_nor_past_the_text(parts: list[str]) -> None:
    markup = {
        "text": f"<p>{FIRST}</p>",
        "share": SHARE,
        "back": "<p>Back to Press Releases</p>",
        "menu": "<nav><a>Our people</a></nav>",
    }
    document = html_document(page("".join([f"<p>{SECOND}</p>", *map(markup.__getitem__, parts)])))

    numbers = [one.before for one in document.stripped]
    assert numbers == sorted(numbers)
    assert all(0 <= number <= len(document.blocks) for number in numbers)
