"""Titles: what is a headline, and what is only the name of a site or of its section."""

import pytest

from indexer.authority import Authority, Source
from indexer.clean import clean
from indexer.clean.corrections import Corrections
from indexer.clean.titles.headline import opening
from indexer.model import Block, Capture, Format, Page
from tests.clean.pages import html_document, text_document

HEADLINE = "Florin and Norland Agree on Fishing"
BODY = "The two ministers met in Port Ann today and agreed to widen the exchange of students."
TEXT = f"<p>{BODY}</p>" * 3
KNOWN = Authority(
    sources=(Source("MTN", "Ministry of Trade, Norland", printed=("Norland House of Tides",)),)
)


def title(body: str, head: str = "") -> str:
    return html_document(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>").title


def title_of_known(body: str, format: Format) -> str:
    return clean(Page(Capture("a"), format, body), KNOWN, Corrections()).title


@pytest.mark.parametrize(
    "name", ["MINISTRY OF TRADE NORLAND", "Norland Ministry of Trade", "The Norland House of Tides"]
)
def test_the_name_of_a_known_publisher_is_no_title(name: str) -> None:
    page = f"<h1>{name}</h1><h2>{HEADLINE}</h2>{TEXT}"
    dump = f"{name}\n\n{HEADLINE}\n\n{BODY}"

    assert title_of_known(page, Format.HTML) == HEADLINE
    assert title_of_known(dump, Format.TEXT) == HEADLINE


@pytest.mark.parametrize(
    "aside",
    ["No. 43/97", "Press Release No. 12 (2001)", "Ref: MFA/12-B", "第43号", "Published Date"],
)
def test_what_stands_between_a_headline_and_its_date_is_no_title(aside: str) -> None:
    page = f"<center><font size=+2>{HEADLINE}</font></center><p>{aside}<p>3 March 2021{TEXT}"
    dump = f"{HEADLINE}\n\n{aside}\n3 March 2021\n\n{BODY}"

    assert html_document(page).title == HEADLINE
    assert text_document(dump).title == HEADLINE


@pytest.mark.parametrize("frame", ["【{}】", "［{}］", "《 {} 》"])
def test_brackets_around_a_headline_are_no_part_of_it(frame: str) -> None:
    page = f"<h1>{frame.format(HEADLINE)}</h1><p>3 March 2021</p>{TEXT}"

    document = html_document(page)

    assert document.title == HEADLINE
    assert HEADLINE not in document.text
    assert document.published.date == "2021-03-03"


def test_brackets_around_words_of_a_headline_stay() -> None:
    headline = "【Notice】 Florin and Norland Agree 【Fishing】"

    assert title(f"<h1>{headline}</h1>") == headline


def test_a_headline_may_link_to_itself() -> None:
    head = f"<title>Tides of Norland » Blog Archive » {HEADLINE}</title>"
    page = f"<h1><a href='/'>Tides of Norland</a></h1><h2><a href='/7'>{HEADLINE}</a></h2>"

    assert title(page, head) == HEADLINE


@pytest.mark.parametrize("name", ["Untitled Document", "New Page 1", "無題ドキュメント"])
def test_the_name_that_an_editor_gives_a_page_is_no_title(name: str) -> None:
    page = f"<center><b>{HEADLINE}</b></center>"

    assert title(page, f"<title>{name}</title>") == HEADLINE


def test_a_headline_that_begins_with_its_form_is_whole() -> None:
    page = "<p><b>JOINT STATEMENT<br>BETWEEN FLORIN AND NORLAND ON FISHING</b></p>"
    dump = f"JOINT STATEMENT\nBETWEEN FLORIN AND NORLAND ON FISHING\n\n{BODY}"

    assert title(page) == "JOINT STATEMENT BETWEEN FLORIN AND NORLAND ON FISHING"
    assert text_document(dump).title == "JOINT STATEMENT BETWEEN FLORIN AND NORLAND ON FISHING"


def test_a_point_of_a_list_is_no_title() -> None:
    dump = f"{HEADLINE}\n\n• the reef in the north\n• the exchange of students\n\n{BODY}"

    assert text_document(dump).title == HEADLINE


def test_a_day_before_a_pages_name_is_no_part_of_it() -> None:
    assert title("", f"<title>95/03/09 {HEADLINE}</title>") == HEADLINE


def test_the_name_of_the_site_is_no_title() -> None:
    site = "<meta property='og:site_name' content='The Tides of Norland'>"

    assert title(f"<h1>Tides of Norland</h1><h2>{HEADLINE}</h2>", site) == HEADLINE


def test_the_sites_part_of_a_pages_title_is_no_title() -> None:
    head = f"<title>{HEADLINE} | Tides of Norland</title>"

    assert title(f"<h1>Tides of Norland</h1><h2>{HEADLINE}</h2>", head) == HEADLINE


@pytest.mark.parametrize(
    "trail",
    [
        "Home > Press > Press Releases",
        "Home &gt; Press",
        "Home » News » 2021",
        "Home / News / 2021",
    ],
)
def test_a_breadcrumb_is_no_title(trail: str) -> None:
    head = f"<title>{trail}</title>"

    assert title(f"<h1>{trail}</h1><p><b>{HEADLINE}</b></p>", head) == HEADLINE


def test_of_a_trail_that_is_the_pages_title_the_end_counts() -> None:
    assert title("", f"<title>Norland &gt; News &gt; {HEADLINE}</title>") == HEADLINE


@pytest.mark.parametrize(
    "markup",
    [
        "<center><font size='+2'>Florin and Norland<br>Agree<br>on Fishing</font></center>",
        "<p align=center><b>Florin and Norland<br>Agree on Fishing<br>3 May 2021</b></p>",
        "<div><strong>Press Release<br>Florin and Norland<br>Agree on Fishing</strong></div>",
        "<h1>Florin and Norland<br>Agree on Fishing</h1>",
    ],
)
def test_a_headline_broken_over_lines_is_whole(markup: str) -> None:
    assert title(markup) == HEADLINE


def test_lines_in_bold_that_are_sentences_are_no_headline() -> None:
    bold = f"<b>{BODY}<br>{BODY.replace('today', 'again')}</b>"

    assert title(f"<h2>{HEADLINE}</h2>{bold}") == HEADLINE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met.", "They met."),
        ("The ministers met in Port Ann. " + BODY * 2, "The ministers met in Port Ann."),
        ("外相は港町で会談し、漁業と留学生の交流について意見を交わした。" + "会談は続いた。" * 20,
         "外相は港町で会談し、漁業と留学生の交流について意見を交わした。"),
        ("Mr. Vale, H.E., " + "who thanked his hosts " * 9,
         "Mr. Vale, H.E., who thanked his hosts who thanked his hosts who thanked his hosts who …"),
    ],
)  # fmt: skip
def test_a_text_without_headline_is_called_by_its_first_sentence_or_words(
    text: str, expected: str
) -> None:
    assert opening([Block(text)]) == expected


def test_a_dumps_opening_is_no_longer_than_a_headline() -> None:
    assert len(text_document(BODY.rstrip(".") + ", " + BODY).title) <= 92
