"""What every engine promises to find in any script, and in hostile text."""

import pytest

from indexer.engines import Engine
from tests.engines.asking import found, ids, put
from tests.factories import make_document

# Scripts without spaces


def test_japanese_words_are_found_inside_a_sentence(engine: Engine) -> None:
    put(
        engine,
        make_document("a", body="上川陽子外務大臣は法の支配について述べた。"),
        make_document("b"),
    )

    assert found(engine, "外務大臣") == {"a"}
    assert found(engine, "法の支配") == {"a"}


def test_japanese_characters_must_stand_together(engine: Engine) -> None:
    put(engine, make_document("a", body="支配の法"))

    assert found(engine, "法の支配") == set()


def test_a_single_japanese_character_is_found(engine: Engine) -> None:
    put(engine, make_document("a", body="川の流れ"), make_document("b", body="長い川"))

    assert found(engine, "川") == {"a", "b"}


def test_japanese_and_latin_words_in_one_are_found(engine: Engine) -> None:
    put(engine, make_document("a", body="第46回ASEAN首脳会議2023が開かれた"))

    assert found(engine, "ASEAN首脳会議") == {"a"}
    assert found(engine, "asean") == {"a"}


def test_half_width_katakana_are_katakana(engine: Engine) -> None:
    put(engine, make_document("a", body="ｼﾝｶﾞﾎﾟｰﾙ外務省"))

    assert found(engine, "シンガポール") == {"a"}


def test_names_with_a_middle_dot_are_found(engine: Engine) -> None:
    put(engine, make_document("a", body="ビビアン・バラクリシュナン外相"))

    assert found(engine, "ビビアン・バラクリシュナン") == {"a"}


@pytest.mark.parametrize(
    "query",
    ["日シンガポール外相会談", "日・シンガポール外相会談", "日･シンガポール", "シンガポール", "日"],
)
def test_a_middle_dot_need_not_be_typed(engine: Engine, query: str) -> None:
    put(engine, make_document("a", body="日・シンガポール外相会談"), make_document("b"))

    assert found(engine, query) == {"a"}


def test_a_middle_dot_may_be_typed_where_none_is_printed(engine: Engine) -> None:
    put(engine, make_document("a", body="日シンガポール外相会談"))

    assert found(engine, "日・シンガポール外相会談") == {"a"}


def test_an_ideographic_space_parts_words(engine: Engine) -> None:
    put(engine, make_document("a", body="外務省の会談"))

    assert found(engine, "会談　外務省") == {"a"}


def test_while_typing_japanese_needs_no_space(engine: Engine) -> None:
    put(engine, make_document("a", body="上川陽子外務大臣"))

    assert ids(engine, "上川陽", typing=True) == ["a"]


@pytest.mark.parametrize(
    ("body", "query"), [("외교부 장관이", "장관"), ("กระทรวงการต่างประเทศ", "ต่างประเทศ")]
)
def test_other_scripts_without_clear_words_are_found(engine: Engine, body: str, query: str) -> None:
    put(engine, make_document("a", body=body), make_document("b"))

    assert found(engine, query) == {"a"}


def test_cyrillic_is_found(engine: Engine) -> None:
    put(engine, make_document("a", body="Министр иностранных дел"))

    assert found(engine, "министр") == {"a"}


# Hostile and poor texts


def test_a_document_without_a_body_is_found_by_its_title(engine: Engine) -> None:
    put(engine, make_document("a", title="Oslo", body=()))

    assert found(engine, "oslo") == {"a"}


def test_a_document_without_any_word_is_found_by_browsing(engine: Engine) -> None:
    put(engine, make_document("a", title="", body=("— …",), source=""))

    assert found(engine, "") == {"a"}


def test_huge_words_are_indexed_and_found_by_their_beginning(engine: Engine) -> None:
    put(engine, make_document("a", body="x" * 1_000_000 + " Oslo"))

    assert found(engine, "oslo") == {"a"}
    assert found(engine, "x" * 900) == {"a"}


@pytest.mark.parametrize(
    "text", ["a\x00b Oslo", "\ud800 Oslo \udfff", "\u202eOslo\u202c", "Os\u00adlo"]
)
def test_odd_characters_do_no_harm(engine: Engine, text: str) -> None:
    document = make_document("a", title=text, body=text, source=text)
    put(engine, document)

    assert found(engine, "oslo") == {"a"}
    assert engine.document("a") == document
    assert engine.known()["a"].digest == document.fingerprint


def test_a_lone_surrogate_in_a_query_is_no_word(engine: Engine) -> None:
    put(engine, make_document("a", body="Oslo"))

    assert found(engine, "oslo \ud800") == {"a"}


@pytest.mark.parametrize("query", ["a" * 1000, "川" * 1000, "a-" * 500, "u." * 500, "x'" * 500])
def test_long_queries_are_answered(engine: Engine, query: str) -> None:
    put(engine, make_document("a"))

    assert found(engine, query) == set()
