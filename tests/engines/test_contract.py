"""What every engine promises about what it finds."""

import pytest

from indexer.engines import Engine
from indexer.errors import QueryError
from indexer.model import Kind, Query
from tests.engines.asking import found, ids, put
from tests.factories import make_document, make_mention

# Words


def test_a_word_finds_the_documents_that_hold_it(engine: Engine) -> None:
    put(engine, make_document("a", body="A visit to Jakarta."), make_document("b"))

    assert found(engine, "Jakarta") == {"a"}


def test_case_does_not_matter(engine: Engine) -> None:
    put(engine, make_document("a", body="ASEAN centrality"))

    assert found(engine, "asean CENTRALITY") == {"a"}


def test_all_words_must_match(engine: Engine) -> None:
    put(engine, make_document("a", body="trade and law"), make_document("b", body="trade"))

    assert found(engine, "law trade") == {"a"}


def test_words_may_match_in_different_fields(engine: Engine) -> None:
    put(engine, make_document("a", title="Law of the sea", body="The minister spoke in Oslo."))

    assert found(engine, "law oslo") == {"a"}


def test_a_word_matches_its_inflections(engine: Engine) -> None:
    put(
        engine,
        make_document("a", title="", body="ministerial meetings"),
        make_document("b", title="", body="The meeting"),
        make_document("c", title="", body="They met"),
    )

    assert found(engine, "meetings") == {"a", "b"}


def test_the_written_form_ranks_before_its_inflections(engine: Engine) -> None:
    put(
        engine,
        make_document("a", title="", body="many agreements here", date="2020-01-01"),
        make_document("b", title="", body="many agreement here", date="2021-01-01"),
    )

    assert ids(engine, "agreements") == ["a", "b"]


def test_common_words_are_found_too(engine: Engine) -> None:
    put(engine, make_document("a", body="of the people"), make_document("b", body="people"))

    assert found(engine, "of") == {"a"}


def test_letters_are_found_without_their_diacritics(engine: Engine) -> None:
    put(engine, make_document("a", body="Kōno Tarō met Phạm Bình Minh in Tōkyō"))

    assert found(engine, "Kono Pham Tokyo") == {"a"}


def test_letters_are_found_with_diacritics_that_the_page_left_out(engine: Engine) -> None:
    put(engine, make_document("a", body="Kono in Tokyo"))

    assert found(engine, "Kōno Tōkyō") == {"a"}


def test_full_width_letters_are_letters(engine: Engine) -> None:
    put(engine, make_document("a", body="ＡＳＥＡＮ＋３"), make_document("b", body="ASEAN"))

    assert found(engine, "asean") == {"a", "b"}
    assert found(engine, "ＡＳＥＡＮ") == {"a", "b"}


@pytest.mark.parametrize("written", ["ASEAN's", "ASEAN’s", "ASEAN"])
def test_a_possessive_is_found_by_the_noun_and_the_other_way_round(
    engine: Engine, written: str
) -> None:
    put(engine, make_document("a", body="ASEAN's role"), make_document("b", body="ASEAN roles"))

    assert found(engine, written) == {"a", "b"}


@pytest.mark.parametrize(
    "written", ["Indo-Pacific", "indo pacific", "indopacific", '"Indo-Pacific"']
)
def test_a_hyphenated_word_is_found_however_it_is_written(engine: Engine, written: str) -> None:
    put(engine, make_document("a", body="A free and open Indo-Pacific"), make_document("b"))

    assert found(engine, written) == {"a"}


def test_a_hyphenated_query_finds_the_word_written_as_one(engine: Engine) -> None:
    put(engine, make_document("a", body="cooperation"), make_document("b", body="co operate"))

    assert found(engine, "co-operation") == {"a", "b"}


def test_an_acronym_is_found_with_and_without_its_dots(engine: Engine) -> None:
    put(engine, make_document("a", body="the U.N. charter"), make_document("b", body="UN charter"))

    assert found(engine, "UN") == {"a", "b"}
    assert found(engine, "U.N.") == {"a", "b"}


# Phrases


def test_a_phrase_finds_its_words_in_their_order(engine: Engine) -> None:
    put(engine, make_document("a", body="the rule of law"), make_document("b", body="law of rule"))

    assert found(engine, '"rule of law"') == {"a"}


