"""A person's page: offices, documents, company."""

import json

import pytest
from flask.testing import FlaskClient

from indexer.authority import Authority, Person, Tenure
from indexer.authority import load as load_authority
from indexer.corpus import starter as starter_corpus
from indexer.engines import Engine
from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.stub import StubOriginals
from webapp import create_app
from webapp.pages.timeline import timeline

ID = "yoko-kamikawa"


@pytest.fixture(scope="module")
def people(starter: Engine) -> FlaskClient:
    """The starter corpus, with its records."""
    authority = load_authority(starter_corpus().authority)
    return create_app(starter, StubOriginals(), authority).test_client()


def test_the_page_names_the_person_in_both_scripts_and_the_office(people: FlaskClient) -> None:
    page = read(people, f"/people/{ID}")

    assert text(one(page, "h1")) == "Yoko Kamikawa 上川陽子"
    assert "Minister for Foreign Affairs, Japan" in text(one(page, ".lead"))


def test_offices_stand_with_their_dates_and_neighbours(people: FlaskClient) -> None:
    page = read(people, f"/people/{ID}")

    row = next(r for r in page.select("tbody tr") if "Foreign Affairs" in text(r))
    cells = [text(cell) for cell in row.select("td")]
    assert cells[:2] == ["13 Sept 2023", "1 Oct 2024"]
    assert "Yoshimasa Hayashi" in cells[2]
    assert "Takeshi Iwaya" in cells[3]


def test_the_documents_are_those_that_the_search_finds(
    people: FlaskClient, starter: Engine
) -> None:
    page = read(people, f"/people/{ID}")

    found = read(people, link(page, "Named in"))
    assert text(one(found, "h1")) in text(one(page, ".lead"))
    assert len(page.select(".hits > li")) == 5


def test_company_is_counted_by_documents_that_name_both(people: FlaskClient) -> None:
    page = read(people, f"/people/{ID}")

    company = page.select("[aria-labelledby=with] li")
    assert company
    first = company[0]
    count = text(one(first, "a.num")).split()[0]
    together = read(people, str(one(first, "a.num")["href"]))
    assert text(one(together, "h1")).split()[0] == count


def test_forms_of_the_name_are_told_as_printed(people: FlaskClient) -> None:
    forms = texts(read(people, f"/people/{ID}"), ".forms q")

    assert "Ms. KAMIKAWA Yoko" in forms


def test_the_same_as_json_and_as_a_feed(people: FlaskClient) -> None:
    record = json.loads(people.get(f"/people/{ID}.json").text)

    assert record["name"] == "Yoko Kamikawa"
    assert record["documents"] == sum(record["years"].values())
    assert record["documents"] == len(record["latest"])
    assert people.get(f"/feed.atom?minister={ID}").mimetype == "application/atom+xml"


def test_nobody_of_that_id_is_not_found(people: FlaskClient) -> None:
    assert people.get("/people/nobody").status_code == 404
    assert people.get("/people/nobody.json").status_code == 404


@pytest.mark.parametrize(
    "address",
    [f"/?minister={ID}", "/?q=Kamikawa+Yoko", "/?q=上川陽子", "/?q=minister:kamikawa&year=2023.."],
)
def test_a_search_for_one_person_leads_to_the_page(people: FlaskClient, address: str) -> None:
    page = read(people, address)

    assert link(one(page, ".who"), "Yoko Kamikawa") == f"/people/{ID}"
    assert "Minister for Foreign Affairs, Japan: from 13 Sept 2023 to" in text(one(page, ".who"))


@pytest.mark.parametrize(
    "address", ["/", "/?q=law", '/?q="Kamikawa+Yoko"', "/?q=Kamikawa+Yoko+law", "/?q=minister:kono"]
)
def test_a_search_for_more_or_less_than_one_person_is_about_nobody(
    people: FlaskClient, address: str
) -> None:
    assert not read(people, address).select(".who")


def test_the_person_above_the_results_counts_all_documents_or_none(people: FlaskClient) -> None:
    found = text(one(read(people, f"/?minister={ID}"), "h1"))
    assert f"Named in {found} here." in text(one(read(people, f"/?minister={ID}"), ".who"))

    assert "Named in" not in text(one(read(people, f"/?minister={ID}&year=2023"), ".who"))


def test_a_person_without_documents_has_a_page_all_the_same(client: FlaskClient) -> None:
    record = Person("x-y", "X Y", "Y", "X", tenures=(Tenure("Minister", "1999"),))
    app = create_app(
        client.application.extensions["communique"].searcher,
        StubOriginals(),
        Authority(people={"x-y": record}),
    )
    page = read(app.test_client(), "/people/x-y")

    assert "0 documents" in text(one(page, ".lead"))
    assert texts(page, "tbody td")[:2] == ["1999", "not known"]


def test_offices_keep_their_places_on_the_line_of_time() -> None:
    tenures = (Tenure("A", "2000", "2001"), Tenure("B", "2001-07-01", None, "2003-01-01"))
    drawn = timeline(tenures, {2002: 4})

    assert drawn is not None
    first, second = drawn.bars
    assert first.x < second.x
    assert second.open
    assert not first.open
    assert first.x + first.width <= 100
    assert second.x + second.width <= 100


def test_the_page_leads_to_documents_of_the_days_in_office_and_of_others(
    people: FlaskClient,
) -> None:
    page = read(people, "/people/keizo-obuchi")
    told = json.loads(people.get("/people/keizo-obuchi.json").text)

    found = read(people, link(page, "out of office on the day of"))
    assert text(one(found, "h1")) == f"{told['out_of_office']} documents"
    assert told["out_of_office"] > 0


def test_a_name_that_fits_several_is_a_choice_of_links(people: FlaskClient) -> None:
    page = read(people, "/?q=Foreign+Minister+Kono+Oslo")

    links = {text(a): str(a["href"]) for a in page.select(".warn a")}
    assert set(links) == {'minister:"Taro Kono"', 'minister:"Yohei Kono"'}
    narrowed = read(people, links['minister:"Yohei Kono"'])
    assert one(narrowed, "input[name=q]")["value"] == 'minister:"Yohei Kono" Oslo'
    assert narrowed.select(".warn") == []
