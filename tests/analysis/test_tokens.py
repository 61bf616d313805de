"""Each choice of the analysis, with the sentence it is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.folding import fold
from indexer.analysis.readings import readings
from indexer.analysis.texts import names, tokens_of
from indexer.analysis.tokens import tokens
from tests.factories import make_document, make_mention
from tests.people import AUTHORITY


def _words(text: str) -> list[str]:
    """What a query for the text asks for."""
    return [token.text for token in tokens(text) if not token.beside]


def _all(text: str) -> list[tuple[int, str]]:
    return [(token.position, token.text) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ministers met.", ["the", "ministers", "met"]),  # no word is left out
        ("ASEAN's role, ASEAN’s role", ["asean", "role", "asean", "role"]),
        ("O'Brien and d’Estaing", ["obrien", "and", "destaing"]),
        ("the ministers' meeting", ["the", "ministers", "meeting"]),
        ("Kōno Tarō in Tōkyō", ["kono", "taro", "in", "tokyo"]),
        ("Phạm Bình Minh, Đặng", ["pham", "binh", "minh", "dang"]),
        ("Straße, Łódź, Åse Ærø", ["strasse", "lodz", "ase", "aero"]),
        ("ＡＳＥＡＮ＋３", ["asean", "3"]),
        ("cafe\u0301 ﬁnance", ["cafe", "finance"]),
        ("co\u00adoperation", ["cooperation"]),  # a soft hyphen is no hyphen
        ("foreign_minister and/or me", ["foreign", "minister", "and", "or", "me"]),
        ("26 January 2022 – 3:30 p.m.", ["26", "january", "2022", "3", "30", "p", "m"]),
        ("1,000 km²", ["1", "000", "km2"]),
        ("Министр й", ["министр", "й"]),  # marks of other scripts make other letters
        ("か が", ["か", "が"]),
        ("上川陽子", ["上川", "川陽", "陽子"]),
        ("川", ["川"]),
        ("ｼﾝｶﾞﾎﾟｰﾙ", ["シン", "ンガ", "ガポ", "ポー", "ール"]),
        ("ビビアン・バラ", ["ビビ", "ビア", "アン", "ンバ", "バラ"]),  # middle dots join
        ("・日・EU・", ["日", "eu"]),
        ("ASEAN首脳会議2023年", ["asean", "首脳", "脳会", "会議", "2023", "年"]),
        ("외교부 장관", ["외교", "교부", "장관"]),
        ("\ud800 \x00 — … 😀", []),
        ("", []),
    ],
)
def test_words_of(text: str, words: list[str]) -> None:
    assert _words(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Indo-Pacific", [(0, "indopacific"), (0, "indo"), (1, "pacific")]),
        ("COVID‑19", [(0, "covid19"), (0, "covid"), (1, "19")]),
        ("U.N. charter", [(0, "un"), (0, "u"), (1, "n"), (2, "charter")]),
        ("1-2-3-4", [(0, "1"), (1, "2"), (2, "3"), (3, "4")]),  # a telephone number is no compound
        ("上川", [(0, "上"), (0, "上川"), (1, "川")]),
    ],
)
def test_other_spellings_stand_beside_at_the_same_place(
    text: str, found: list[tuple[int, str]]
) -> None:
    assert _all(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [("ministers", "minister"), ("agreed", "agreeing"), ("policies", "policy")],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert [token.stem for token in tokens(one)] == [token.stem for token in tokens(other)]
    assert _words(one) != _words(other)


def test_offsets_lead_back_into_the_text() -> None:
    text = "Ms. KAMIKAWA’s ﬁrst Indo-Pacific ｶﾞ上・川 trip"

    assert [(text[t.start : t.end], t.text) for t in tokens(text) if not t.beside] == [
        ("Ms", "ms"),
        ("KAMIKAWA’s", "kamikawa"),
        ("ﬁrst", "first"),
        ("Indo", "indo"),
        ("Pacific", "pacific"),
        ("ｶﾞ上", "ガ上"),
        ("上・川", "上川"),
        ("trip", "trip"),
    ]


def test_a_huge_word_counts_by_its_beginning() -> None:
    [token] = tokens("x" * 100_000)

    assert (len(token.text), token.end) == (64, 100_000)


@given(st.text())
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    found = list(tokens(text))

    assert [token.position for token in found] == sorted(token.position for token in found)
    for token in found:
        assert 0 <= token.start < token.end <= len(text)
        assert token.text
        assert token.text.encode()  # no lone surrogate gets into a term


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_positions_go_on_from_where_one_begins(text: str, more: str) -> None:
    first = list(tokens(text))
    moved = list(tokens(text, 100))

    assert [token.position + 100 for token in first] == [token.position for token in moved]


def test_lines_are_numbered_throughout_with_a_gap() -> None:
    found = [(token.position, token.text) for token in tokens_of(("rule of", "", "law"))]

    assert found == [(0, "rule"), (1, "of"), (33, "law")]


# What a query looks for


def _read(text: str) -> list[list[tuple[int, str]]]:
    return [[(slot.offset, slot.text) for slot in reading] for reading in readings(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("law", [[(0, "law")]]),
        ("rule of law", [[(0, "rule"), (1, "of"), (2, "law")]]),
        ("co-operation", [[(0, "co"), (1, "operation")], [(0, "cooperation")]]),
        ("U.N.", [[(0, "u"), (1, "n")], [(0, "un")]]),
        ("free Indo-Pacific", [[(0, "free"), (1, "indo"), (2, "pacific")]]),
        ("上川陽子", [[(0, "上川"), (1, "川陽"), (2, "陽子")]]),
        ("ビビ･バラ", [[(0, "ビビ"), (1, "ビバ"), (2, "バラ")]]),
        ("—", []),
    ],
)
def test_a_query_reads(text: str, found: list[list[tuple[int, str]]]) -> None:
    assert _read(text) == found


# Names


def test_names_are_held_in_every_form_once() -> None:
    document = make_document(people=(make_mention("yoko-kamikawa"), make_mention("yoko-kamikawa")))

    assert names(document, AUTHORITY) == (
        "Yoko Kamikawa",
        "Kamikawa Yoko",
        "上川陽子",
    )


def test_a_person_without_a_record_is_held_as_printed() -> None:
    document = make_document(people=(make_mention("nobody", "Mr. Nobody", native="誰"),))

    assert names(document, AUTHORITY) == ("Mr. Nobody", "誰")


def test_people_of_the_tail_are_not_held() -> None:
    assert names(make_document(people=(make_mention("taro-kono", tail=True),)), AUTHORITY) == ()
