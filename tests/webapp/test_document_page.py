"""One document."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer.model import Block
from tests.factories import make_capture, make_document, make_mention
from tests.people import AUTHORITY
from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.conftest import BUDGET, JAPANESE, TOKYO
from tests.webapp.stub import StubOriginals, StubSearcher
from webapp import create_app


@pytest.fixture
def people(searcher: StubSearcher) -> FlaskClient:
    """The page with records of people."""
    return create_app(searcher, StubOriginals(), AUTHORITY).test_client()


def test_blocks_are_headings_paragraphs_items_rows_and_quotes(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}")

    assert text(one(page, "h1")) == "Foreign ministers meet in Tokyo"
    assert texts(page, ".text h2") == ["Opening"]
    assert texts(page, ".text p") == ["1 The ministers spoke of the rule of law at sea."]
    assert texts(page, ".items li .words") == [
        "• digital trade and the rule of law",
        "(a) green shipping",
    ]
    assert texts(page, ".text td:not(.pn-cell)") == ["Place", "Tokyo"]
    assert texts(page, "blockquote") == ["Law comes first."]


def test_every_block_has_an_anchor_and_a_link_to_it(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}")

    anchors = [a["href"] for a in page.select(".text .pn")]
    assert anchors == [f"#p{n}" for n in range(1, 7)]
    assert all(page.select(f"[id='{str(anchor)[1:]}']") for anchor in anchors)


def test_a_printed_document_tells_where_its_pages_begin(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    blocks = tuple(Block(f"Line {at}.", page=page) for at, page in enumerate((1, 1, 2, 2, 4)))
    searcher.documents = [make_document(blocks=blocks)]

    page = read(client, "/d/0123456789abcdef")

    leaves = [texts(block, ".leaf") for block in page.select(".text .block")]
    assert leaves == [[], [], ["page 2"], [], ["page 4"]]


def test_hits_are_marked_and_lead_to_the_next_and_previous(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}?q=law")

    assert [(m["id"], text(m)) for m in page.select("mark")] == [
        ("hit-1", "law"),
        ("hit-2", "law"),
        ("hit-3", "Law"),
    ]
    second = page.select(".hitno")[1]
    assert text(second) == "hit 2 of 3 previous next"
    assert [a["href"] for a in second.select("a")] == ["#hit-1", "#hit-3"]
    assert text(one(page, ".hit-count")) == "3 hits"


def test_hits_in_the_title_count_first(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}?q=tokyo")

    assert text(one(page, "h1 mark")) == "Tokyo"
    assert one(page, "h1 mark")["id"] == "hit-1"
    assert one(page, "td mark")["id"] == "hit-2"


def test_one_comes_back_to_the_results_one_came_from(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}?q=law&year=2023")

    assert link(page, "Back to the results") == "/?q=law&year=2023"
    assert one(page, "#kept input")["value"] == "2023"


def test_without_a_search_there_is_nothing_to_walk_through(client: FlaskClient) -> None:
    assert not read(client, f"/d/{TOKYO}").select(".walk")


def test_a_query_nobody_understands_leaves_the_document_readable(client: FlaskClient) -> None:
    answer = client.get(f"/d/{TOKYO}?q=" + "(" * 50 + "law" + ")" * 50)

    assert answer.status_code == 200


def test_the_date_comes_with_its_evidence_and_what_speaks_against_it(client: FlaskClient) -> None:
    facts = text(one(read(client, f"/d/{TOKYO}"), ".rail .meta"))

    assert "Dated 16 December 2023, from the dateline" in facts
    assert "Printed as “Tokyo, 16 December 2023 –”" in facts
    assert "But also 17 December 2023 (“2023-12-17”)" in facts


def test_a_month_is_not_given_a_day(client: FlaskClient) -> None:
    page = read(client, f"/d/{BUDGET}")

    assert "Dated February 2019" in text(one(page, ".rail .meta"))
    assert text(one(page, ".when")) == "Feb 2019 day not known"


def test_what_was_taken_out_is_told_rule_by_rule(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}")

    assert "3 spans by 2 rules" in texts(page, ".rail summary")
    assert texts(page, ".rules li") == [
        "share line 1 Share this",
        "tag cloud 2 Trump, Brexit, palm oil Asia, Trade",
    ]
    assert "palm oil" not in text(one(page, ".text"))


def test_the_tail_stands_apart(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}")

    assert "press@example.org" in text(one(page, "details.tail"))
    assert "press@example.org" not in text(one(page, ".text"))


def test_people_are_named_once_with_office_and_form(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    mentions = (
        make_mention("yoko-kamikawa", native="上川陽子"),
        make_mention("yoko-kamikawa"),
        make_mention("taro-kono", tail=True),
    )
    searcher.documents = [make_document(people=mentions)]
    page = read(client, "/d/0123456789abcdef")

    assert texts(page, ".named a") == ["Yoko Kamikawa", "Taro Kono"]
    assert link(one(page, ".named"), "Yoko Kamikawa") == "/people/yoko-kamikawa"
    assert "In the publisher’s note only." in texts(page, ".named .office")[1]


def test_captures_stand_newest_first_with_their_originals(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}")

    captures = texts(page, ".vers li")
    assert captures[0].startswith("2 March 2024, 10:00 UTC, shown here.")
    assert captures[1].startswith("17 December 2023, 04:12 UTC.")
    assert one(page, ".vers .addr")["href"] == "https://example.org/tokyo"
    assert page.select(".vers a[href*=capture]")[1]["href"] == f"/d/{TOKYO}/original?capture=1"


def test_an_address_that_is_no_page_cannot_be_followed(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    capture = make_capture(address="javascript:alert(1)")
    searcher.documents = [make_document(captures=(capture,))]
    page = read(client, "/d/0123456789abcdef")

    assert text(one(page, ".vers .addr")) == "javascript:alert(1)"
    assert not page.select("[href^=javascript]")


def test_on_paper_stands_the_permanent_address_and_no_dead_link(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}?q=law")

    assert text(one(page, ".on-paper .addr")) == f"http://localhost/d/{TOKYO}"
    assert all(
        "on-screen" in a.get_attribute_list("class") for a in page.select("a[href*=original]")
    )


def test_a_sample_says_that_it_is_one(client: FlaskClient) -> None:
    assert "Sample, reworded." in text(one(read(client, f"/d/{TOKYO}"), ".note.sample"))
    assert not read(client, f"/d/{BUDGET}").select(".note.sample")


def test_foreign_text_carries_its_language(client: FlaskClient) -> None:
    page = read(client, f"/d/{JAPANESE}?q=法の支配")

    assert one(page, "html")["lang"] == "en"
    assert one(page, ".text")["lang"] == one(page, "h1")["lang"] == "ja"
    assert texts(page, "mark") == ["法の支配"]


def test_an_id_the_index_does_not_hold_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/d/ffffffffffffffff")

    assert answer.status_code == 404
    assert "No such document" in answer.text


def test_an_office_held_before_or_after_is_told_as_such(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    former = replace(
        make_mention("taro-kono"), status="former", meant="Minister for Foreign Affairs, Japan"
    )
    searcher.documents = [make_document(people=(former,))]

    (office,) = texts(read(client, "/d/0123456789abcdef"), ".named .office")
    assert office == "formerly Minister for Foreign Affairs, Japan."


def test_what_people_have_corrected_is_told(client: FlaskClient, searcher: StubSearcher) -> None:
    not_that_one = replace(make_mention("taro-kono"), corrected="a namesake")
    searcher.documents = [make_document(people=(not_that_one,), corrected=("title", "published"))]
    page = read(client, "/d/0123456789abcdef")

    assert "Corrected by hand title, date" in text(one(page, ".meta"))
    assert "Corrected by hand: a namesake." in texts(page, ".named .office")[0]


def test_a_name_that_fits_several_people_is_shown_with_all_of_them(
    people: FlaskClient, searcher: StubSearcher
) -> None:
    unsure = make_mention("", "Minister Kono", candidates=("taro-kono", "yohei-kono"))
    searcher.documents = [make_document(people=(unsure, unsure))]

    page = read(people, f"/d/{searcher.documents[0].id}")

    assert texts(page, "#named li") == [
        "“Minister Kono” may be any of these: Taro Kono 河野太郎, Yohei Kono 河野洋平"
    ]
    assert link(page, "Yohei Kono") == "/people/yohei-kono"


def test_who_is_named_in_the_title_comes_first(client: FlaskClient, searcher: StubSearcher) -> None:
    in_text = make_mention("taro-kono", start=0)
    in_title = make_mention("yoko-kamikawa", start=9, title=True)
    searcher.documents = [make_document(people=(in_text, in_title))]

    page = read(client, f"/d/{searcher.documents[0].id}")

    assert texts(page, "#named li a") == ["Yoko Kamikawa", "Taro Kono"]
