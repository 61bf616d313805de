"""What is meant after `source:` and `language:`."""

import pytest

from indexer.query.choices import fits


@pytest.mark.parametrize(
    ("facet", "wanted", "value"),
    [
        ("source", "mofa", "MOFA Japan"),
        ("source", "japan mofa", "MOFA Japan"),
        ("language", "en", "en-GB"),
        ("language", "EN", "en"),
        ("kind", "speech", "speech"),
    ],
)
def test_a_value_may_be_abbreviated(facet: str, wanted: str, value: str) -> None:
    assert fits(facet, wanted, value)


@pytest.mark.parametrize(
    ("facet", "wanted", "value"),
    [
        ("source", "mof", "MOFA Japan"),
        ("language", "e", "en"),
        ("kind", "spee", "speech"),
        ("minister", "kono", "taro-kono"),
    ],
)
def test_a_part_of_a_word_is_no_abbreviation(facet: str, wanted: str, value: str) -> None:
    assert not fits(facet, wanted, value)
