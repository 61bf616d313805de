"""What every page's markup keeps to, whatever the archive holds."""

from collections import Counter
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.model import Block, Message, Stripped
from tests.factories import make_capture, make_document, make_mention
from tests.webapp.browsing import HTMX, read
from tests.webapp.conftest import TOKYO
from tests.webapp.stub import StubSearcher

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>(({{ 7*7 }}))"
PAGES = (
    "/",
    "/?q=law",
    "/?q=law&year=2019..2023&not_kind=commentary&all=minister",
    "/?q=zebra+law",
    "/?q=((",
    "/?sort=newest&size=1&page=2",
    f"/d/{TOKYO}?q=law",
    "/nowhere",
)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, client: FlaskClient) -> BeautifulSoup:
    return read(client, request.param)


def test_there_is_no_inline_script_style_or_event_attribute(page: BeautifulSoup) -> None:
    assert not page.select("style, [style], script:not([src])")
    names = {name for element in page.select("*") for name in element.attrs}
    assert not [name for name in names if name.startswith(("on", "hx-on"))]


def test_ids_are_unique(page: BeautifulSoup) -> None:
    ids = Counter(str(element["id"]) for element in page.select("[id]"))

    assert [name for name, count in ids.items() if count > 1] == []


def test_everything_htmx_does_has_a_plain_link_or_form_behind_it(page: BeautifulSoup) -> None:
    for element in page.select("[hx-get]"):
        if element.select(f"a[href='{element['hx-get']}']"):
            continue
        form = element if element.name == "form" else element.find_parent("form")
        assert form is not None
        assert form["action"] == element["hx-get"]
    assert all(form.get("action") for form in page.select("form"))
    assert all(link.get("href") for link in page.select("a"))


def test_every_field_has_a_name_for_those_who_do_not_see_it(page: BeautifulSoup) -> None:
    for field in page.select("input:not([type=hidden])"):
        assert page.select(f"label[for='{field['id']}']") or field.find_parent("label")
    assert all(button.get_text(strip=True) for button in page.select("button"))


def test_there_is_one_main_heading_and_none_is_skipped(page: BeautifulSoup) -> None:
    main = page.select("main h1, main h2, main h3, main h4")
    levels = [int(heading.name[1]) for heading in main]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_labels_point_at_something(page: BeautifulSoup) -> None:
    ids = {element["id"] for element in page.select("[id]")}

    assert {label["for"] for label in page.select("label[for]")} <= ids
    assert {e["aria-labelledby"] for e in page.select("[aria-labelledby]")} <= ids


def test_landmarks_stand_where_they_are_looked_for(page: BeautifulSoup) -> None:
    assert len(page.select("main#main")) == 1
    assert len(page.select("search form label[for=q]")) == 1
    assert len(page.select("body > #say[role=status]")) == 1
    assert not page.select("[autofocus]")
    assert all(part.select_one("aside") for part in page.select("#rail"))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_hostile_texts_stand_as_text(
    client: FlaskClient, searcher: StubSearcher, headers: dict[str, str]
) -> None:
    searcher.documents = [
        make_document(
            TOKYO,
            title=HOSTILE,
            body=(HOSTILE,),
            source=HOSTILE,
            language="x-" + HOSTILE,
            people=(make_mention(HOSTILE, HOSTILE, native=HOSTILE),),
            tail=(HOSTILE,),
            stripped=(Stripped(HOSTILE, HOSTILE),),
            captures=(make_capture(HOSTILE, address=HOSTILE, captured=HOSTILE),),
            blocks=(Block(HOSTILE, marker=HOSTILE),),
        )
    ]
    searcher.understood = searcher.warnings = (Message("%(x)s", {"x": HOSTILE}),)

    for address in ("/", "/?q=alert", "/?q=((", f"/d/{TOKYO}?q=alert", "/?q=zebra+alert"):
        shown = client.get(address, headers=headers).text
        page = BeautifulSoup(shown, "lxml")
        assert not page.select("img, script:not([src])")
        assert "<script>" not in shown
        assert "((49))" not in shown


@pytest.mark.parametrize("place", ["q", "source", "minister", "not_source"])
def test_hostile_queries_stand_as_text(client: FlaskClient, place: str) -> None:
    answer = client.get("/", query_string={place: HOSTILE}, follow_redirects=True)
    page = BeautifulSoup(answer.text, "lxml")

    assert not page.select("img, script:not([src])")
    assert "<script>" not in answer.text
