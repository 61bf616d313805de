"""Documents that say the same stand together, and captures say what became of a document."""

import pytest
from flask.testing import FlaskClient

from indexer.model import Query
from tests.factories import make_capture, make_document
from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.stub import StubSearcher

FIRST, MIRROR, PRINT, OTHER = (f"{n:016x}" for n in (1, 2, 3, 4))


@pytest.fixture
def searcher() -> StubSearcher:
    digests = {FIRST: "xxyx", MIRROR: "xy", PRINT: "x", OTHER: "xx"}
    return StubSearcher(
        [
            make_document(
                one_id,
                title=f"Talks, {one_id[-1]}",
                group="" if one_id == OTHER else "same",
                captures=tuple(
                    make_capture(f"{one_id}.{n}", digest=d) for n, d in enumerate(found)
                ),
            )
            for one_id, found in digests.items()
        ]
    )


def test_documents_that_say_the_same_are_one_result(client: FlaskClient) -> None:
    page = read(client, "/?q=talks")

    assert texts(page, ".hits h2") == ["Talks, 1", "Talks, 4"]
    assert text(one(page, "h1")) == "4 documents, 2 without near-duplicates"
    assert text(one(page, "#say")) == "4 documents, 2 without near-duplicates for talks"


def test_a_card_leads_to_all_that_are_like_it(client: FlaskClient) -> None:
    page = read(client, "/?q=talks&kind=other")

    assert link(page, "2 like it") == f"/?q=group%3A{FIRST}+talks&kind=other&each=1"


def test_alternatives_are_narrowed_as_a_whole(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.answers["talks OR law"] = "talks"

    to = link(read(client, "/?q=talks+OR+law"), "2 like it")

    assert to == f"/?q=group%3A{FIRST}+%28talks+OR+law%29&each=1"


def test_each_can_be_shown_and_put_together_again(client: FlaskClient) -> None:
    each = link(read(client, "/?q=talks&page=1"), "show each of them")
    assert each == "/?q=talks&each=1"

    page = read(client, each)
    assert len(page.select(".hits > li")) == 4
    assert text(one(page, "h1")) == "4 documents"
    assert link(page, "near-duplicates together") == "/?q=talks"


def test_where_nothing_is_alike_there_is_no_switch(client: FlaskClient) -> None:
    assert not read(client, "/?q=4").select("#grouping")


def test_a_card_says_how_often_its_document_changed(client: FlaskClient) -> None:
    page = read(client, "/?q=talks&each=1")

    assert texts(page, ".caps") == [
        "4 captures, changed twice",
        "2 captures, changed once",
        "1 capture",
        "2 captures",
    ]


def test_most_versions_is_an_order(client: FlaskClient) -> None:
    assert link(read(client, "/?q=talks"), "most versions") == "/?q=talks&sort=versions"


def test_the_place_of_a_document_counts_what_the_list_showed(client: FlaskClient) -> None:
    page = read(client, f"/d/{FIRST}?q=talks&at=1")

    assert "1 of 2" in text(one(page, ".walk"))


def test_files_hold_every_document(client: FlaskClient) -> None:
    to = link(read(client, "/?q=talks"), "JSON Lines")

    assert len(client.get(to).text.splitlines()) == 4


def test_the_api_groups_only_where_it_is_asked_to(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    plain = client.get("/api/v1/search?q=talks").get_json()
    assert (plain["total"], plain["groups"], len(plain["hits"])) == (4, 4, 4)
    assert searcher.asked[-1] == Query("talks")

    grouped = client.get("/api/v1/search?q=talks&grouped=1").get_json()
    assert (grouped["total"], grouped["groups"], len(grouped["hits"])) == (4, 2, 2)
    assert [(hit["versions"], hit["alike"]) for hit in grouped["hits"]] == [(3, 2), (1, 0)]
