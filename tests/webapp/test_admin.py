"""The administration: who gets in, and what it does."""

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.model import PassedOver, Tally
from indexer.runs import Order
from indexer.status import FURTHER, State, Status
from tests.webapp.browsing import one, read, text, texts
from tests.webapp.operated import SECRET, StubRuns, operated, sign_in, token
from tests.webapp.stub import StubSearcher

BEARER = {"Authorization": f"Bearer {SECRET}"}
FORMS = ("login", "logout", "index", "cancel", "upload")


@pytest.fixture
def runs() -> StubRuns:
    return StubRuns()


@pytest.fixture
def app(searcher: StubSearcher, runs: StubRuns, tmp_path: Path) -> Flask:
    return operated(searcher, runs, tmp_path)


@pytest.fixture
def admin(client: FlaskClient) -> FlaskClient:
    sign_in(client)
    return client


@pytest.mark.parametrize("settings", [{"admin_secret": ""}])
def test_without_a_secret_there_is_no_administration(
    searcher: StubSearcher, runs: StubRuns, tmp_path: Path, settings: dict[str, str]
) -> None:
    client = operated(searcher, runs, tmp_path, **settings).test_client()

    assert client.get("/admin").status_code == 404
    assert client.post("/admin/login", data={"secret": ""}).status_code == 404
    for headers in ({}, {"Authorization": "Bearer "}, BEARER):
        assert client.get("/api/v1/index", headers=headers).status_code == 404
        assert client.post("/api/v1/index", headers=headers).status_code == 404


def test_a_stranger_sees_nothing_but_the_question_for_the_secret(client: FlaskClient) -> None:
    assert texts(read(client, "/admin"), "label[for=secret]") == ["Secret"]
    assert client.get("/admin/progress").status_code == 303


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "正しい"])
def test_a_wrong_secret_opens_nothing(client: FlaskClient, secret: str) -> None:
    answer = client.post("/admin/login", data={"secret": secret, "csrf_token": token(client)})

    assert answer.status_code == 403
    assert "That is not the secret." in answer.text
    assert client.get("/admin/progress").status_code == 303


def test_secrets_cannot_be_tried_fast(client: FlaskClient) -> None:
    given = {"secret": "wrong", "csrf_token": token(client)}
    codes = [client.post("/admin/login", data=given).status_code for _ in range(12)]

    assert codes == [403] * 10 + [429] * 2


@pytest.mark.parametrize("form", FORMS)
def test_a_form_from_elsewhere_does_nothing(admin: FlaskClient, runs: StubRuns, form: str) -> None:
    assert admin.post(f"/admin/{form}", data={"secret": SECRET}).status_code == 400
    assert (runs.started, runs.cancelled) == ([], 0)


@pytest.mark.parametrize("form", [form for form in FORMS if form != "login"])
def test_a_form_of_somebody_who_did_not_sign_in_does_nothing(
    client: FlaskClient, runs: StubRuns, form: str
) -> None:
    answer = client.post(f"/admin/{form}", data={"csrf_token": token(client)})

    assert answer.status_code == 303
    assert (runs.started, runs.cancelled) == ([], 0)


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_cookie_is_for_the_administration_alone(
    client: FlaskClient, scheme: str, secure: bool
) -> None:
    cookie = client.get("/admin", base_url=f"{scheme}://localhost").headers["Set-Cookie"]
    flags = {flag.strip() for flag in cookie.split(";")[1:]}

    assert {"HttpOnly", "SameSite=Strict", "Path=/admin"} <= flags
    assert ("Secure" in flags) is secure
    assert "Set-Cookie" not in client.get("/?q=law").headers


def test_a_cookie_that_somebody_made_up_is_none(client: FlaskClient) -> None:
    client.set_cookie("communique", "eyJzaW5jZSI6OTk5OTk5OTk5OX0.aSFq.invented", path="/admin")

    assert client.get("/admin/progress").status_code == 303


def test_whoever_signs_out_is_out(admin: FlaskClient) -> None:
    admin.post("/admin/logout", data={"csrf_token": token(admin)})

    assert admin.get("/admin/progress").status_code == 303


@pytest.mark.parametrize(
    ("form", "order"),
    [
        ({"what": "changed"}, Order()),
        ({"what": "rebuild"}, Order(rebuild=True)),
        ({"what": "changed", "prune": "1"}, Order(prune=True)),
    ],
)
def test_the_button_starts_a_run(
    admin: FlaskClient, runs: StubRuns, form: dict[str, str], order: Order
) -> None:
    admin.post("/admin/index", data={**form, "csrf_token": token(admin)})

    assert runs.started == [order]
    assert text(one(read(admin, "/admin"), "h1")) == "Re-index is starting"


def test_a_second_run_is_refused_in_a_sentence(admin: FlaskClient, runs: StubRuns) -> None:
    runs.latest = Status(State.RUNNING, started="2026-11-22T06:00:00+00:00")
    given = {"csrf_token": token(admin)}

    answer = admin.post("/admin/index", data=given, follow_redirects=True)

    assert "A run is under way." in answer.text
    assert runs.started == []


