"""The JSON API, and the document that describes it."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from indexer import document_json
from indexer.errors import IndexMissing
from indexer.fields import FACETS
from tests.webapp.conftest import BUDGET, TOKYO
from tests.webapp.stub import StubSearcher


def _get(client: FlaskClient, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    expected = "application/json" if status == 200 else "application/problem+json"
    assert answer.mimetype == expected
    return json.loads(answer.text)


def test_a_search_answers_total_hits_and_facets(client: FlaskClient) -> None:
    answer = _get(client, "/api/v1/search?q=rule+of+law&not_year=2019")

    assert answer["total"] == 1
    (hit,) = answer["hits"]
    assert (hit["id"], hit["date"], hit["precision"]) == (TOKYO, "2023-12-16", "day")
    assert hit["url"] == f"http://localhost/d/{TOKYO}"
    assert any(f["matched"] for e in hit["excerpts"] for f in e["fragments"])
    assert [facet["name"] for facet in answer["facets"]] == [facet.name for facet in FACETS]
    assert answer["url"] == "http://localhost/?q=rule+of+law&not_year=2019"


def test_the_document_is_what_show_prints(client: FlaskClient, searcher: StubSearcher) -> None:
    answer = _get(client, f"/api/v1/documents/{BUDGET}")

    shown = document_json.dumps(searcher.document(BUDGET))
    assert answer == json.loads(shown)


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ("colour=red", "colour"),
        ("page=0", "page"),
        ("size=1000", "size"),
        ("sort=best", "sort"),
        ("year=soon", "year"),
        ("kind=poem", "kind"),
        ("not_language=%3Cb%3E", "not_language"),
        ("source=%20", "source"),
        ("q=a&q=b", "q"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_named(
    client: FlaskClient, parameters: str, named: str
) -> None:
    problem = _get(client, f"/api/v1/search?{parameters}", 400)

    assert problem["detail"].startswith(f"{named}: ")
    assert problem["status"] == 400


def test_a_query_that_nobody_understands_is_a_problem_with_its_sentence(
    client: FlaskClient,
) -> None:
    assert "nothing but parentheses" in _get(client, "/api/v1/search?q=((", 422)["detail"]


def test_what_is_not_there_is_a_problem_too(client: FlaskClient) -> None:
    assert _get(client, "/api/v1/documents/ffffffffffffffff", 404)["title"] == "No such document"
    assert _get(client, "/api/v1/nothing", 404)["status"] == 404
    assert client.post("/api/v1/search").mimetype == "application/problem+json"


def test_without_an_index_the_problem_says_how_to_make_one(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.failing = IndexMissing("nothing has been indexed")

    assert "communique index" in _get(client, "/api/v1/search", 503)["detail"]


def test_the_description_is_valid_openapi(client: FlaskClient) -> None:
    validate(_get(client, "/api/v1/openapi.json"))


def test_the_description_names_every_facet_and_every_address(
    client: FlaskClient, app: Flask
) -> None:
    paths = _get(client, "/api/v1/openapi.json")["paths"]

    named = {p["name"] for p in paths["/api/v1/search"]["get"]["parameters"]}
    assert {name for f in FACETS for name in (f.name, f"not_{f.name}")} <= named
    routes = {str(rule) for rule in app.url_map.iter_rules() if str(rule).startswith("/api/")}
    assert {path.replace("{", "<").replace("}", ">") for path in paths} == routes
