"""What every engine promises to find: words, phrases, operators, fields, prefixes."""

import pytest

from indexer.engines import Engine
from indexer.errors import QueryError
from indexer.model import Query
from tests.engines.asking import found, ids, put
from tests.factories import make_document

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
