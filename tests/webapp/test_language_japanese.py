"""The interface in Japanese: no English word is left, and what is put together reads well."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from indexer.authority import Authority, Person, Tenure
from indexer.errors import QueryError
from indexer.model import Kind, Precision, Published, Stripped, Suggestion
from indexer.query import parse, sentences
from tests.factories import make_capture, make_document, make_mention
from tests.webapp.browsing import HTMX, MAY_STAY, latin, one, read, text, texts
from tests.webapp.conftest import BUDGET, TOKYO, UNDATED
from tests.webapp.stub import StubOriginals, StubSearcher
from webapp import create_app, rules

GREEK = "Ωμέγα"  # whatever is Latin on a page over this archive is the interface's


@pytest.fixture
def app(searcher: StubSearcher, originals: StubOriginals) -> Flask:
    """The small archive, with a record of an office without a Latin word."""
    held = (
        Tenure(GREEK, "2019-05-01", "2020-06"),
        Tenure(GREEK, "2021", last_seen="2022-05-17"),
    )
    before = (Tenure(GREEK, "2018", "2019-05-01"),)
    people = (
        Person("α", f"{GREEK} α", "α", GREEK, tenures=held),
        Person("β", f"{GREEK} β", "β", GREEK, tenures=before, wikidata="Q1"),
    )
    return create_app(searcher, originals, Authority({person.id: person for person in people}))


@pytest.fixture
def greek(searcher: StubSearcher) -> StubSearcher:
    """An archive without a Latin word, of which the interface has as much to say as can be."""
    searcher.documents = [
        make_document(
            name,
            title=GREEK,
            body=(GREEK, f"{GREEK} {GREEK}"),
            source=GREEK,
            language="el",
            kind=kind,
            people=(
                *(make_mention(letter, f"{GREEK} {letter}") for letter in "αβγδεζη"),
                make_mention("ω", GREEK, tail=True),
            ),
            published=published,
            event="2022-05-16",
            tail=(GREEK,),
            stripped=tuple(Stripped(rule, GREEK) for rule in sorted(rules.NAMES)),
            captures=(make_capture("a.html"), make_capture("b.html", captured="2024-03-02T10:00Z")),
            sample=True,
        )
        for name, kind, published in (
            (TOKYO, Kind.PRESS_RELEASE, _dated("2022-05-17", "address", _dated("2019", "body"))),
            (BUDGET, Kind.SPEECH, _dated("2018-02", "signature")),
            (UNDATED, Kind.OTHER, Published()),
        )
    ]
    searcher.understood = parse("Ω -(α OR kind:speech^2) after:2018", Authority()).understood
    searcher.warnings = parse('"(', Authority()).warnings
    searcher.meant = Suggestion(GREEK, GREEK, 3)
    return searcher


def _dated(date: str, rule: str, other: Published | None = None) -> Published:
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(date)]
    return Published(date, precision, rule, GREEK, other)


def shown(page: BeautifulSoup) -> str:
    """All that one can see or hear of a page, but for addresses, keys and codes."""
    for place in page.select("script, style, .addr, .languages a, kbd, .cite, .examples code"):
        place.decompose()
    spoken = ("aria-label", "title", "placeholder", "alt", "data-one", "data-many", "data-says")
    told = [str(tag[name]) for name in spoken for tag in page.select(f"body [{name}]")]
    return " ".join([page.get_text(" "), *told])


@pytest.mark.parametrize(
    "address",
    [
        "/?ui=ja",
        "/?ui=ja&sort=newest&size=1&page=2",
        "/?ui=ja&sort=newest&page=9",
        f"/?ui=ja&q={GREEK}&year=2019..&year=..2018&year=undated&source={GREEK}&minister=α",
        f"/?ui=ja&q={GREEK}&not_year=2018&not_source={GREEK}&not_kind=speech&all=minister",
        "/?ui=ja&q=ξένος ψ&kind=speech&language=el&not_minister=α",
        f"/d/{TOKYO}?ui=ja&q={GREEK}&at=1",
        f"/d/{BUDGET}?ui=ja",
        f"/d/{UNDATED}?ui=ja",
        f"/trends?ui=ja&q={GREEK}&q=ψ&by=month",
        f"/trends?ui=ja&q={GREEK}&share=1",
        "/help?ui=ja",
        "/advanced?ui=ja",
        "/people/α?ui=ja",
        "/people/β?ui=ja",
        "/no?ui=ja",
        "/d/0000000000000000?ui=ja",
    ],
)
def test_a_page_in_japanese_shows_no_english_word(
    client: FlaskClient, greek: StubSearcher, address: str
) -> None:
    page = read(client, address)

    assert latin(shown(page)) <= MAY_STAY


@pytest.mark.parametrize("address", ["/?ui=ja&q=α", "/export.csv?ui=ja&q=α"])
def test_a_query_that_nobody_understands_is_answered_in_japanese(
    client: FlaskClient, greek: StubSearcher, address: str
) -> None:
    greek.failing = QueryError(sentences.TOO_DEEP, {"most": "12"})

    page = read(client, address)

    assert "検索式の括弧の入れ子が12段を超えています。" in page.get_text()
    assert latin(shown(page)) <= MAY_STAY


def test_a_fragment_in_japanese_shows_no_english_word(
    client: FlaskClient, greek: StubSearcher
) -> None:
    page = read(client, f"/?ui=ja&q={GREEK}", HTMX)

    assert latin(shown(page)) <= MAY_STAY


@pytest.mark.parametrize(
    ("query", "conditions"),
    [
        ("rule law", "語「rule」、「law」（語形変化を含む）"),
        ("law OR sea^2", "「law」または語「sea」（語形変化を含む）（重み2）"),
        (
            "-(a OR (b title:c))",
            "次のいずれにも該当しない：「a」または（「b」かつタイトルに語「c」を含む）",
        ),
        ("kind:speech OR language:en", "種別が「演説」または言語が「英語」"),
        ("法の支配 2019-05..", "語「法の支配」；発表日が2019-05以降"),
    ],
)
def test_conditions_joined_by_the_engine_read_as_japanese(
    client: FlaskClient, searcher: StubSearcher, query: str, conditions: str
) -> None:
    searcher.understood = parse(query, Authority()).understood

    page = read(client, "/?ui=ja&q=law")

    assert text(one(page, ".understood > span")) == f"検索条件：{conditions}"


def test_dates_and_filters_are_written_the_japanese_way(client: FlaskClient) -> None:
    page = read(client, "/?ui=ja&q=law&year=2019..2023&not_kind=speech")

    chips = texts(page, ".chip > span:first-child")
    assert chips == ["発表日：2019～2023年", "種別：演説を除く"]
    assert texts(page, ".hits time")[0] == "12月16日 2023年"


def test_a_citation_in_japanese_quotes_and_dates_so(client: FlaskClient) -> None:
    cited = text(one(read(client, f"/d/{TOKYO}?ui=ja"), ".cite"))

    assert "「Foreign ministers meet in Tokyo」. 2023年12月16日." in cited
    assert "(2024年3月2日保存)" in cited


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("2022", "2022年"),
        ("2019..2022", "2019～2022年"),
        ("2022-05", "2022年5月"),
        ("2022-05..2022-07", "2022年5月～2022年7月"),
        ("2022-05..", "2022年5月から"),
    ],
)
def test_years_and_months_are_told_as_japanese_tells_them(
    client: FlaskClient, chosen: str, said: str
) -> None:
    assert said in texts(read(client, f"/?year={chosen}&ui=ja"), ".chip b")
