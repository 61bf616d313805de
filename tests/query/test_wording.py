"""Queries in words."""

import re

import pytest

from indexer.query import parse, wording
from tests.people import AUTHORITY


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("law", ["the word “law” in any inflection"]),
        ("rule law", ["the words “rule”, “law” in any inflection"]),
        ('"rule of law"', ["the exact words “rule of law”"]),
        ("kami*", ["words that begin with “kami”"]),
        ("title:law", ["the word “law” in the title"]),
        ('-title:"a b"', ["without the exact words “a b” in the title"]),
        ("-law", ["without the word “law”"]),
        ("minister:kamikawa", ["documents that name Yoko Kamikawa"]),
        ("-minister:kamikawa", ["documents that do not name Yoko Kamikawa"]),
        ("minister:kono", ["documents that name any of these: Taro Kono, Yohei Kono"]),
        ("2022..2023", ["dated 2022 to 2023"]),
        ("2022..", ["dated 2022 or later"]),
        ("..2022", ["dated 2022 or earlier"]),
        ("-year:2022", ["not dated 2022"]),
        ("year:undated", ["without a sure date"]),
        ('source:"MOFA Japan"', ["published by MOFA Japan"]),
        ("kind:speech language:ja", ["of the kind “speech”", "in the language “ja”"]),
        ("a OR b c", ["any of these: a OR (b c)"]),
        ("-(a OR title:b)", ["none of these: a OR title:b"]),
        ("minister:nobody", ["something that no document holds"]),
        (
            "law minister:kamikawa 2022.. -oslo",
            [
                "the word “law” in any inflection",
                "documents that name Yoko Kamikawa",
                "dated 2022 or later",
                "without the word “oslo”",
            ],
        ),
    ],
)
def test_a_query_is_said_in_words(text: str, sentences: list[str]) -> None:
    assert [str(one) for one in parse(text, AUTHORITY).understood] == sentences


def test_an_unfinished_word_is_said_as_a_beginning() -> None:
    [sentence] = parse("kami", AUTHORITY, typing=True).understood

    assert str(sentence) == "words that begin with “kami”"


def test_every_sentence_is_listed_for_translation() -> None:
    texts = ["a b", "-c", "minister:kono", "2019..", "*x", 'q "', "year:x", "kind:x", "minister:x"]
    for text in texts:
        parsed = parse(text, AUTHORITY)
        for message in (*parsed.understood, *parsed.warnings):
            assert message.template in wording.TEMPLATES


def test_every_sentence_leaves_its_values_to_be_filled_in() -> None:
    assert len(set(wording.TEMPLATES)) == len(wording.TEMPLATES)
    for template in wording.TEMPLATES:
        assert not re.search(r"%(?!\()", template)
