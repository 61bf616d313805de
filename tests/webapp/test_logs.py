"""What the service tells its operator, and what it keeps to itself."""

import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.status import State, Status
from tests.webapp.browsing import TYPING
from tests.webapp.conftest import TOKYO
from tests.webapp.operated import StubRuns, operated, sign_in
from tests.webapp.stub import StubSearcher
from webapp.failed_searches import FailedSearches
from webapp.logs import REQUESTS, JsonLines


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [JsonLines().format(record) for record in caplog.records]


def test_a_request_is_a_line_without_its_words_and_its_client(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger=REQUESTS)
    answer = client.get(f"/d/{TOKYO}?q=kamikawa", environ_base={"REMOTE_ADDR": "192.0.2.7"})

    record = caplog.records[-1]
    said = json.loads(JsonLines().format(record)) | record.__dict__["values"]
    assert (said["method"], said["status"], said["event"]) == ("GET", 200, "request")
    assert answer.headers["X-Request-ID"]
    for spare in ("kamikawa", "192.0.2.7", TOKYO):
        assert spare not in JsonLines().format(record)


def test_the_id_of_a_request_is_its_own_unless_a_trusted_proxy_gave_it(
    searcher: StubSearcher, tmp_path: Path
) -> None:
    given = {"X-Request-ID": "of-the-proxy-1"}
    trusting = operated(searcher, StubRuns(), tmp_path, proxy_hops=1).test_client()
    wary = operated(searcher, StubRuns(), tmp_path).test_client()

    assert trusting.get("/healthz", headers=given).headers["X-Request-ID"] == "of-the-proxy-1"
    assert wary.get("/healthz", headers=given).headers["X-Request-ID"] != "of-the-proxy-1"
    odd = {"X-Request-ID": "x" * 65}
    assert trusting.get("/healthz", headers=odd).headers["X-Request-ID"] != "x" * 65


def test_an_error_is_logged_with_its_route_and_not_with_its_address(
    client: FlaskClient, searcher: StubSearcher, caplog: pytest.LogCaptureFixture
) -> None:
    client.application.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    searcher.failing = ZeroDivisionError("on purpose")

    with client.application.app_context():
        assert client.get("/?q=kamikawa").status_code == 500

    logged = next(record for record in caplog.records if record.exc_info)
    with client.application.test_request_context("/?q=kamikawa"):
        line = json.loads(JsonLines().format(logged))
    assert line["event"] == "a request could not be answered"
    assert "ZeroDivisionError" in line["traceback"]
    assert "kamikawa" not in json.dumps(line)


@pytest.mark.parametrize(
    ("said", "values", "event"),
    [
        ("Invalid request from ip=192.0.2.7: GET /?q=kamikawa", (), "Invalid request"),
        ("Error handling request %s", ("/?q=kamikawa",), "Error handling request"),
        ("Worker exiting (pid: %s)", (7,), "Worker exiting (pid: 7)"),
    ],
)
def test_the_servers_own_words_lose_clients_and_addresses(
    said: str, values: tuple[object, ...], event: str
) -> None:
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, said, values, None)

    assert json.loads(JsonLines().format(record))["event"] == event


def test_figures_count_requests_by_route_and_searches_that_found_nothing(
    searcher: StubSearcher, tmp_path: Path
) -> None:
    runs = StubRuns(Status(State.FAILED, ended="2026-11-22T06:00:00+00:00"))
    client = operated(searcher, runs, tmp_path).test_client()
    client.get(f"/d/{TOKYO}")
    client.get("/?q=zebra")
    client.get("/nowhere/kamikawa")

    figures = client.get("/metrics").text

    assert 'communique_request_seconds_count{route="/d/<id>",status="200"} 1.0' in figures
    assert 'communique_request_seconds_count{route="none",status="404"} 1.0' in figures
    assert "communique_fruitless_searches_total 1.0" in figures
    assert "communique_run_good 0.0" in figures
    assert "kamikawa" not in figures


def test_searches_that_found_nothing_are_kept_only_where_that_is_asked_for(
    searcher: StubSearcher, tmp_path: Path
) -> None:
    kept = tmp_path / "failed"
    for folder in ("", str(kept)):
        client = operated(searcher, StubRuns(), tmp_path, failed_searches=folder).test_client()
        client.get("/?q=zebra")
        client.get("/?q=law")
        client.get("/?q=zeb", headers=TYPING)
        client.get("/api/v1/search?q=zebra")

    assert FailedSearches(str(kept), 30).counts() == {"zebra": 2}
    written = "".join(file.read_text() for file in kept.iterdir())
    assert written == '{"q": "zebra"}\n' * 2
    sign_in(client)
    assert "zebra" in client.get("/admin").text


def test_searches_that_found_nothing_expire(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    for age in (29, 30, 300):
        file = tmp_path / f"{today - timedelta(days=age)}.jsonl"
        file.write_text(f'{{"q": "of {age} days ago"}}\n')

    assert FailedSearches(str(tmp_path), 30).counts() == {"of 29 days ago": 1}
    assert len(list(tmp_path.iterdir())) == 1
