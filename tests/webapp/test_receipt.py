"""A receipt states what a search found, and later says what changed since."""

import io
import json

import pytest
from flask.testing import FlaskClient

from tests.factories import make_document
from tests.webapp.browsing import one, read, text, texts
from tests.webapp.conftest import TOKYO
from tests.webapp.stub import StubSearcher

NEW = "00000000000000ff"


def issue(client: FlaskClient, search: str = "q=law") -> str:
    """The address of a receipt of now."""
    return str(client.get(f"/receipt?{search}").headers["Location"])


def changed(client: FlaskClient, address: str) -> list[str]:
    """What a receipt says has changed."""
    rows = read(client, address).select("tbody tr")
    return [text(row.select("th")[0]) for row in rows if text(row.select("td")[-1]) == "yes"]


def add(searcher: StubSearcher) -> None:
    searcher.documents.append(make_document(NEW, title="A new law", body="law", date="2020-01-01"))


def test_a_receipt_keeps_the_query_and_states_what_was_found(client: FlaskClient) -> None:
    address = issue(client, "q=law&year=2023&sort=newest")

    assert address.startswith("/receipt?q=law&year=2023&sort=newest&made=")
    assert "total=1" in address
    assert len(address) < 400
    assert changed(client, address) == []
    assert "finds the same now" in client.get(address).text


@pytest.mark.parametrize(
    ("language", "moment"),
    [("en", "22 November 2026, 07:05 UTC"), ("ja", "2026年11月22日 07:05（UTC）")],
)
def test_the_time_of_a_receipt_is_told_with_its_zone(
    client: FlaskClient, language: str, moment: str
) -> None:
    sealed = "made=2026-11-22T07:05Z&held=1&total=1&facets=&seal=0123456789abcdef"
    time = one(read(client, f"/receipt?q=law&ui={language}&{sealed}"), "time")

    assert text(time) == moment
    assert time["datetime"] == "2026-11-22T07:05Z"


def test_a_new_document_shows(client: FlaskClient, searcher: StubSearcher) -> None:
    address = issue(client)
    add(searcher)

    assert "Documents found" in changed(client, address)
    assert "Documents and their order" in changed(client, address)
    assert "Counts of Year" in changed(client, address)


def test_a_document_that_reads_otherwise_shows(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.documents = [make_document(TOKYO, body="law", fingerprint="as it was")]
    address = issue(client)
    searcher.documents = [make_document(TOKYO, body="law", fingerprint="as it is")]

    assert changed(client, address) == ["Documents and their order"]


def test_a_kept_file_tells_what_is_new_and_what_is_gone(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    address = issue(client)
    kept = client.get(address.replace("/receipt?", "/receipt.json?")).data
    searcher.documents = [d for d in searcher.documents if d.id != TOKYO]
    add(searcher)

    answer = client.post(address, data={"kept": (io.BytesIO(kept), "receipt.json")})

    assert f'href="/d/{NEW}"' in answer.text
    assert f"<code>{TOKYO}</code>" in answer.text
    assert TOKYO in json.loads(kept)["ids"]


@pytest.mark.parametrize("kept", [b"", b"[]", b'{"ids": ["../x"]}', b"\xff\xfe", b'{"ids": 1}'])
def test_a_file_that_is_no_receipt_is_refused(client: FlaskClient, kept: bytes) -> None:
    answer = client.post(issue(client), data={"kept": (io.BytesIO(kept), "receipt.json")})

    assert answer.status_code == 400


def test_a_file_that_is_too_large_is_refused(client: FlaskClient) -> None:
    answer = client.post(issue(client), data={"kept": (io.BytesIO(b" " * 400_000), "receipt.json")})

    assert answer.status_code == 413


def test_an_address_that_was_tampered_with_is_a_new_receipt(client: FlaskClient) -> None:
    answer = client.get("/receipt?q=law&made=yesterday&seal=%3Cscript%3E")

    assert answer.status_code == 302
    assert "script" not in answer.headers["Location"]


def test_a_page_of_results_offers_a_receipt(client: FlaskClient) -> None:
    page = read(client, "/?q=law&year=2023&page=1")

    assert "Receipt" in texts(page, ".out a")
    assert one(page, ".out a[href^='/receipt']")["href"] == "/receipt?q=law&year=2023"
