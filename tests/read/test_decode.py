"""Bytes to text, whatever encoding the page claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.decode import decode

JAPANESE = (
    "外務大臣は、シンガポールを訪問し、外相会談を行いました。"
    "両大臣は、若者の交流を広げることで一致しました。"
)
META = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body>{}'


@pytest.mark.parametrize(
    ("codec", "charset"),
    [
        ("utf-8", "utf-8"),
        ("cp932", "shift_jis"),
        ("euc-jp", "euc-jp"),
        ("iso2022_jp", "iso-2022-jp"),
    ],
)
@pytest.mark.parametrize("declared", ["utf-8", "Shift_JIS", "EUC-JP", "iso-8859-1"])
def test_japanese_is_read_whatever_is_declared(codec: str, charset: str, declared: str) -> None:
    page = META.format(declared, JAPANESE * 3)

    assert decode(page.encode(codec)) == (page, charset)


@pytest.mark.parametrize(
    ("codec", "charset"),
    [
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16le"),
        ("utf-32", "utf-32le"),
    ],
)
def test_a_byte_order_mark_decides(codec: str, charset: str) -> None:
    assert decode(JAPANESE.encode(codec)) == (JAPANESE, charset)


def test_a_mark_of_big_endian_utf_16_decides() -> None:
    assert decode(b"\xfe\xff" + "会談".encode("utf-16-be")) == ("会談", "utf-16be")


def test_utf_8_with_a_few_broken_bytes_stays_utf_8() -> None:
    text, charset = decode(JAPANESE.encode() + b"\xe5\xa4" + JAPANESE.encode() + b"\xff")

    assert charset == "utf-8"
    assert text.replace("\ufffd", "") == JAPANESE * 2


def test_a_page_cut_within_a_character_stays_utf_8() -> None:
    text, charset = decode(JAPANESE.encode()[:-1])

    assert charset == "utf-8"
    assert text.startswith(JAPANESE[:-1])


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "Shift_JIS", "windows-1252"])
def test_a_few_typographic_quotes_are_windows_1252(declared: str) -> None:
    page = META.format(
        declared, "<p>The Minister’s visit – “a good day” – Singapore’s friends" + " met." * 40
    )

    assert decode(page.encode("cp1252")) == (page, "windows-1252")


def test_some_japanese_signs_on_an_english_page_are_read_as_declared() -> None:
    page = META.format(
        "Shift_JIS", "<p>The Minister’s visit ― the first of its kind. 外務省" + " met." * 40
    )

    assert decode(page.encode("cp932")) == (page, "shift_jis")


def test_the_server_may_declare_the_encoding() -> None:
    assert decode("大臣会談の概要".encode("euc-jp"), "EUC-JP") == ("大臣会談の概要", "euc-jp")


def test_a_longer_text_in_another_alphabet_is_recognised() -> None:
    page = "Министр иностранных дел посетил Сингапур и провел переговоры с премьер-министром. " * 5

    assert decode(page.encode("cp1251")) == (page, "windows-1251")


def test_an_unknown_declared_encoding_does_no_harm() -> None:
    assert decode(b"<meta charset=x-unheard-of>caf\xe9").text.endswith("café")


@given(st.binary(max_size=300))
def test_any_bytes_become_text(payload: bytes) -> None:
    text, charset = decode(payload)

    assert isinstance(text, str)
    assert charset


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x1b\ufeff")))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
