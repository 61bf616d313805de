"""What was taken out of a page, shown where it stood."""

from flask.testing import FlaskClient

from indexer.model import Block, BlockKind, Stripped
from tests.factories import make_document
from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.conftest import TOKYO
from tests.webapp.stub import StubSearcher

ITEMS = tuple(Block(f"Point {name}", BlockKind.ITEM, "•", 1) for name in "abc")


def order(client: FlaskClient, address: str) -> list[str]:
    """Blocks by their number, and what was taken out, as they stand in the text."""
    found = read(client, address).select(".text [id^=p], .text del")
    return [str(each.get("id") or text(each)) for each in found]


def test_a_link_shows_each_span_before_the_block_it_stood_before(client: FlaskClient) -> None:
    switch = link(read(client, f"/d/{TOKYO}"), "Show it where it stood")

    page = read(client, switch)

    assert texts(page, ".removed .by") == ["Taken out: tag cloud", "Taken out: share line"]
    first, second, *rest = order(client, switch)
    assert (first, second) == ("Trump, Brexit, palm oil", "Asia, Trade")
    assert rest[:4] == ["p1", "p2", "Share this", "p3"]
    assert one(page, "#removed-1")


def test_the_link_leads_back_and_keeps_the_search(client: FlaskClient) -> None:
    shown = link(read(client, f"/d/{TOKYO}?q=law&at=1"), "Show it where it stood")
    page = read(client, shown)

    assert shown == f"/d/{TOKYO}?q=law&at=1&stripped=1#removed-1"
    assert texts(page, ".hit-count") == ["3 hits"]
    back = f"/d/{TOKYO}?q=law&at=1#removed"
    assert [a["href"] for a in page.select("#removed p a, #removed-1 a")] == [back, back]


def test_without_being_asked_for_none_of_it_stands_in_the_text(client: FlaskClient) -> None:
    assert not read(client, f"/d/{TOKYO}?stripped=0").select(".removed")


def test_a_span_interrupts_a_list_and_leaves_its_numbers(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = [make_document(blocks=ITEMS, stripped=(Stripped("calendar", "May", 1),))]

    page = read(client, "/d/0123456789abcdef?stripped=1")

    assert [len(each.select("li")) for each in page.select(".items")] == [1, 2]
    assert order(client, "/d/0123456789abcdef?stripped=1") == ["p1", "May", "p2", "p3"]


def test_what_stood_behind_the_text_comes_last(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.documents = [make_document(blocks=ITEMS, stripped=(Stripped("footer", "Top", 9),))]

    assert order(client, "/d/0123456789abcdef?stripped=1")[-1] == "Top"


def test_in_place_a_span_is_shown_whole(client: FlaskClient, searcher: StubSearcher) -> None:
    long = "menu " * 200
    searcher.documents = [make_document(blocks=ITEMS, stripped=(Stripped("footer", long),))]

    page = read(client, "/d/0123456789abcdef?stripped=1")

    assert text(one(page, ".removed del")) == long.strip()
    assert text(one(page, ".rules q")).endswith("…")


def test_where_nothing_was_taken_out_there_is_no_switch(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = [make_document(blocks=ITEMS)]

    assert not read(client, "/d/0123456789abcdef?stripped=1").select(
        "#removed, #removed-1, .removed"
    )
