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
from indexer.clean.people.mention import Texts, mentions
from indexer.model import Mention, Published
from tests.factories import make_published

RULES = {"f": "full name", "t": "title", "c": "coreference", "o": "office"}


@cache
def authority() -> Authority:
    return load(corpus.starter().authority)


def named(
    text: str, date: str | None = "2022-01-26", *, title: str = "", tail: str = ""
) -> tuple[Mention, ...]:
    return mentions(Texts(text, title, tail), authority(), make_published(date))


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


def test_who_is_named_in_the_title_alone_is_named() -> None:
    (mention,) = named("The visit lasted two days.", title="Visit of Minister Hayashi to Jakarta")

    assert (mention.person, mention.title, mention.tail) == ("yoshimasa-hayashi", True, False)
    assert (mention.start, mention.end) == (9, 25)


def test_a_full_name_in_the_title_explains_short_ones_in_the_text() -> None:
    title, text = named("Mr. Kono spoke for an hour.", title="Lecture by Taro Kono")

    assert (title.title, text.title) == (True, False)
    assert (text.person, text.form, text.start) == ("taro-kono", "Mr. Kono", 0)


def test_a_name_does_not_run_on_from_the_title_into_the_text() -> None:
    assert named("Kono spoke.", title="A letter to Taro") == ()


@pytest.mark.parametrize("bracketed", ["Dr. Vivian BALAKRISHNAN, Minister", "Vivian Balakrishnan"])
def test_the_latin_form_in_brackets_tells_whom_katakana_means(bracketed: str) -> None:
    text = f"バーラク・シンガポール外務大臣（{bracketed}）が到着した。バーラク外相は述べた。"

    found = named(text)

    assert {m.person for m in found} == {"vivian-balakrishnan"}
    assert [m.form for m in found][::2] == ["バーラク", "バーラク外相"]


def test_katakana_before_brackets_means_nobody_where_they_do_not() -> None:
    assert named("バーラク外務大臣（Mr. John Doe）。バーラク外相は述べた。") == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("岸田総理大臣とモディ首相。両首脳は一致した。", {"fumio-kishida", "narendra-modi"}),
        ("Prime Minister Kishida met Prime Minister Modi. The two leaders agreed.",
         {"fumio-kishida", "narendra-modi"}),
        ("岸田総理大臣とモディ首相と尹大統領。両首脳は一致した。", set()),
        ("日韓両首脳は一致した。", {"fumio-kishida", "yoon-suk-yeol"}),
        ("日米外相は電話した。", {"yoshimasa-hayashi", "antony-blinken"}),
        ("日米外相電話会談が行われた。訪日米外相。", set()),
        ("本日中韓首脳は会った。", {"xi-jinping", "yoon-suk-yeol"}),
        (
            "Minister Hayashi, Secretary Blinken and Minister Park Jin. The three ministers met.",
            {"yoshimasa-hayashi", "antony-blinken", "park-jin"},
        ),
        ("The leaders of Japan and Korea met.", set()),
        ("He is the first visit of a Japanese foreign minister.", set()),
    ],
)  # fmt: skip
def test_the_leaders_and_ministers_that_a_text_has_named(text: str, people: set[str]) -> None:
    found = [m for m in named(text, "2022-06-01") if m.rule == "office"]

    assert {m.person for m in found} == people


@pytest.mark.parametrize(
    "text",
    [
        "Raab & Sons supplied the flowers after Dominic Raab had come.",
        "They met at the Lee Kuan Yew World City Prize with Dominic Raab.",
        "Kishida Farm and Dominic Raab",
    ],
)
def test_what_is_named_for_a_person_is_not_the_person(text: str) -> None:
    assert [m.form for m in named(text, "2020-06-01")] == ["Dominic Raab"]


def test_a_short_name_means_nobody_where_a_namesake_comes_first() -> None:
    text = "Yasuhiro Nakasone died. His son Hirofumi Nakasone was there. Mr. Nakasone was 101."

    assert [m.form for m in named(text, "2019-12-01")] == ["Hirofumi Nakasone"]


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=50), st.text(max_size=50))
def test_any_text_gives_mentions_within_it(text: str, title: str, tail: str) -> None:
    for mention in named(f"Minister Kono {text}", title=title, tail=tail):
        body = f"Minister Kono {text}"
        whole = tail if mention.tail else title if mention.title else body
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
        "両首脳",
        "カタカナ（Taro Kono）",
        "カナ氏（Taro Kono）カナ外相",
        "Taro Kono & ",
    ],
)
def test_the_cost_grows_with_the_text_alone(unit: str) -> None:
    flood = unit * (100_000 // len(unit))
    began = time.process_time()

    mentions(Texts(flood), authority(), Published())

    assert time.process_time() - began < 10
