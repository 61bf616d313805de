"""Exports: exactly the result set, and nothing that is not the release itself."""

import csv
import io
import json

import pytest
from flask.testing import FlaskClient

from tests.factories import make_document, make_mention
from tests.webapp.browsing import link, read
from tests.webapp.conftest import BUDGET, TOKYO
from tests.webapp.stub import StubSearcher
from webapp.exports import FORMATS
from webapp.exports.csv_rows import cell


def _rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    text = client.get(address).get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_holds_exactly_what_the_search_finds_whatever_its_page(client: FlaskClient) -> None:
    rows = _rows(client, "/export.csv?q=rule+of+law&page=2&size=1")

    assert [row["id"] for row in rows] == [TOKYO, BUDGET]
    assert rows[0]["people"] == "Yoko Kamikawa; Vivian Balakrishnan"
    assert rows[0]["permanent"] == f"http://localhost/d/{TOKYO}"
    assert (rows[1]["date"], rows[1]["precision"]) == ("2019-02", "month")


def test_filters_count(client: FlaskClient) -> None:
    assert [r["id"] for r in _rows(client, "/export.csv?q=law&year=2019")] == [BUDGET]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x")']
)
def test_no_cell_can_start_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_a_title_that_looks_like_a_formula_stays_text(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = [make_document(title='=cmd|" /C calc"!A0')]

    assert _rows(client, "/export.csv")[0]["title"] == '\'=cmd|" /C calc"!A0'


def test_json_and_json_lines_hold_the_same_documents(client: FlaskClient) -> None:
    array = json.loads(client.get("/export.json?q=law").text)
    lines = [json.loads(line) for line in client.get("/export.jsonl?q=law").text.splitlines()]

    assert array == lines
    assert [one["id"] for one in array] == [TOKYO, BUDGET]


def test_an_empty_result_set_is_an_empty_list(client: FlaskClient) -> None:
    assert json.loads(client.get("/export.json?q=zebra").text) == []
    assert _rows(client, "/export.csv?q=zebra") == []


def test_contacts_and_those_they_name_leave_no_page(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = [
        make_document(
            people=(make_mention("yoko-kamikawa"), make_mention("jo-contact", tail=True)),
            tail=("Media Contacts", "Jo Contact, +65 1234"),
        )
    ]

    for suffix in FORMATS:
        text = client.get(f"/export.{suffix}").text
        assert "Contact" not in text
        assert "jo-contact" not in text


def test_a_query_that_nobody_understands_is_told_so(client: FlaskClient) -> None:
    answer = client.get("/export.csv?q=((")

    assert answer.status_code == 422
    assert "nothing but parentheses" in answer.text


def test_an_unknown_format_is_not_found(client: FlaskClient) -> None:
    assert client.get("/export.exe").status_code == 404


def test_the_results_offer_every_format_with_the_same_search(client: FlaskClient) -> None:
    page = read(client, "/?q=law&year=2023&size=50")

    for suffix in FORMATS:
        (found,) = page.select(f'.out a[href^="/export.{suffix}?"]')
        assert found["href"] == f"/export.{suffix}?q=law&year=2023"
    assert link(page, "Atom feed") == "/feed.atom?q=law&year=2023"