def test_a_phrase_counts_common_words(engine: Engine) -> None:
    put(
        engine,
        make_document("a", body="funding for schools"),
        make_document("b", body="funding schools"),
    )

    assert found(engine, '"funding schools"') == {"b"}


def test_a_phrase_is_not_inflected(engine: Engine) -> None:
    put(
        engine,
        make_document("a", body="foreign ministers"),
        make_document("b", body="foreign minister"),
    )

    assert found(engine, '"foreign minister"') == {"b"}


def test_a_phrase_does_not_run_on_into_the_next_block(engine: Engine) -> None:
    put(engine, make_document("a", body=("They spoke of the rule", "of law and order")))

    assert found(engine, '"rule of law"') == set()


def test_a_phrase_does_not_run_on_from_the_title(engine: Engine) -> None:
    put(engine, make_document("a", title="Talks on the rule", body="of law"))

    assert found(engine, '"rule of law"') == set()


def test_a_phrase_matches_across_punctuation(engine: Engine) -> None:
    put(engine, make_document("a", body="Singapore, 26 January 2022 – A statement"))

    assert found(engine, '"26 January 2022 a statement"') == {"a"}


# Operators and fields


def test_or_finds_either(engine: Engine) -> None:
    put(
        engine, make_document("a", body="Oslo"), make_document("b", body="Bern"), make_document("c")
    )

    assert found(engine, "oslo OR bern") == {"a", "b"}


@pytest.mark.parametrize("query", ["talks -oslo", "talks NOT oslo", "-oslo talks"])
def test_not_leaves_out(engine: Engine, query: str) -> None:
    put(engine, make_document("a", body="talks in Oslo"), make_document("b", body="talks in Bern"))

    assert found(engine, query) == {"b"}


def test_a_negation_alone_finds_everything_else(engine: Engine) -> None:
    put(engine, make_document("a", body="Oslo"), make_document("b", body="Bern"))

    assert found(engine, "-oslo") == {"b"}


def test_parentheses_group(engine: Engine) -> None:
    put(
        engine,
        make_document("a", body="oslo talks"),
        make_document("b", body="bern talks"),
        make_document("c", body="bern visit"),
    )

    assert found(engine, "(oslo OR bern) talks") == {"a", "b"}
    assert found(engine, "talks -(oslo OR rome)") == {"b"}


def test_a_field_restricts_a_word_to_the_title(engine: Engine) -> None:
    put(engine, make_document("a", title="Oslo"), make_document("b", body="Oslo"))

    assert found(engine, "title:oslo") == {"a"}


def test_a_field_restricts_a_phrase_to_the_title(engine: Engine) -> None:
    put(engine, make_document("a", title="Rule of law"), make_document("b", body="rule of law"))

    assert found(engine, 'title:"rule of law"') == {"a"}


def test_a_prefix_finds_words_that_begin_so(engine: Engine) -> None:
    put(engine, make_document("a", body="multilateralism"), make_document("b", body="bilateral"))

    assert found(engine, "multilat*") == {"a"}


def test_a_prefix_is_compared_with_words_as_they_are_written(engine: Engine) -> None:
    put(engine, make_document("a", body="policies"), make_document("b", body="policy"))

    assert found(engine, "policie*") == {"a"}


def test_a_prefix_of_a_hyphenated_word_finds_it(engine: Engine) -> None:
    put(engine, make_document("a", body="the Indo-Pacific"), make_document("b", body="Pacific"))

    assert found(engine, "indo-pac*") == {"a"}


def test_a_prefix_that_fits_too_many_words_is_cut_with_a_warning(engine: Engine) -> None:
    words = " ".join(f"zz{n}" for n in range(300))
    put(engine, make_document("a", body=words), make_document("b", body="zz0"))

    results = engine.search(Query("zz*"))

    assert {hit.id for hit in results.hits} == {"a", "b"}
    assert len(results.warnings) == 1


def test_while_typing_the_last_word_may_be_unfinished(engine: Engine) -> None:
    put(engine, make_document("a", body="Yoko Kamikawa spoke"))

    assert ids(engine, "yoko kami") == []
    assert ids(engine, "yoko kami", typing=True) == ["a"]


def test_while_typing_a_finished_word_still_finds_its_inflections(engine: Engine) -> None:
    put(engine, make_document("a", body="one agreement"))

    assert ids(engine, "agreements", typing=True) == ["a"]


