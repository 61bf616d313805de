"""What a document's page says of other documents: its neighbours among the results, its likes."""

from flask.testing import FlaskClient

from indexer.model import Suggestion
from tests.webapp.browsing import link, one, read, text
from tests.webapp.conftest import BUDGET, TOKYO
from tests.webapp.stub import StubSearcher


def test_a_card_leads_to_its_place_among_the_results(client: FlaskClient) -> None:
    page = read(client, "/?q=law&size=1&page=2")

    assert str(one(page, ".card h2 a")["href"]) == f"/d/{BUDGET}?q=law&page=2&size=1&at=2"


def test_the_documents_before_and_after_are_a_step_away(client: FlaskClient) -> None:
    first = read(client, f"/d/{TOKYO}?q=law&at=1")
    assert link(first, "Document after") == f"/d/{BUDGET}?q=law&at=2"
    assert not first.select("#before")
    assert "1 of 2" in text(one(first, ".walk"))

    second = read(client, link(first, "Document after"))
    assert link(second, "Document before") == f"/d/{TOKYO}?q=law&at=1"
    assert not second.select("#after")


def test_a_neighbour_leads_back_to_the_page_of_results_it_stands_on(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}?q=law&size=1&at=1")

    assert link(page, "Document after") == f"/d/{BUDGET}?q=law&page=2&size=1&at=2"


def test_without_a_search_or_a_place_there_are_no_neighbours(client: FlaskClient) -> None:
    for address in (f"/d/{TOKYO}?at=1", f"/d/{TOKYO}?q=law", f"/d/{TOKYO}?q=law&at=0"):
        assert not read(client, address).select("#before, #after")
    assert not read(client, f"/d/{TOKYO}?q=law&at=99").select("#before, #after")
    assert not read(client, f"/d/{TOKYO}?q=((&at=1").select("#before, #after")


def test_similar_documents_are_offered_with_date_and_publisher(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    page = read(client, f"/d/{TOKYO}")

    expected = [f"/d/{hit.id}" for hit in searcher.similar(TOKYO, 5)]
    assert [str(a["href"]) for a in page.select(".alike a")] == expected


def test_another_spelling_is_offered_with_what_it_finds(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.meant = Suggestion("law", "law", 2)
    page = read(client, "/?q=lwa&year=2019")

    assert text(one(page, ".meant")) == "Did you mean law? 2 documents"
    assert str(one(page, ".meant a")["href"]) == "/?q=law&year=2019"


def test_words_can_be_asked_for_as_written(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.understood = ()
    page = read(client, "/?q=law&exact=1")
    assert searcher.asked[-1].exact
    assert page.select("input[name=exact][value='1']")
