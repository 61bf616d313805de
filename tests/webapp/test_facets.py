"""The filters: include, exclude, show all."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.model import Document
from tests.factories import make_document, make_mention
from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.stub import StubSearcher


def test_every_facet_has_its_group_of_boxes(client: FlaskClient) -> None:
    page = read(client, "/?q=ministers")

    assert texts(page, ".facet summary") == ["Year", "Minister", "Source", "Kind", "Language"]
    assert texts(page, "#list-kind .n") == ["commentary", "press release"]
    assert texts(page, "#list-language .n") == ["English"]


def test_the_count_stands_in_the_label(client: FlaskClient) -> None:
    page = read(client, "/")

    assert text(one(page, "label[for=f-kind-speech]")) == "speech 1"


def test_a_chosen_value_is_ticked_and_counted_in_the_summary(client: FlaskClient) -> None:
    page = read(client, "/?kind=speech&not_kind=commentary")

    assert "checked" in one(page, "#f-kind-speech").attrs
    assert text(one(page, "#facet-kind summary")) == "Kind 1 selected, 1 excluded"


def test_an_excluded_value_says_not_in_words_and_its_button_is_pressed(
    client: FlaskClient,
) -> None:
    page = read(client, "/?not_kind=commentary")

    assert text(one(page, "label[for=f-kind-commentary] .n")) == "not commentary"
    assert one(page, "#not-f-kind-commentary")["aria-pressed"] == "true"


def test_a_chosen_value_that_finds_nothing_stays_visible(client: FlaskClient) -> None:
    page = read(client, "/?q=budget&source=MOFA+Japan")

    label = one(page, "#list-source li:has(input[checked]) label")
    assert text(label) == "MOFA Japan 0"


def test_a_range_of_years_is_one_value_with_the_count_of_its_years(client: FlaskClient) -> None:
    page = read(client, "/?year=2019..2023")

    assert text(one(page, "#list-year li:has(input[checked]) label")) == "2019 to 2023 3"


def test_the_form_carries_what_it_does_not_show(client: FlaskClient) -> None:
    page = read(client, "/?q=law&year=2023&not_kind=speech&sort=newest")

    hidden = [(i["name"], i["value"]) for i in page.select("#facets input[type=hidden]")]
    assert hidden == [("q", "law"), ("not_kind", "speech"), ("sort", "newest")]


def test_the_offices_and_native_names_stand_beside_ministers(client: FlaskClient) -> None:
    assert text(one(read(client, "/?language=ja"), "#list-minister .native")) == "上川陽子"


def many_sources() -> list[Document]:
    sources = ("Ankara", "Bern", "Cairo", "Delhi", "Evora", "Faro", "Genoa", "Hanoi")
    return [
        make_document(f"{place * 10 + n:016x}", source=source)
        for place, source in enumerate(reversed(sources), 1)
        for n in range(place)
    ]


def shown(page: BeautifulSoup) -> list[str]:
    return texts(page, "#list-source .n")


def test_a_long_facet_shows_the_most_frequent_and_a_link_to_all(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = many_sources()
    page = read(client, "/?q=ministers")

    assert shown(page) == ["Ankara", "Bern", "Cairo", "Delhi", "Evora", "Faro"]
    assert link(page, "Show all 8") == "/?q=ministers&all=source"


def test_a_chosen_value_is_shown_beyond_the_most_frequent(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = many_sources()

    assert shown(read(client, "/?source=Hanoi"))[-1] == "Hanoi"


def test_all_values_can_be_shown_by_count_or_from_a_to_z(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = list(reversed(many_sources()))
    page = read(client, "/?all=source")

    assert len(shown(page)) == 8
    assert link(page, "A–Z") == "/?all=source&by=name"
    assert link(page, "Show fewer") == "/"
    assert shown(read(client, "/?all=source&by=name")) == sorted(shown(page))


def test_a_list_shown_whole_stays_so_over_a_choice(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    searcher.documents = many_sources()
    answer = client.get("/?source=Bern&all=source", headers={"HX-Request": "true"})

    assert answer.headers["HX-Push-Url"] == "/?source=Bern&all=source"
    assert 'name="all" value="source"' in answer.text


def test_every_long_list_can_be_searched(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.documents = [
        make_document(f"{n:016x}", source=f"Source {n}", date=f"{2000 + n}") for n in range(12)
    ]
    page = read(client, "/?q=ministers")

    assert [box["data-finds-in"] for box in page.select("[data-finds-in]")] == ["list-source"]
    whole = one(page, f"#{one(page, '[data-finds-in]')['data-more']}")
    assert whole["href"] == "/?q=ministers&all=source"
    assert not read(client, "/?q=ministers&all=source").select("[data-more]")


@pytest.mark.parametrize(
    ("query", "more", "both"),
    [
        ("law", "trade", "law trade"),
        ("law OR sea", "trade", "(law OR sea) trade"),
        ("law", "trade OR sea", "law (trade OR sea)"),
        ("", "trade", "trade"),
    ],
)
def test_results_can_be_searched_within(
    client: FlaskClient, query: str, more: str, both: str
) -> None:
    given = {"q": query, "kind": "speech", "within": more, "page": "2"}
    answer = client.get("/", query_string=given)

    assert answer.headers["Location"] == "/?" + urlencode({"q": both, "kind": "speech"})


def test_the_box_to_search_within_comes_before_the_buttons_that_exclude(
    client: FlaskClient,
) -> None:
    form = one(read(client, "/?q=ministers"), "#facets form")

    assert "name" not in form.select("button[type=submit]")[0].attrs  # Enter presses the first


def standing(searcher: StubSearcher) -> None:
    held = make_mention("taro-kono", held=("JP foreign minister",), status="in office")
    former = make_mention("taro-kono", status="former")
    other = make_mention("yohei-kono", status="former")
    searcher.documents = [
        make_document("a" * 16, people=(held, other)),
        make_document("b" * 16, people=(held,)),
        make_document("c" * 16, people=(former,)),
    ]


def test_who_was_in_office_is_asked_of_the_ministers_that_are_ticked(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    standing(searcher)

    assert read(client, "/").select("#list-status") == []
    page = read(client, "/?minister=taro-kono")
    assert texts(page, "#list-status label") == [
        "Taro Kono in office 2",
        "Taro Kono out of office 1",
    ]


def test_a_chosen_status_stays_in_sight_and_is_said_in_words(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    standing(searcher)
    page = read(client, "/?status=taro-kono+out+of+office")

    assert texts(page, "#list-status .n") == ["Taro Kono out of office"]
    assert "with Taro Kono out of office" in text(one(page, ".chips"))


def test_a_name_that_fits_several_people_is_called_so(
    client: FlaskClient, searcher: StubSearcher
) -> None:
    unsure = make_mention("", "Minister Kono", candidates=("taro-kono", "yohei-kono"))
    searcher.documents = [make_document(people=(unsure,))]

    assert texts(read(client, "/"), "#list-minister .n") == ["a name that fits several people"]
