"""Snippets: the words around a hit."""

import time

import pytest

from indexer.analysis import Needles, Summary, summaries
from indexer.model import Block, BlockKind, Document
from tests.analysis.marking import bracketed, needles_of
from tests.factories import make_document


def _summary(document: Document, needles: Needles, limit: int = 2) -> Summary:
    (found,) = summaries([document], needles, limit)
    return found


def _snippets(query: str, *body: str) -> list[str]:
    return [
        bracketed(one.fragments)
        for one in _summary(make_document(body=body), needles_of(query)).snippets
    ]


FILLER = "many other words were said there by people of some rank and standing"


def test_a_snippet_is_the_words_around_a_hit() -> None:
    [snippet] = _snippets("oslo", f"{FILLER} {FILLER} {FILLER} in Oslo {FILLER} {FILLER}")

    assert "in [Oslo] many" in snippet
    assert 60 < len(snippet) < 100


def test_a_snippet_begins_and_ends_with_whole_words() -> None:
    [snippet] = _snippets("oslo", f"{FILLER} {FILLER} {FILLER} in Oslo {FILLER} {FILLER}")

    assert set(snippet.split()) <= {*FILLER.split(), "in", "[Oslo]"}


def test_a_snippet_says_where_it_was_cut() -> None:
    document = make_document(body=(f"Oslo {FILLER} {FILLER}", f"{FILLER} {FILLER} Oslo", "Oslo."))

    cuts = [
        (s.cut_before, s.cut_after)
        for s in _summary(document, needles_of("oslo"), limit=3).snippets
    ]

    assert cuts == [(False, True), (True, False), (False, False)]


def test_japanese_says_more_in_fewer_characters() -> None:
    [snippet] = _snippets("支配", "あ" * 200 + "法の支配" + "い" * 200)

    assert len(snippet) == 22 + 2 + 22 + len("[]")


def test_the_passages_with_most_of_the_query_are_chosen_in_their_order() -> None:
    body = ("law", "law again", "rule and order", "order of law and rule", "rule of law and order")

    assert _snippets("rule law order", *body) == [
        "[order] of [law] and [rule]",
        "[rule] of [law] and [order]",
    ]


def test_within_a_block_the_place_with_most_of_the_query_is_chosen() -> None:
    [snippet] = _snippets("rule law", f"the law {FILLER} {FILLER} {FILLER} the rule of law")

    assert snippet.endswith("the [rule] of [law]")


def test_a_phrase_is_kept_whole_at_the_edge() -> None:
    [snippet] = _snippets(
        'oslo "rule of law"', f"Oslo, where all of them spoke of rule of law {FILLER} {FILLER}"
    )

    assert "[rule of law]" in snippet


def test_a_snippet_of_a_huge_word_is_bounded() -> None:
    [snippet] = _snippets("x*", "x" * 100_000)

    assert len(snippet) == 400 + len("[]")


def test_without_a_hit_the_first_paragraph_stands_for_the_document() -> None:
    blocks = (Block("Heading", BlockKind.HEADING), Block("The first words."), Block("More."))

    [snippet] = _summary(make_document(blocks=blocks), needles_of("oslo")).snippets

    assert (snippet.block, bracketed(snippet.fragments)) == (1, "The first words.")


@pytest.mark.parametrize(
    ("date", "opening"),
    [
        ("平成25年4月11日", "岸田外務大臣は、本日、シンガポール外務大臣と会談を行った。"),
        ("Tuesday, 26 January 2022", "The ministers met in the evening and spoke of trade."),
    ],
)
def test_a_date_line_does_not_stand_for_the_document(date: str, opening: str) -> None:
    assert _snippets("oslo", date, opening) == [opening]


def test_a_document_of_short_lines_is_stood_for_by_the_first() -> None:
    assert _snippets("oslo", "Very short.", "As this.") == ["Very short."]


def test_a_document_without_a_body_has_no_snippet() -> None:
    assert _summary(make_document(body=()), needles_of("oslo")).snippets == ()


@pytest.mark.parametrize("query", ["oslo", '"rule of law"', "zebra", "said rank*"])
def test_long_documents_are_quick(query: str) -> None:
    """50,000 words; measured at some 0.3 s on a busy machine where every line must be analysed."""
    document = make_document(body=(*[f"{FILLER} {FILLER}"] * 1_900, "Oslo: the rule of law."))
    wanted = needles_of(query)

    began = time.process_time()
    _summary(document, wanted)

    assert time.process_time() - began < 2


def test_many_hits_in_one_block_are_quick() -> None:
    document = make_document(body="law and order " * 20_000)
    wanted = needles_of('law order "law and order"')

    began = time.process_time()
    _summary(document, wanted)

    assert time.process_time() - began < 2


def test_passages_with_more_words_are_chosen_before_those_with_function_words() -> None:
    body = ("rule of all", "law of all", "rule and law")

    assert _snippets("rule of law", *body) == ["[rule] [of] all", "[rule] and [law]"]
