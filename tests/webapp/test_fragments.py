"""What htmx gets instead of a whole page."""

from flask.testing import FlaskClient

from indexer.errors import IndexMissing
from tests.webapp.browsing import HTMX, RESTORING, TYPING, one, read, text
from tests.webapp.stub import StubSearcher


def test_htmx_gets_what_changes_and_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/?q=law", headers=HTMX)

    assert "<html" not in answer.text
    assert 'id="q"' not in answer.text
    assert "<title>2 documents for law · Communiqué</title>" in answer.text


def test_filters_hidden_inputs_and_status_are_swapped_beside_the_results(
    client: FlaskClient,
) -> None:
    page = read(client, "/?q=law&year=2023", HTMX)

    places = [e["hx-swap-oob"] for e in page.select("[hx-swap-oob]")]
    assert places == [
        "innerHTML:#rail",
        "innerHTML:#kept",
        "innerHTML:#languages",
        "innerHTML:#say",
    ]
    assert text(page.select("[hx-swap-oob]")[-1]) == "1 document for law, 1 filter"


def test_going_back_gets_the_whole_page(client: FlaskClient) -> None:
    assert "<html" in client.get("/?q=law", headers=RESTORING).text


def test_typing_asks_with_an_unfinished_word(client: FlaskClient, searcher: StubSearcher) -> None:
    client.get("/?q=la", headers=TYPING)

    assert searcher.asked[0].typing
    assert searcher.asked[0].text == "la"


def test_a_space_finishes_the_word(client: FlaskClient, searcher: StubSearcher) -> None:
    client.get("/?q=law+", headers=TYPING)

    assert not searcher.asked[0].typing


def test_typing_replaces_the_address_and_does_not_stand_in_it(client: FlaskClient) -> None:
    answer = client.get("/?q=la&year=&page=1", headers=TYPING)

    assert answer.headers["HX-Replace-Url"] == "/?q=la"
    assert "HX-Push-Url" not in answer.headers


def test_choosing_pushes_the_canonical_address(client: FlaskClient) -> None:
    answer = client.get("/?q=law&not=kind:speech", headers=HTMX)

    assert answer.headers["HX-Push-Url"] == "/?q=law&not_kind=speech"


def test_submitting_what_is_in_sight_adds_no_second_step_to_go_back(client: FlaskClient) -> None:
    headers = {**HTMX, "HX-Current-URL": "http://localhost/?q=law"}
    answer = client.get("/?q=law", headers=headers)

    assert answer.headers["HX-Replace-Url"] == "/?q=law"


def test_home_is_left_by_a_push_although_every_address_ends_like_it(client: FlaskClient) -> None:
    headers = {**HTMX, "HX-Current-URL": "http://localhost/?q=law/"}

    assert client.get("/", headers=headers).headers["HX-Push-Url"] == "/"


def test_a_fragment_is_never_kept(client: FlaskClient) -> None:
    answer = client.get("/?q=law", headers=HTMX)

    assert answer.headers["Cache-Control"] == "no-store"
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(answer.vary)


def test_a_query_nobody_understands_is_swapped_in_like_any_answer(client: FlaskClient) -> None:
    answer = client.get("/?q=((", headers=TYPING)

    assert answer.status_code == 200
    assert "has nothing but parentheses" in answer.text


def test_an_error_comes_as_a_fragment_too(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.failing = IndexMissing("nothing has been indexed")
    answer = client.get("/?q=law", headers=TYPING)

    assert answer.status_code == 503
    assert "<html" not in answer.text
    assert "communique index" in answer.text


def test_the_search_box_stands_outside_of_what_is_swapped(client: FlaskClient) -> None:
    page = read(client, "/?q=law")

    assert not page.select("#main #q, #rail #q, #main #say")
    assert one(page, "body")["hx-target"] == "#main"


def test_an_address_that_is_none_in_the_browsers_header_does_no_harm(client: FlaskClient) -> None:
    answer = client.get("/?q=law", headers={**HTMX, "HX-Current-URL": "http://[::1"})

    assert answer.status_code == 200
