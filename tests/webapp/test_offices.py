"""Offices and countries in the reader's language."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.authority import Authority, Country, Person, Tenure, load
from indexer.corpus import starter
from indexer.model import Status
from tests.factories import make_document, make_mention
from tests.webapp.browsing import read, texts
from tests.webapp.conftest import TOKYO
from tests.webapp.stub import StubOriginals, StubSearcher
from webapp import create_app, offices

FOREIGN = "Minister of Foreign Affairs and Trade"


@pytest.fixture
def app(searcher: StubSearcher, originals: StubOriginals) -> Flask:
    held = (Tenure(FOREIGN, "2009-01", "2010-01", of="Republic of Korea"),)
    people = {"a": Person("a", "Ann A", "A", "Ann", country="KR", tenures=held)}
    lands = {"KR": Country("KR", "Republic of Korea"), "CN": Country("CN", "China")}
    return create_app(searcher, originals, Authority(people, countries=lands))


@pytest.mark.parametrize(
    ("office", "said"),
    [
        (f"{FOREIGN}, Republic of Korea", "韓国の外務・貿易大臣"),
        (f"Prime Minister and {FOREIGN}, Republic of Korea", "韓国の首相、外務・貿易大臣"),
        ("foreign minister, China; president, China", "中国の外務大臣；中国国家主席"),
        ("Prime Minister", "首相"),
        ("Keeper of the Seals, China", "中国のKeeper of the Seals"),
        ("Keeper of the Seals, Atlantis", "Keeper of the Seals, Atlantis"),
    ],
)
def test_an_office_is_said_in_japanese_as_far_as_there_are_words(
    app: Flask, office: str, said: str
) -> None:
    with app.test_request_context("/?ui=ja"):
        app.preprocess_request()
        assert offices.title(office) == said
    with app.test_request_context("/?ui=en"):
        app.preprocess_request()
        assert offices.title(office) == office


def test_every_office_of_the_records_has_its_japanese(app: Flask) -> None:
    records = load(starter().authority)
    with app.test_request_context("/?ui=ja"):
        app.preprocess_request()
        for person in records.people.values():
            for tenure in person.tenures:
                assert offices.role(tenure.role) != tenure.role


def test_a_document_tells_in_japanese_who_holds_and_who_held_an_office(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    former = make_mention(
        "b",
        "Bob B",
        office="",
        status=Status.FORMER,
        meant="Prime Minister, China (1998-07-30 to 2000-04)",
    )
    holder = make_mention("a", "Ann A", office="Prime Minister, Republic of Korea")
    searcher.documents = [make_document(TOKYO, people=(holder, former))]

    told = texts(read(client, f"/d/{TOKYO}?ui=ja"), "#named .office")

    assert told[0].startswith("韓国の首相")
    assert told[1].startswith("元中国の首相（1998年7月30日～2000年4月）")


def test_the_page_of_a_person_is_in_japanese(client: FlaskClient) -> None:
    assert texts(read(client, "/people/a?ui=ja"), "th[scope=row]")[0] == "韓国の外務・貿易大臣"
