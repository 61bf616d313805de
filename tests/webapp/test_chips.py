"""The filters in force, as a sentence."""

from flask.testing import FlaskClient

from tests.webapp.browsing import link, one, read, text, texts


def test_filters_read_as_a_sentence(client: FlaskClient) -> None:
    page = read(
        client,
        "/?q=law&year=2019..2023&minister=yoko-kamikawa&source=SIIA&kind=speech&language=ja",
    )

    assert texts(page, ".chip > span:first-child") == [
        "dated 2019 to 2023",
        "naming Yoko Kamikawa",
        "from SIIA",
        "of kind speech",
        "in Japanese",
    ]


def test_each_part_can_be_taken_back(client: FlaskClient) -> None:
    page = read(client, "/?q=law&year=2023&kind=speech")

    assert link(page, "dated 2023") == "/?q=law&kind=speech"
    assert link(page, "of kind speech") == "/?q=law&year=2023"
    assert link(page, "Clear all") == "/?q=law"


def test_an_exclusion_says_not(client: FlaskClient) -> None:
    chip = one(read(client, "/?not_source=SIIA"), ".chips .is-not a")

    assert text(chip) == "not from SIIA, remove ×"
    assert chip["href"] == "/"


def test_alternatives_are_joined_by_or(client: FlaskClient) -> None:
    page = read(client, "/?year=2019&year=2023")

    assert texts(page, ".chips .or") == ["or"]


def test_open_ranges_and_the_undated_have_words(client: FlaskClient) -> None:
    page = read(client, "/?year=2019..&year=..1999&year=undated")

    chips = texts(page, ".chip > span:first-child")
    assert chips == ["dated since 2019", "dated until 1999", "dated No sure date"]


def test_a_filter_on_an_unheard_of_value_is_named_as_it_stands(client: FlaskClient) -> None:
    page = read(client, "/?source=%3Cb%3EX")

    assert texts(page, ".chip > span:first-child") == ["from <b>X"]


def test_the_button_for_the_filters_says_how_many_are_in_force(client: FlaskClient) -> None:
    assert text(one(read(client, "/?q=law"), ".facets-open")) == "Filters"
    page = read(client, "/?year=2023&not_kind=speech")
    assert text(one(page, ".facets-open")) == "Filters, 2 in force"
