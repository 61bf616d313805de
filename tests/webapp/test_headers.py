"""The headers of every answer."""

import gzip
import re

import pytest
from flask.testing import FlaskClient

from tests.webapp.browsing import one, read
from tests.webapp.conftest import TOKYO

PAGES = ("/", "/?q=law", "/?q=zebra", "/?q=((", f"/d/{TOKYO}?q=law", "/nowhere", "/robots.txt")


@pytest.mark.parametrize("address", PAGES)
def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(
    client: FlaskClient, address: str
) -> None:
    headers = client.get(address).headers

    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", [*PAGES, f"/d/{TOKYO}/original"])
def test_robots_are_told_to_stay_out(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["X-Robots-Tag"] == "noindex, nofollow"


def test_links_of_an_archived_page_ask_no_name_server(client: FlaskClient) -> None:
    assert client.get(f"/d/{TOKYO}/original").headers["X-DNS-Prefetch-Control"] == "off"


def test_robots_txt_disallows_everything(client: FlaskClient) -> None:
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_no_cookie_is_set(client: FlaskClient) -> None:
    assert all("Set-Cookie" not in client.get(address).headers for address in PAGES)


def test_static_files_live_long_under_the_hash_of_their_content(client: FlaskClient) -> None:
    page = read(client, "/")
    links = page.select("link[rel=stylesheet], link[rel=icon]")
    found = [e["href"] for e in links] + [e["src"] for e in page.select("script")]

    assert len(found) == 7
    for address in map(str, found):
        assert re.fullmatch(r"/static/[0-9a-f]{12}/[a-z.]+", address)
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_static_file_under_another_hash_is_not_there(client: FlaskClient) -> None:
    assert client.get("/static/000000000000/app.css").status_code == 404
    assert client.get("/static/000000000000/..%2f__init__.py").status_code == 404


def test_htmx_is_told_to_evaluate_nothing_and_keep_nothing(client: FlaskClient) -> None:
    config = str(one(read(client, "/"), "meta[name=htmx-config]")["content"])

    for setting in (
        '"includeIndicatorStyles": false',
        '"allowEval": false',
        '"historyCacheSize": 0',
        '"selfRequestsOnly": true',
    ):
        assert setting in config


def test_a_page_goes_compressed_as_the_browser_can_take_it(client: FlaskClient) -> None:
    plain = client.get("/?q=law")
    packed = client.get("/?q=law", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.vary


def test_no_address_leads_to_a_host_that_the_request_named(client: FlaskClient) -> None:
    answer = client.get("/static//evil.example//app.css", headers={"Host": "evil.example"})

    assert answer.status_code == 404
    assert "Location" not in answer.headers
