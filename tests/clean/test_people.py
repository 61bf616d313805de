"""Office holders named in texts: our own table of forms, spans, offices and time."""

import csv
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import corpus
from indexer.authority import Authority, load
from indexer.clean.people.mention import mentions
from indexer.model import Mention, Published
from tests.factories import make_published

RULES = {"f": "full name", "t": "title", "c": "coreference", "o": "office"}


@cache
def authority() -> Authority:
    return load(corpus.starter().authority)


def named(text: str, date: str | None = "2022-01-26", tail: str = "") -> tuple[Mention, ...]:
    return mentions(text, tail, authority(), make_published(date))


def rows() -> Iterator[tuple[str, str, str]]:
    with (Path(__file__).parent / "people.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row[0].startswith("#"):
                yield row[0], row[1], row[2]


@pytest.mark.parametrize(("date", "text", "expected"), list(rows()))
def test_the_table_of_forms(date: str, text: str, expected: str) -> None:
    found = [
        ("|".join(m.candidates) or m.person, m.rule)
        for m in named(text, None if date == "-" else date)
    ]

    wanted = [] if expected == "-" else [who.split(":") for who in expected.split()]
    assert found == [(person, RULES[rule]) for person, rule in wanted]


def test_a_mention_keeps_the_words_and_where_they_stand() -> None:
    text = "In Tokyo, Ms. KAMIKAWA Yoko spoke."

    (mention,) = named(text, "2023-12-16")

    assert mention.form == text[mention.start : mention.end] == "Ms. KAMIKAWA Yoko"
    assert (mention.name, mention.native) == ("Yoko Kamikawa", "上川陽子")


@pytest.mark.parametrize(
    ("date", "text", "office"),
    [
        ("2022-01-26", "Yoshimasa Hayashi spoke.", "Minister for Foreign Affairs, Japan"),
        ("2014-01-26", "Fumio Kishida spoke.", "Minister for Foreign Affairs, Japan"),
        ("2022-01-26", "Fumio Kishida spoke.", "Prime Minister, Japan"),
        ("2022-01-26", "Taro Kono spoke.", ""),
        ("2022-01-26", "Former Prime Minister Fumio Kishida spoke.", ""),
        ("2022-01-26", "Fumio Kishida, former Foreign Minister, spoke.", ""),
        ("2022-01-26", "The then Foreign Minister Fumio Kishida spoke.", ""),
        ("2022-01-26", "岸田文雄前外務大臣は述べた。", ""),
        (None, "Fumio Kishida spoke.", ""),
        ("2024-03-01", "Dr. Kao Kim Hourn spoke.", "Secretary-General of ASEAN"),
    ],
)
def test_the_office_is_the_one_held_on_the_documents_date(
    date: str | None, text: str, office: str
) -> None:
    (mention,) = named(text, date)

    assert mention.office == office


def test_a_month_or_a_year_is_enough_where_one_person_fits() -> None:
    assert [m.person for m in named("Foreign Minister Kono spoke.", "2018")] == ["taro-kono"]
    assert [m.person for m in named("Foreign Minister Kono spoke.", "1995-02")] == ["yohei-kono"]


def test_the_countries_of_the_document_decide_between_namesakes() -> None:
    (unsure,) = named("Prime Minister Lee spoke.", "2005-03-01")
    assert (unsure.person, unsure.candidates) == ("", ("lee-hae-chan", "lee-hsien-loong"))
    (mention,) = named("Prime Minister Lee spoke in Singapore.", "2005-03-01")
    assert mention.person == "lee-hsien-loong"


def test_the_tail_is_searched_with_what_the_text_has_named() -> None:
    text, tail = named("Mr. Taro Kono spoke.", tail="About us: Mr. Kono is our guest.")

    assert (text.tail, tail.tail) == (False, True)
    assert (tail.person, tail.form) == ("taro-kono", "Mr. Kono")


def test_a_name_in_the_tail_says_nothing_about_the_text() -> None:
    assert [m.tail for m in named("Mr. Kono spoke.", tail="Taro Kono is our guest.")] == [True]


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=50))
def test_any_text_gives_mentions_within_it(text: str, tail: str) -> None:
    for mention in named(f"Minister Kono {text}", tail=tail):
        whole = tail if mention.tail else f"Minister Kono {text}"
        assert whole[mention.start : mention.end] == mention.form


@pytest.mark.parametrize(
    "unit",
    [
        "Minister ",
        "Kono ",
        "Mr. ",
        "Republic of ",
        "A",
        "A-",
        "外務",
        "林",
        "former ",
        "・",
        "Taro Kono. Mr. Kono. Makoto Kono. ",
        "the two Ministers ",
        "Japan and ",
        "両外相",
    ],
)
def test_the_cost_grows_with_the_text_alone(unit: str) -> None:
    flood = unit * (100_000 // len(unit))
    began = time.process_time()

    mentions(flood, "", authority(), Published())

    assert time.process_time() - began < 10