def test_a_query_that_cannot_be_understood_is_an_error(engine: Engine) -> None:
    put(engine, make_document("a"))

    with pytest.raises(QueryError, match="parentheses"):
        engine.search(Query("(" * 40 + "a"))


def test_punctuation_alone_asks_for_nothing(engine: Engine) -> None:
    put(engine, make_document("a", body="Japan and Singapore"))

    assert found(engine, "Japan & Singapore — !") == {"a"}


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


# People


@pytest.mark.parametrize(
    "query", ["Yoko Kamikawa", "KAMIKAWA Yoko", "上川陽子", '"yoko kamikawa"', '"Kamikawa Yoko"']
)
def test_a_person_is_found_in_either_order_and_any_script(engine: Engine, query: str) -> None:
    put(
        engine,
        make_document("a", body="Ms. KAMIKAWA Yoko spoke.", ministers=("yoko-kamikawa",)),
        make_document("b", body="上川陽子大臣", ministers=("yoko-kamikawa",)),
        make_document("c", body="Mr. Taro Kono spoke.", ministers=("taro-kono",)),
    )

    assert found(engine, query) == {"a", "b"}


@pytest.mark.parametrize(
    "query",
    [
        "minister:kamikawa",
        "minister:yoko-kamikawa",
        'minister:"KAMIKAWA Yoko"',
        "minister:上川陽子",
    ],
)
def test_minister_finds_the_documents_that_name_a_person(engine: Engine, query: str) -> None:
    put(
        engine,
        make_document("a", body="The minister spoke.", ministers=("yoko-kamikawa",)),
        make_document("b", body="Kamikawa town", ministers=()),
    )

    assert found(engine, query) == {"a"}


def test_minister_with_a_name_of_several_people_finds_all_of_them(engine: Engine) -> None:
    put(
        engine,
        make_document("a", ministers=("taro-kono",)),
        make_document("b", ministers=("yohei-kono",)),
        make_document("c", ministers=("yoko-kamikawa",)),
    )

    results = engine.search(Query("minister:kono"))

    assert {hit.id for hit in results.hits} == {"a", "b"}
    assert [str(one) for one in results.understood] == [
        "documents that name any of these: Taro Kono, Yohei Kono"
    ]


def test_minister_with_an_unknown_name_finds_nothing_and_says_so(engine: Engine) -> None:
    put(engine, make_document("a"))

    results = engine.search(Query("minister:xyzzy"))

    assert results.total == 0
    assert [str(one) for one in results.warnings] == [
        "Nobody in the authority records is called “xyzzy”."
    ]


def test_people_in_the_tail_are_not_searched(engine: Engine) -> None:
    mention = make_mention("taro-kono", tail=True)
    put(engine, make_document("a", people=(mention,)))

    assert found(engine, "kono") == set()
    assert found(engine, "minister:taro-kono") == set()


# Dates and other values


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("year:2019", {"b"}),
        ("2019..2021", {"b", "c"}),
        ("2021..2019", {"b", "c"}),
        ("2019..", {"b", "c"}),
        ("..2019", {"a", "b"}),
        ("year:..2018", {"a"}),
        ("-2019..", {"a", "d"}),
        ("year:undated", {"d"}),
    ],
)
def test_years_are_ranges_with_both_ends(engine: Engine, query: str, wanted: set[str]) -> None:
    put(
        engine,
        make_document("a", date="2018-12-31"),
        make_document("b", date="2019"),
        make_document("c", date="2021-03"),
        make_document("d", date=None),
    )

    assert found(engine, query) == wanted


def test_a_bare_year_is_a_word(engine: Engine) -> None:
    put(engine, make_document("a", date="2019-05-05"), make_document("b", body="in 2019"))

    assert found(engine, "2019") == {"b"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ('source:"MOFA Japan"', {"a"}),
        ("source:mofa", {"a"}),
        ('source:"Ministry of Foreign Affairs of Japan"', {"a"}),
        ("source:jiia", {"b"}),
        ("kind:speech", {"b"}),
        ('kind:"Press releases"', {"a"}),
        ("language:ja", {"b"}),
    ],
)
def test_source_kind_and_language_can_be_asked_for(
    engine: Engine, query: str, wanted: set[str]
) -> None:
    put(
        engine,
        make_document("a", source="MOFA Japan", kind=Kind.PRESS_RELEASE),
        make_document("b", source="JIIA", kind=Kind.SPEECH, language="ja"),
    )

    assert found(engine, query) == wanted


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
