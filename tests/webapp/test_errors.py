"""What goes wrong, told in the look of the page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.errors import IndexMissing, IndexUnreadable
from tests.webapp.browsing import one, read, text
from tests.webapp.stub import StubSearcher


def test_an_unknown_address_is_not_found(client: FlaskClient) -> None:
    assert client.get("/nowhere").status_code == 404
    assert text(one(read(client, "/nowhere"), "h1")) == "Nothing is here"


def test_an_id_of_the_wrong_form_is_not_found(client: FlaskClient) -> None:
    assert client.get("/d/..%2f..%2fetc").status_code == 404
    assert client.get("/d/XYZ").status_code == 404


def test_a_method_that_is_not_there_is_refused(client: FlaskClient) -> None:
    answer = client.post("/")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_without_an_index_the_page_says_how_to_make_one(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.failing = IndexMissing("nothing has been indexed")
    answer = client.get("/")

    assert answer.status_code == 503
    assert "<code>communique index</code>" in answer.text


def test_why_an_index_cannot_be_used_goes_to_the_log_and_not_to_the_reader(
    client: FlaskClient, searcher: StubSearcher, caplog: pytest.LogCaptureFixture
) -> None:
    searcher.failing = IndexUnreadable("/srv/archive/index is damaged")
    answer = client.get("/")

    assert answer.status_code == 503
    assert "The index cannot be used now" in answer.text
    assert "/srv" not in answer.text
    assert "/srv/archive/index is damaged" in caplog.text


def test_a_fault_of_ours_shows_no_traceback(app: Flask, searcher: StubSearcher) -> None:
    app.config["TESTING"] = False
    searcher.failing = ZeroDivisionError("inner secret")
    answer = app.test_client().get("/")

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "inner secret" not in answer.text
    assert "Content-Security-Policy" in answer.headers
