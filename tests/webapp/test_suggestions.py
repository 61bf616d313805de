"""Suggestions as the page asks for them."""

from flask.testing import FlaskClient

from tests.factories import make_document
from tests.webapp.browsing import read, text
from tests.webapp.stub import StubSearcher


def test_a_suggestion_carries_its_query_and_its_count(client: FlaskClient) -> None:
    (option,) = read(client, "/suggestions?q=Foreign").select("[role=option]")

    assert option["data-query"] == "Foreign ministers meet in Tokyo"
    assert text(option).endswith("1")
    assert option["aria-selected"] == "false"


def test_nothing_typed_suggests_nothing(client: FlaskClient) -> None:
    assert client.get("/suggestions").text.strip() == ""
    assert client.get("/suggestions?q=%20").text.strip() == ""


def test_a_hostile_title_stays_text(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.documents = [make_document(title='x" onclick="alert(1)"><script>')]
    answer = client.get("/suggestions?q=x")

    assert "<script>" not in answer.text
    assert read(client, "/suggestions?q=x").select("[onclick]") == []
