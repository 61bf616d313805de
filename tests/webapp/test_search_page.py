"""Home and results, as a whole page."""

import pytest
from flask.testing import FlaskClient

from indexer.authority import Authority
from indexer.model import Message
from indexer.query import parse
from indexer.query.parser import LONGEST
from tests.factories import make_document
from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.conftest import JAPANESE, TOKYO
from tests.webapp.stub import StubSearcher


def test_home_says_what_the_archive_holds(client: FlaskClient) -> None:
    page = read(client, "/")

    assert text(one(page, "h1")) == "4 documents"
    assert "from February 2019 to 16 December 2023" in text(one(page, ".lead"))
    assert texts(page, ".bars a") == ["MFA Singapore", "MOFA Japan", "SIIA", "外務省"]


def test_home_names_the_years_of_which_nothing_is_held(client: FlaskClient) -> None:
    assert "Nothing of 2020 to 2022." in text(read(client, "/"))


def test_home_offers_searches_that_find_something(client: FlaskClient) -> None:
    page = read(client, "/")

    assert link(page, "of kind press release") == "/?kind=press-release"
    assert "2 documents" in texts(page, ".tries .num")


def test_an_order_alone_lists_everything(client: FlaskClient) -> None:
    assert len(read(client, "/?sort=newest").select(".hits > li")) == 4


def test_a_search_shows_what_it_found(client: FlaskClient) -> None:
    page = read(client, "/?q=rule+of+law")

    assert text(one(page, "h1")) == "2 documents"
    assert text(one(page, "title")) == "2 documents for rule of law · Communiqué"
    assert texts(page, ".hits h2") == [
        "Foreign ministers meet in Tokyo",
        "Minister answers on the budget",
    ]


def test_a_card_hangs_from_its_date(client: FlaskClient) -> None:
    page = read(client, "/?sort=newest")

    dates = texts(page, ".when")
    assert dates[0] == "16 Dec 2023 or 17 Dec"
    assert "Feb 2019 day not known" in dates
    assert dates[-1] == "Undated no sure date"


def test_snippets_mark_their_hits_and_lead_to_the_paragraph(client: FlaskClient) -> None:
    page = read(client, "/?q=law")

    assert texts(page, ".snips mark")[0] == "law"
    assert page.select(".snips .pn")[0]["href"] == f"/d/{TOKYO}?q=law&at=1#p2"


def test_people_on_a_card_narrow_the_same_search(client: FlaskClient) -> None:
    page = read(client, "/?q=budget")

    assert link(one(page, ".hits"), "Vivian Balakrishnan") == (
        "/?q=budget&minister=vivian-balakrishnan"
    )


def test_text_in_another_language_says_so(client: FlaskClient) -> None:
    page = read(client, "/?language=ja")

    assert one(page, ".card")["lang"] == "ja"
    assert one(page, ".card .native")["lang"] == "und-Hani"  # a name in Han tells no language
    assert JAPANESE in str(one(page, ".hits h2 a")["href"])


def test_the_search_box_keeps_the_filters_and_the_order(client: FlaskClient) -> None:
    page = read(client, "/?q=law&year=2023&not_kind=speech&sort=newest")

    kept = {(i["name"], i["value"]) for i in page.select("#kept input")}
    assert kept == {("year", "2023"), ("not_kind", "speech"), ("sort", "newest")}
    assert one(page, "input#q")["value"] == "law"


def test_the_current_order_is_named(client: FlaskClient) -> None:
    page = read(client, "/?q=law&sort=oldest")

    assert texts(page, ".sort [aria-current]") == ["oldest"]


def test_pages_are_numbered_with_gaps(client: FlaskClient) -> None:
    page = read(client, "/?sort=newest&size=1&page=2")

    assert texts(page, ".pager li") == ["Previous", "Page 1", "Page 2", "Page 3", "Page 4", "Next"]
    assert link(page, "Next") == "/?sort=newest&page=3&size=1"


def test_a_page_can_hold_more_results(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.documents = [make_document(f"{n:016x}", body="law") for n in range(21)]
    page = read(client, "/?q=law&page=2&size=50")

    assert texts(page, ".sizes a") == ["20", "50", "100"]
    assert text(one(page, ".sizes [aria-current]")) == "50"
    assert [a["href"] for a in page.select(".sizes a")] == [
        "/?q=law",
        "/?q=law&size=50",
        "/?q=law&size=100",
    ]
    assert not read(client, "/?q=budget").select(".sizes")


def test_a_page_past_the_end_says_so_and_leads_back(client: FlaskClient) -> None:
    page = read(client, "/?q=law&page=9")

    assert "There is no page of that number." in text(page)
    assert link(page, "To the last page") == "/?q=law"
    assert text(one(page, "title")) == "2 documents for law · Communiqué"
    assert link(page, "Previous") == "/?q=law"


def test_the_query_is_told_as_understood_with_its_values_in_bold(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.understood = (Message("the exact words “%(text)s”", {"text": "rule <of> law"}),)
    page = read(client, "/?q=law")

    assert text(one(page, ".understood > span")) == (
        "Understood as: the exact words “rule <of> law”"
    )
    assert texts(page, ".understood b") == ["rule <of> law"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kind:press-release", "of the kind “press release”"),
        ("-language:ja", "not in the language “Japanese”"),
        ('"press-release"', "the exact words “press-release”"),
    ],
)
def test_kinds_and_languages_are_understood_in_words(
    client: FlaskClient, searcher: StubSearcher, query: str, words: str
) -> None:
    searcher.understood = parse(query, Authority()).understood
    page = read(client, "/?q=law")

    assert text(one(page, ".understood > span")) == f"Understood as: {words}"


def test_the_status_line_of_a_whole_page_tells_the_count(client: FlaskClient) -> None:
    assert text(one(read(client, "/?q=law"), "#say")) == "2 documents for law"


def test_the_search_box_takes_no_more_than_the_parser(client: FlaskClient) -> None:
    assert one(read(client, "/"), "input#q")["maxlength"] == str(LONGEST)


def test_warnings_stand_above_the_results(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.warnings = (Message("A quotation mark is not closed."),)

    assert texts(read(client, "/?q=law"), ".warn") == ["A quotation mark is not closed."]


def test_a_query_nobody_understands_is_answered_in_its_place(client: FlaskClient) -> None:
    answer = client.get("/?q=((")

    assert answer.status_code == 400
    assert "“<b>((</b>” has nothing but parentheses." in answer.text
    assert 'value="(("' in answer.text


def test_another_spelling_of_an_address_redirects_to_the_canonical_one(
    client: FlaskClient,
) -> None:
    answer = client.get("/?page=1&q=law&utm_source=x&from=2019&to=2023")

    assert answer.status_code == 302
    assert answer.location == "/?q=law&year=2019..2023"


def test_the_filters_work_as_a_plain_form(client: FlaskClient) -> None:
    answer = client.get("/?q=law&kind=press-release&not=source:SIIA")

    assert answer.location == "/?q=law&not_source=SIIA&kind=press-release"


def test_only_a_person_who_types_asks_with_an_unfinished_word(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    client.get("/?q=la")

    assert not any(query.typing for query in searcher.asked)
