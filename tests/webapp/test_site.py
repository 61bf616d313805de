"""What a service manager asks."""

from flask.testing import FlaskClient

from indexer.errors import IndexMissing
from tests.webapp.stub import StubSearcher


def test_a_process_without_an_index_is_alive_but_not_ready(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.failing = IndexMissing("/srv/index holds no index yet")

    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "/srv" not in answer.text


def test_a_process_that_answers_searches_is_ready(client: FlaskClient) -> None:
    assert client.get("/readyz").text == "ok\n"
