"""Values of the office and country facets, as people write and read them."""

from functools import cache

import pytest

from indexer import corpus
from indexer.authority import Authority, load
from indexer.authority.values import country_codes, facet_label, in_words, office_values


@cache
def authority() -> Authority:
    return load(corpus.starter().authority)


@pytest.mark.parametrize(
    "written",
    [
        "foreign minister of Japan", "Japanese Foreign Minister", "Japan's foreign minister",
        "Minister for Foreign Affairs, Japan", "日本外務大臣", "日本の外相", "JP foreign minister",
    ],
)  # fmt: skip
def test_an_office_of_a_country_is_understood_in_any_form(written: str) -> None:
    assert office_values(written, authority()) == ("JP foreign minister",)


def test_an_office_without_a_country_is_that_of_all() -> None:
    values = office_values("foreign minister", authority())

    assert {"JP foreign minister", "SG foreign minister", "US foreign minister"} <= set(values)
    assert all(value.endswith(" foreign minister") for value in values)
    assert in_words(values, authority()) == "foreign minister"


def test_an_office_that_is_no_countrys_has_no_code() -> None:
    assert office_values("Secretary-General of ASEAN", authority()) == ("secretary-general",)


@pytest.mark.parametrize("written", ["", "Japan", "beekeeper", "foreign minister of Freedonia"])
def test_other_words_are_no_office(written: str) -> None:
    assert office_values(written, authority()) == ()


@pytest.mark.parametrize("written", ["JP", "jp", "Japan", "japanese", "日本"])
def test_a_country_is_understood_in_any_form(written: str) -> None:
    assert country_codes(written, authority()) == ("JP",)


def test_values_are_shown_in_words() -> None:
    assert facet_label("office", "JP foreign minister", authority()) == "foreign minister, Japan"
    assert facet_label("country", "JP", authority()) == "Japan"
    assert facet_label("source", "JP", authority()) == "JP"
