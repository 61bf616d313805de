"""When nothing is found."""

import pytest
from flask.testing import FlaskClient

from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.stub import StubSearcher
from webapp.pages.relaxations import parts_of, plain_words

NEAREST, ALONE = "[aria-labelledby=try] li", "[aria-labelledby=alone] li"


def test_the_page_says_so_and_what_the_archive_holds(client: FlaskClient) -> None:
    page = read(client, "/?q=zebra")

    assert text(one(page, "h1")) == "No documents"
    assert "4 documents, from February 2019 to 16 December 2023." in text(page)


def test_each_part_left_out_is_offered_with_what_it_finds(client: FlaskClient) -> None:
    page = read(client, "/?q=law+zebra&year=2019")

    assert link(page, "without zebra") == "/?q=law&year=2019"
    assert texts(page, NEAREST) == [
        "without zebra 1 document",
        "without the words 1 document",
    ]


def test_each_part_by_itself_tells_which_one_finds_nothing(client: FlaskClient) -> None:
    page = read(client, "/?q=budget+zebra&year=2019&not_kind=speech")

    found = ["budget 1 document", "zebra 0 documents", "2019 1 document", "not speech 3 documents"]
    assert texts(page, ALONE) == found
    assert link(page, "budget") == "/?q=budget"
    assert [a["href"] for a in page.select(f"{ALONE} a")][1] == "/?year=2019"


def test_how_to_write_a_search_is_told_once(client: FlaskClient) -> None:
    for address in ("/", "/?q=zebra", "/?q=zebra&kind=speech", "/?q=(("):
        assert len(read(client, address).select("dl.signs")) == 1


def test_a_filter_left_out_is_named_as_people_know_it(client: FlaskClient) -> None:
    page = read(client, "/?q=budget&minister=yoko-kamikawa&language=en")

    assert link(page, "without the filter Yoko Kamikawa") == "/?q=budget&language=en"
    assert link(page, "without any filter") == "/?q=budget"


def test_quotes_can_be_let_go_of(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.unfound.append('"law rule"')
    page = read(client, "/?q=%22law+rule%22")

    assert link(page, "the words in any order") == "/?q=law+rule"


def test_nearness_goes_with_the_quotes(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.unfound += ['"law rule"~2', "law rule ~2"]
    page = read(client, "/?q=%22law+rule%22~2")

    assert link(page, "the words in any order") == "/?q=law+rule"


def test_an_unfinished_last_word_is_offered_as_a_beginning(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.answers["law symp*"] = "symp"
    page = read(client, "/?q=law+symp")

    assert link(page, "words that begin with symp") == "/?q=law+symp%2A"
    assert "words that begin with symp 1 document" in texts(page, ".tries li")


@pytest.mark.parametrize("text", ["trade*", '"rule of lw"', "zebra OR", "(zebra", "x"])
def test_only_a_plain_word_is_offered_as_a_beginning(
    client: FlaskClient, searcher: StubSearcher, text: str
) -> None:
    client.get("/", query_string={"q": text})

    assert f"{text}*" not in [query.text for query in searcher.asked]


def test_words_are_offered_without_operators_and_fields(client: FlaskClient) -> None:
    page = read(client, "/?q=title:law+NOT+budget")

    assert link(page, "the plain words law budget") == "/?q=law+budget"


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("rule of law", "rule of law"),
        ("(Tokyo OR Osaka) -visit", "Tokyo Osaka visit"),
        ('Minister:"Kono Taro" AND well-known', "Kono Taro well-known"),
        ("-(title:“free trade”)", "free trade"),
        ("subtitle:a -- OR", "subtitle:a"),
        ('("free trade"~5^2 OR law^0.5)', "free trade law"),
        ("part*ship *lateral", "part ship lateral"),
    ],
)
def test_a_query_has_plain_words(query: str, plain: str) -> None:
    assert plain_words(query) == plain


def test_a_part_that_finds_nothing_is_not_offered(client: FlaskClient) -> None:
    assert not read(client, "/?q=zebra+unicorn").select(NEAREST)


def test_a_relaxation_nobody_understands_is_left_out(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    page = read(client, "/?q=zebra+%22((%22")

    assert not page.select(NEAREST)


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("rule of law", ("rule", "of", "law")),
        ('"rule of law" -visit', ('"rule of law"', "-visit")),
        ('minister:"Kono Taro" trade*', ('minister:"Kono Taro"', "trade*")),
        ('-source:"MFA Singapore" law', ('-source:"MFA Singapore"', "law")),
        ('"rule law"~5 "free trade"^2', ('"rule law"~5', '"free trade"^2')),
        ('an "unclosed quote', ("an", '"unclosed', "quote")),
        ("Tokyo OR Osaka", ()),
        ("(Tokyo Osaka) law", ()),
    ],
)
def test_a_query_falls_into_parts_that_can_be_left_out(query: str, parts: tuple[str, ...]) -> None:
    assert parts_of(query) == parts


def test_no_page_costs_more_than_a_few_searches(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    client.get("/?q=" + "+".join(f"zebra{n}" for n in range(200)))

    assert len(searcher.asked) < 20