def test_a_run_under_way_tells_how_far_it_is_and_can_be_stopped(
    admin: FlaskClient, runs: StubRuns
) -> None:
    runs.latest = Status(
        State.RUNNING, started="2026-11-22T06:02:00+00:00", stage="Reading", done=1716, length=2431
    )
    page = read(admin, "/admin")

    assert text(one(page, "h1")) == "Re-index in progress"
    bar = one(page, "progress")
    assert (bar["max"], bar["value"], text(bar)) == ("2431", "1716", "1,716 of 2,431")
    assert one(page, "#progress")["hx-get"] == "/admin/progress"
    assert "Started 22 November 2026, 06:02 UTC" in text(one(page, "#progress"))
    assert one(page, "noscript meta[http-equiv=refresh]")
    admin.post("/admin/cancel", data={"csrf_token": token(admin)})
    assert runs.cancelled == 1


def test_a_run_that_is_over_tells_its_tally_and_asks_no_more(
    admin: FlaskClient, runs: StubRuns
) -> None:
    listed = (
        PassedOver("a <b>.html", "took longer than 10 seconds of processor time"),
        PassedOver("c.warc", "no page", failed=False, count=3),
        PassedOver("", FURTHER, failed=False, count=1200),
    )
    moment = "2026-11-22T06:02:00+00:00"
    runs.latest = Status(State.DONE, 7, moment, moment, tally=Tally(36, 1655, 2, listed))
    page = read(admin, "/admin/progress")

    assert texts(page, ".tally dd") == ["36", "1,655", "2", "1,204", "1"]
    assert texts(page, "tbody tr") == [
        "a <b>.html failed took longer than 10 seconds of processor time",
        "c.warc left out no page (×3)",
    ]
    assert "and 1,200 more" in text(one(page, "#progress"))
    assert not one(page, "#progress").has_attr("hx-get")


def test_a_run_that_failed_says_why(admin: FlaskClient, runs: StubRuns) -> None:
    runs.latest = Status(State.FAILED, error="this run would remove 9 of 10 documents")

    assert text(one(read(admin, "/admin"), ".command")) == "this run would remove 9 of 10 documents"


def test_files_that_are_sent_are_kept_and_indexed(
    admin: FlaskClient, runs: StubRuns, tmp_path: Path
) -> None:
    files = [(BytesIO(b"<p>one"), "one.html"), (BytesIO(b"two"), "../two.html")]
    given = {"csrf_token": token(admin), "files": files}

    answer = admin.post("/admin/upload", data=given, follow_redirects=True)

    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in kept] == ["one.html"]
    assert runs.started == [Order(tuple(kept))]
    assert "1 file kept: one.html" in answer.text
    assert "../two.html was refused: Its name is not a plain file name." in answer.text


@pytest.mark.parametrize(("megabytes", "code"), [(63, 400), (65, 413)])
def test_more_than_may_be_sent_is_refused_before_it_is_read(
    admin: FlaskClient, megabytes: int, code: int
) -> None:
    answer = admin.post(
        "/admin/upload",
        input_stream=BytesIO(b"--x--"),
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(megabytes * 2**20)},
    )

    assert answer.status_code == code  # 400: it has no token, and ends too early


def test_a_stranger_cannot_send_much(client: FlaskClient) -> None:
    answer = client.post("/admin/login", data={"secret": "x" * 70_000})

    assert answer.status_code == 413


def test_programs_start_runs_with_the_secret_and_see_how_they_stand(
    client: FlaskClient, runs: StubRuns
) -> None:
    answer = client.post("/api/v1/index", headers=BEARER, json={"prune": True})

    assert answer.status_code == 202
    assert runs.started == [Order(prune=True)]
    assert client.get("/api/v1/index", headers=BEARER).json["state"] == "starting"  # type: ignore[index]
    assert client.post("/api/v1/index", headers=BEARER).status_code == 409


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "Basic eDp5", f"Basic {SECRET}"])
def test_programs_without_the_secret_start_nothing(
    client: FlaskClient, runs: StubRuns, given: str
) -> None:
    answer = client.post("/api/v1/index", headers={"Authorization": given})

    assert answer.status_code == 401
    assert answer.content_type == "application/problem+json"
    assert client.get("/api/v1/index", headers={"Authorization": given}).status_code == 401
    assert runs.started == []


@pytest.mark.parametrize("body", ["{", "[]", '{"rebuild": "yes"}', '{"paths": ["/etc"]}'])
def test_an_order_that_makes_no_sense_starts_nothing(
    client: FlaskClient, runs: StubRuns, body: str
) -> None:
    answer = client.post("/api/v1/index", headers=BEARER, data=body)

    assert answer.status_code == 400
    assert runs.started == []
