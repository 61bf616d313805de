"""Trends: searches compared over time."""

import csv
import io

from flask.testing import FlaskClient

from indexer.model import Block, Query
from tests.factories import make_document
from tests.webapp.browsing import one, read, text, texts
from tests.webapp.stub import StubSearcher
from webapp.pages.trends import within


def _archive(searcher: StubSearcher) -> None:
    """Law in 2019 and 2021, nothing at all in 2020, trade in 2021 and 2022."""
    dated = [
        ("2019-05-01", "law"),
        ("2021-01-10", "law"),
        ("2021-03-02", "trade"),
        ("2022", "trade"),
    ]
    searcher.documents = [
        make_document(f"{n:016x}", title=word, blocks=(Block(word),), date=date)
        for n, (date, word) in enumerate(dated)
    ]


def _rows(client: FlaskClient, address: str) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in csv.reader(io.StringIO(client.get(address).text))}


def test_each_search_is_counted_year_by_year_beside_the_archive(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    _archive(searcher)
    rows = _rows(client, "/trends.csv?q=law&q=trade")

    assert rows["2019"] == ["1", "1", "100.0", "0", "0.0"]
    assert rows["2021"] == ["2", "1", "50.0", "1", "50.0"]


def test_a_year_of_which_nothing_is_held_is_no_zero(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    _archive(searcher)

    assert _rows(client, "/trends.csv?q=law")["2020"] == ["0", "", ""]
    page = read(client, "/trends?q=law")
    assert "2020nothing held" in texts(page, "tbody tr")
    assert len(page.select("svg .none")) == 1


def test_every_point_leads_to_the_documents_it_counts(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    _archive(searcher)
    page = read(client, "/trends?q=law&q=trade&year=2019..2022")

    links = [str(a["href"]) for a in page.select("svg a")]
    assert links == [
        "/?q=law&year=2019",
        "/?q=law&year=2021",
        "/?q=trade&year=2021",
        "/?q=trade&year=2022",
    ]
    for address in links:
        assert text(one(read(client, address), "h1")) == "1 document"
    named = [str(a["aria-label"]) for a in page.select("svg a")]
    assert named[0] == "law, 2019: 1 document"


def test_months_are_counted_where_they_are_known(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    _archive(searcher)
    page = read(client, "/trends?q=trade&by=month")

    assert (
        str(page.select("svg a")[0]["href"]) == "/?q=%28trade%29+after%3A2021-03+before%3A2021-04"
    )
    assert "1 document dated by the year alone" in text(one(page, ".legend"))


def test_a_month_at_the_end_of_a_year_ends_in_the_next() -> None:
    assert within(Query("a OR b"), "2021-12").text == "(a OR b) after:2021-12 before:2022-01"


def test_without_a_search_the_archive_itself_is_shown(client: FlaskClient) -> None:
    page = read(client, "/trends")

    assert "the whole archive" in text(one(page, ".legend"))


def test_an_archive_without_dates_says_so(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.documents = [make_document(date=None)]

    assert "nothing with a sure date" in read(client, "/trends?q=law").get_text()


def test_a_search_that_nobody_understands_is_told_beside_the_others(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    _archive(searcher)
    page = read(client, "/trends?q=((&q=law")

    assert "nothing but parentheses" in text(one(page, ".warn"))
    assert len(page.select("svg a")) == 2


def test_at_most_four_searches_are_compared(client: FlaskClient) -> None:
    page = read(client, "/trends?q=a&q=b&q=c&q=d&q=e&q=f")

    assert len(page.select(".legend li")) == 4
    assert len(page.select("input[name=q][maxlength]")) == 5  # four, and the search box


def test_a_hostile_search_is_text_and_no_formula(client: FlaskClient) -> None:
    assert "<script>" not in client.get("/trends?q=<script>alert(1)</script>").text
    assert "'=1+1" in client.get("/trends.csv?q=%3D1%2B1").text


def test_results_lead_to_their_trend(client: FlaskClient) -> None:
    page = read(client, "/?q=law&sort=newest")

    assert page.select('.out a[href="/trends?q=law"]')
