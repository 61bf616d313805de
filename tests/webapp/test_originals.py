"""The archived bytes, as they may be shown."""

import pytest
from flask.testing import FlaskClient

from indexer.model import Capture
from tests.factories import make_capture
from tests.webapp.conftest import TOKYO, UNDATED
from tests.webapp.stub import StubOriginals
from webapp.originals import content_type


def test_the_bytes_come_as_received_in_their_own_encoding(client: FlaskClient) -> None:
    answer = client.get(f"/d/{TOKYO}/original")

    assert answer.data == "<h1>東京</h1><script>alert(1)</script>".encode("shift_jis")
    assert answer.content_type == "text/html; charset=shift_jis"


def test_the_original_can_run_nothing_and_fetch_nothing(client: FlaskClient) -> None:
    answer = client.get(f"/d/{TOKYO}/original")

    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow-" not in policy
    assert "script-src" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_another_capture_can_be_asked_for(client: FlaskClient, originals: StubOriginals) -> None:
    originals.payloads["a.html"] = b"first"

    assert client.get(f"/d/{TOKYO}/original?capture=1").data == b"first"


@pytest.mark.parametrize("capture", ["0", "3", "99999"])
def test_a_capture_that_is_not_there_is_not_found(client: FlaskClient, capture: str) -> None:
    assert client.get(f"/d/{TOKYO}/original?capture={capture}").status_code == 404


def test_a_file_that_has_gone_is_not_found(client: FlaskClient) -> None:
    answer = client.get(f"/d/{UNDATED}/original")

    assert answer.status_code == 404
    assert "The archived page is not there" in answer.text


@pytest.mark.parametrize(
    ("capture", "payload", "served"),
    [
        (make_capture(media_type="text/plain"), b"<script>", "text/plain; charset=utf-8"),
        (make_capture(media_type="text/html; charset=x"), b"", "text/html; charset=utf-8"),
        (make_capture(media_type="TEXT/HTML"), b"", "text/html; charset=utf-8"),
        (make_capture(media_type="image/svg+xml"), b"<svg", "application/octet-stream"),
        (make_capture(media_type="text/javascript"), b"alert(1)", "text/plain; charset=utf-8"),
        (make_capture(media_type="application/pdf"), b"%PDF", "application/pdf"),
        (make_capture(charset="euc-jp"), b"\n <html>", "text/html; charset=euc-jp"),
        (make_capture(charset="utf-8\r\nX: y"), b"words", "text/plain; charset=utf-8"),
    ],
)
def test_bytes_are_named_so_that_no_browser_runs_them(
    capture: Capture, payload: bytes, served: str
) -> None:
    assert content_type(capture, payload) == served
