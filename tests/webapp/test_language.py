"""The language of the interface: by the address, else by what the browser prefers."""

import pytest
from babel.numbers import format_decimal
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.webapp.browsing import HTMX, one, read, texts
from tests.webapp.conftest import TOKYO
from webapp import wording


def _language(client: FlaskClient, address: str, accepts: str = "") -> str:
    answer = client.get(address, headers={"Accept-Language": accepts} if accepts else None)
    assert answer.status_code == 200
    assert "Accept-Language" in answer.vary
    return str(answer.headers["Content-Language"])


@pytest.mark.parametrize(
    ("accepts", "language"),
    [
        ("", "en"),
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        ("fr,en;q=0.5", "en"),
        ("fr", "en"),
    ],
)
def test_the_browser_says_what_its_reader_prefers(
    client: FlaskClient, accepts: str, language: str
) -> None:
    assert _language(client, "/", accepts) == language


def test_the_address_goes_before_the_browser(client: FlaskClient) -> None:
    assert _language(client, "/?ui=en", "ja") == "en"
    assert _language(client, f"/d/{TOKYO}?ui=ja", "en") == "ja"
    assert one(read(client, "/?ui=ja"), "html")["lang"] == "ja"


@pytest.mark.parametrize(
    "address",
    [
        "/?q=law&ui=ja",
        "/?minister=yoko-kamikawa&ui=ja",
        f"/d/{TOKYO}?q=law&ui=ja",
        "/help?ui=ja",
        "/advanced?ui=ja",
        "/trends?ui=ja",
    ],
)
def test_a_language_named_in_the_address_stays_while_one_goes_on(
    client: FlaskClient, address: str
) -> None:
    page = read(client, address)

    inner = [str(a["href"]) for a in page.select("a[href^='/']:not([download], .languages a)")]
    pages = [address for address in inner if "/original" not in address]
    assert pages
    assert all("ui=ja" in address for address in pages), pages
    for form in page.select("form"):
        assert one(form, "input[name=ui]")["value"] == "ja"


def test_no_address_names_a_language_unasked(client: FlaskClient) -> None:
    page = read(client, "/?q=law", {"Accept-Language": "ja"})

    assert all("ui=" not in str(a["href"]) for a in page.select("main a"))


def test_each_language_offers_this_very_page(client: FlaskClient) -> None:
    page = read(client, "/?q=law&year=2019")

    assert texts(page, ".languages a") == ["English", "日本語"]
    japanese = page.select(".languages a")[1]
    assert japanese["href"] == "/?q=law&year=2019&ui=ja"
    assert read(client, str(japanese["href"])).select(".hits > li")


def test_a_fragment_renews_the_offer(client: FlaskClient) -> None:
    answer = client.get("/?q=budget", headers=HTMX)

    assert "q=budget&amp;ui=ja" in answer.text


def test_an_unknown_language_is_dropped_from_the_address(client: FlaskClient) -> None:
    answer = client.get("/?q=law&ui=xx")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/?q=law"


@pytest.mark.parametrize("language", wording.LANGUAGES)
@given(number=st.integers(0, 10**12))
def test_numbers_are_written_as_babel_writes_them(language: str, number: int) -> None:
    app = Flask("numbers")
    wording.init(app)
    with app.test_request_context(f"/?ui={language}"):
        app.preprocess_request()
        written = wording.decimal(number)

        assert written == format_decimal(number, locale=wording.locale())
