"""Feeds, and what an address bar asks for."""

import json
from pathlib import Path

import feedparser
import pytest
from flask.testing import FlaskClient
from lxml import etree

from indexer.model import Query, Sort
from tests.factories import make_capture, make_document, make_mention
from tests.webapp.browsing import one, read
from tests.webapp.conftest import TOKYO
from tests.webapp.stub import StubSearcher

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def _feed(client: FlaskClient, address: str) -> feedparser.FeedParserDict:
    answer = client.get(address)
    assert answer.mimetype == "application/atom+xml"
    parsed = feedparser.parse(answer.get_data())
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def _valid(xml: bytes, schema: str) -> etree._Element:
    root = etree.fromstring(xml)
    etree.RelaxNG(file=str(SCHEMAS / schema)).assertValid(root)
    return root


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.atom?q=zebra", "/feed.atom?ui=ja&q=法"])
def test_a_feed_is_valid_atom(client: FlaskClient, address: str) -> None:
    root = _valid(client.get(address).get_data(), "atom.rng")

    assert root.find(f"{ATOM}author") is not None


def test_whatever_a_page_says_of_itself_its_feed_is_valid(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    odd = "<b>&\x00"
    captures = (make_capture(captured=odd, address=odd),)
    searcher.documents = [
        make_document(title=odd, source=odd, language=f"x-{odd}", date=None, captures=captures),
        make_document("f" * 16, title="", body=odd, source="", captures=()),
    ]

    _valid(client.get("/feed.atom").get_data(), "atom.rng")


@pytest.mark.parametrize(
    ("broken", "by"),
    [("<updated>", "<updated>2024-03-02 10:00"), ("<id>", "<id/><id>"), ("<entry>", "<entry><x/>")],
)
def test_the_schema_of_feeds_tells_what_is_no_atom(
    client: FlaskClient, broken: str, by: str
) -> None:
    spoiled = client.get("/feed.atom").text.replace(broken, by, 1)

    with pytest.raises(etree.DocumentInvalid):
        _valid(spoiled.encode(), "atom.rng")


def test_a_feed_reader_reads_any_search_newest_first(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    parsed = _feed(client, "/feed.atom?q=rule+of+law&page=3")

    assert [e.title for e in parsed.entries] == [
        "Foreign ministers meet in Tokyo",
        "Minister answers on the budget",
    ]
    assert searcher.asked[-1] == Query("rule of law", sort=Sort.NEWEST, grouped=True)
    assert parsed.feed.id == "http://localhost/?q=rule+of+law"
    assert parsed.entries[0].link == f"http://localhost/d/{TOKYO}"
    assert parsed.entries[0].published == "2023-12-16T00:00:00Z"
    assert parsed.entries[0].updated == "2024-03-02T10:00:00Z"


def test_nothing_found_is_a_feed_all_the_same(client: FlaskClient) -> None:
    assert _feed(client, "/feed.atom?q=zebra").entries == []


def test_hostile_titles_and_control_characters_stay_text(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = [
        make_document(title="<script>alert(1)</script> & \x0b\ufffe end", body="]]> <b>\x00</b>")
    ]

    (entry,) = _feed(client, "/feed.atom").entries
    assert "alert(1)" in client.get("/feed.atom").text
    assert "<script" not in client.get("/feed.atom").text
    assert entry.title.startswith("<script>") or "&lt;script" in entry.title


def test_contacts_and_those_they_name_are_left_out(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = [
        make_document(tail=("Media Contacts: Jo",), people=(make_mention("jo-x", tail=True),))
    ]

    text = client.get("/feed.atom").text.casefold()
    assert "contacts" not in text
    assert "jo" not in text


def test_an_undated_page_tells_when_it_was_captured(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    capture = make_capture(captured="2024-03-02T10:00:00Z")
    searcher.documents = [make_document(date=None, captures=(capture,))]

    (entry,) = _feed(client, "/feed.atom").entries
    assert entry.updated == "2024-03-02T10:00:00Z"
    assert "published" not in entry


def test_the_address_bar_finds_how_to_search(client: FlaskClient) -> None:
    address = str(one(read(client, "/"), "link[rel=search]")["href"])
    root = _valid(client.get(address).get_data(), "opensearch.rng")

    assert root.findtext(f"{SEARCH}ShortName") == "Communiqué"
    templates = {url.get("type"): url.get("template") for url in root.iter(f"{SEARCH}Url")}
    assert templates["text/html"] == "http://localhost/?q={searchTerms}"
    assert templates["application/x-suggestions+json"] == "http://localhost/suggest?q={searchTerms}"


def test_suggestions_come_in_the_form_that_browsers_read(client: FlaskClient) -> None:
    assert json.loads(client.get("/suggest?q=Foreign").text) == [
        "Foreign",
        ["Foreign ministers meet in Tokyo"],
        ["Foreign ministers meet in Tokyo"],
    ]
    assert json.loads(client.get("/suggest").text) == ["", [], []]
