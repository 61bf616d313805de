"""Queries in words."""

import re

import pytest

from indexer.authority import Authority, Person
from indexer.query import parse, sentences
from tests.people import AUTHORITY


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("law", ["the word “law” in any inflection"]),
        ("rule law", ["the words “rule”, “law” in any inflection"]),
        ('"rule of law"', ["the exact words “rule of law”"]),
        ("kami*", ["words that begin with “kami”"]),
        ("part*ship", ["words of the shape “part*ship”"]),
        ('"a b"~5', ["the exact words “a b” within 5 places"]),
        ('-title:"a b"~5', ["without the exact words “a b” within 5 places in the title"]),
        ("law^2", ["the word “law” in any inflection (weight 2)"]),
        (
            "law^2 sea",
            ["the word “sea” in any inflection", "the word “law” in any inflection (weight 2)"],
        ),
        ("-law^2", ["without the word “law”"]),
        ("law^2 OR sea", ["the word “law” in any inflection (weight 2) or “sea”"]),
        ("after:2020-05", ["dated 2020-05 or later"]),
        ("-after:2020-05", ["not dated 2020-05 or later"]),
        ("before:2021", ["dated before 2021"]),
        ("2020-05..2020-07", ["dated from 2020-05 on and before 2020-08"]),
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
        ("a OR b c", ["“a” or (“b” and “c”)"]),
        ("-(a OR title:b)", ["none of these: “a” or the word “b” in the title"]),
        ("symposium OR dialogue*", ["“symposium” or words that begin with “dialogue”"]),
        ("balakrishnan, (law)", ["the words “balakrishnan”, “law” in any inflection"]),
        ("u.s., asean…", ["the words “u.s.”, “asean” in any inflection"]),
        ("法の支配", ["the word “法の支配”"]),
        ("law 法の支配 2019", ["the word “law” in any inflection", "the words “法の支配”, “2019”"]),
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


def test_alternatives_still_typed_are_said_in_words() -> None:
    [sentence] = parse("symposium OR dialogue,", AUTHORITY, typing=True).understood

    assert str(sentence) == "“symposium” or words that begin with “dialogue”"


def test_many_people_are_counted_rather_than_listed() -> None:
    people = {f"a{n}": Person(f"a{n}", f"Ann {n}", "", "") for n in range(200)}
    [sentence] = parse("minister:ann", Authority(people=people), typing=True).understood

    assert str(sentence) == (
        "documents that name any of 100 people: Ann 0, Ann 1, Ann 2, Ann 3, Ann 4, Ann 5 …"
    )


def test_several_kinds_are_listed() -> None:
    [sentence] = parse("kind:s", AUTHORITY, typing=True).understood

    assert str(sentence) == "of the kind “statement, speech”"


def test_an_unfinished_word_is_said_as_a_beginning() -> None:
    [sentence] = parse("kami", AUTHORITY, typing=True).understood

    assert str(sentence) == "words that begin with “kami”"


def test_every_sentence_is_listed_for_translation() -> None:
    texts = ["a b", "-c", "minister:kono", "2019..", "*x", 'q "', "year:x", "kind:x", "minister:x"]
    texts += ["title:", "foo:bar", "😀", "法の支配", "a OR b"]
    texts += [
        "a^2 b*c a~2",
        '"a b"~3 "a b"~ "a b"~900',
        "after:2020 before:x year:2020^3 a^999",
        '"a*b c"',
    ]
    texts += [" ".join(f"{letter}*b" for letter in "abcdefghijklmnopqr"), "2020-05..2021-05"]
    for text in texts:
        parsed = parse(text, AUTHORITY)
        for message in (*parsed.understood, *parsed.warnings):
            assert message.template in sentences.TEMPLATES


def test_every_sentence_leaves_its_values_to_be_filled_in() -> None:
    assert len(set(sentences.TEMPLATES)) == len(sentences.TEMPLATES)
    for template in sentences.TEMPLATES:
        assert not re.search(r"%(?!\()", template)
