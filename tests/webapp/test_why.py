"""A result says why it is one."""

from flask.testing import FlaskClient

from tests.webapp.browsing import HTMX, link, one, read, text, texts
from tests.webapp.conftest import BUDGET, TOKYO
from tests.webapp.stub import StubOriginals, StubSearcher
from webapp import create_app


class Reticent:
    """A searcher that does not explain its scores."""

    def __init__(self, searcher: StubSearcher) -> None:
        for name in (
            "search",
            "document",
            "suggest",
            "scan",
            "similar",
            "significant",
            "histogram",
        ):
            setattr(self, name, getattr(searcher, name))


def test_a_card_leads_to_its_explanation(client: FlaskClient) -> None:
    page = read(client, "/?q=law&kind=speech")

    assert one(page, ".why a")["href"] == f"/d/{BUDGET}/why?q=law&kind=speech&at=1"
    assert one(page, ".why")["hx-get"] == one(page, ".why a")["href"]


def test_the_explanation_tells_what_each_word_adds_and_the_sum(client: FlaskClient) -> None:
    page = read(client, f"/d/{BUDGET}/why?q=budget+law")

    assert texts(page, ".shares tbody .num") == ["2.00", "1.00"]
    assert texts(page, ".shares tbody tr")[0] == (
        "2.00 the word “budget” 2 times in the text 1 of 4 documents hold it"
        " 0.25 of it because it stands there as you wrote it"
    )
    assert text(one(page, ".shares tfoot .num")) == "3.00"


def test_the_explanation_leads_to_the_document_and_back(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}/why?q=law&sort=newest")

    assert link(page, "Foreign ministers meet in Tokyo") == f"/d/{TOKYO}?q=law&sort=newest"
    assert link(page, "Back to the results") == "/?q=law&sort=newest"


def test_a_card_opens_the_explanation_without_the_page_around_it(client: FlaskClient) -> None:
    fragment = client.get(f"/d/{BUDGET}/why?q=budget", headers=HTMX).text

    assert fragment.lstrip().startswith("<table")
    assert "<html" not in fragment


def test_a_search_without_telling_words_says_so(client: FlaskClient) -> None:
    assert "fits all conditions" in text(read(client, f"/d/{BUDGET}/why?kind=speech"))


def test_what_the_search_does_not_find_is_said_to_be_so(client: FlaskClient) -> None:
    assert "does not find it" in text(read(client, f"/d/{BUDGET}/why?q=zebra"))


def test_an_unknown_document_has_no_explanation(client: FlaskClient) -> None:
    assert client.get("/d/ffffffffffffffff/why?q=law").status_code == 404


def test_where_the_engine_keeps_its_scores_to_itself_nothing_is_offered(
    searcher: StubSearcher, originals: StubOriginals
) -> None:
    client = create_app(Reticent(searcher), originals).test_client()  # type: ignore[arg-type]  # its methods are set at run time

    assert not read(client, "/?q=law").select(".why")
    assert client.get(f"/d/{BUDGET}/why?q=law").status_code == 404
