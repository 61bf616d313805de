"""Marks and snippets."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import corpus
from indexer.analysis import highlight, marked, needles, summary, tokens
from indexer.analysis.needles import Needle, Needles
from indexer.analysis.readings import Slot
from indexer.fields import TITLE
from indexer.model import Block, BlockKind, Document, Fragment
from indexer.query import parse
from tests.factories import make_document, make_mention
from tests.people import AUTHORITY


def _needles(query: str, *, typing: bool = False) -> Needles:
    return needles(parse(query, AUTHORITY, typing=typing).clause)


def _marked(fragments: tuple[Fragment, ...]) -> str:
    return "".join(f"[{one.text}]" if one.matched else one.text for one in fragments)


def _highlight(query: str, text: str) -> str:
    return _marked(highlight(text, _needles(query)))


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("law", "the rule of [law] and of [laws]"),
        ('"law"', "the rule of [law] and of laws"),
        ('"rule of law"', "the [rule of law] and of laws"),
        ("rule OR laws", "the [rule] of [law] and of [laws]"),
        ("rule -laws", "the [rule] of law and of laws"),
        ("la*", "the rule of [law] and of [laws]"),
        ("title:rule", "the rule of law and of laws"),
        ('"of law" "rule of"', "the [rule of law] and of laws"),
        ("", "the rule of law and of laws"),
        ("2019..", "the rule of law and of laws"),
    ],
)
def test_what_may_have_matched_is_marked(query: str, marked: str) -> None:
    assert _highlight(query, "the rule of law and of laws") == marked


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("cooperation", "[Co-operation] by ASEAN’s members in Tōkyō; ﬁnance"),
        ("co-operation", "[Co-operation] by ASEAN’s members in Tōkyō; ﬁnance"),
        ("asean", "Co-operation by [ASEAN’s] members in Tōkyō; ﬁnance"),
        ("tokyo", "Co-operation by ASEAN’s members in [Tōkyō]; ﬁnance"),
        ("finances", "Co-operation by ASEAN’s members in Tōkyō; [ﬁnance]"),
        ("fin*", "Co-operation by ASEAN’s members in Tōkyō; [ﬁnance]"),
    ],
)
def test_marks_cover_words_as_they_are_printed(query: str, marked: str) -> None:
    assert _highlight(query, "Co-operation by ASEAN’s members in Tōkyō; ﬁnance") == marked


def test_japanese_hits_are_marked_as_a_whole() -> None:
    text = "外務大臣は法の支配について述べた。"

    assert _highlight("法の支配", text) == "外務大臣は[法の支配]について述べた。"
    assert _highlight("臣", text) == "外務大[臣]は法の支配について述べた。"


@pytest.mark.parametrize(
    "query", ["日シンガポール外相", "日・シンガポール外相", "日･シンガポール外相"]
)
def test_a_middle_dot_within_a_hit_is_marked_with_it(query: str) -> None:
    assert _highlight(query, "本日、日・シンガポール外相が") == "本日、[日・シンガポール外相]が"


# Function words


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("rule of law", "Of all: the [rule] [of] [law] and the house of lords, [law]. Of late"),
        ("the law of", "Of all: the rule [of] [law] and the house of lords, [law]. Of late"),
        ("the rule", "Of all: [the] [rule] of law and the house of lords, law. Of late"),
        ("of", "[Of] all: the rule [of] law and the house [of] lords, law. [Of] late"),
        ('law "of"', "[Of] all: the rule [of] [law] and the house [of] lords, [law]. [Of] late"),
    ],
)
def test_function_words_are_marked_beside_other_words_of_the_query(query: str, marked: str) -> None:
    text = "Of all: the rule of law and the house of lords, law. Of late"

    assert _highlight(query, text) == marked


def test_a_function_word_may_be_the_beginning_of_another_word() -> None:
    fragments = highlight("all of the offices: rule of law", _needles("rule of", typing=True))

    assert _marked(fragments) == "all of the [offices]: [rule] [of] law"


def test_passages_with_more_words_are_chosen_before_those_with_function_words() -> None:
    body = ("rule of all", "law of all", "rule and law")

    assert _snippets("rule of law", *body) == ["[rule] [of] all", "[rule] and [law]"]


def test_while_typing_the_beginning_is_marked_as_a_whole_word() -> None:
    assert _marked(highlight("KAMIKAWA spoke", _needles("kam", typing=True))) == "[KAMIKAWA] spoke"


def test_a_title_is_marked_for_what_was_asked_of_titles() -> None:
    assert _marked(highlight("A law", _needles("title:law"), TITLE.name)) == "A [law]"


@given(st.text(), st.text(max_size=30))
def test_fragments_joined_are_the_text(text: str, query: str) -> None:
    fragments = highlight(text, _needles(f'"{query}"'.replace("\n", " ")))

    assert "".join(one.text for one in fragments) == text
    assert all(one.text for one in fragments)


# People


def _naming(body: tuple[str, ...], printed: str, person: str = "yoko-kamikawa") -> Document:
    start = "\n".join(body).index(printed)
    mention = replace(
        make_mention(person, native="上川陽子"), form=printed, start=start, end=start + len(printed)
    )
    return make_document(body=body, people=(mention,))


@pytest.mark.parametrize("query", ["minister:kamikawa", "上川陽子", '"Yoko Kamikawa"'])
def test_a_person_is_marked_where_the_page_prints_another_form(query: str) -> None:
    document = _naming(("Opening.", "Then Ms. KAMIKAWA Yoko spoke."), "Ms. KAMIKAWA Yoko")

    shown = [_marked(line) for line in marked(document, _needles(query))[1]]

    assert shown == ["Opening.", "Then [Ms. KAMIKAWA Yoko] spoke."]


def test_other_people_are_not_marked() -> None:
    document = _naming(("Then Mr. Kono spoke.",), "Mr. Kono", person="yohei-kono")

    assert _marked(marked(document, _needles("minister:taro-kono"))[1][0]) == (
        "Then Mr. Kono spoke."
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-5, 3), (5, 10_000), (9_000, 9_001), (7, 2)])
def test_offsets_that_lie_outside_do_no_harm(start: int, end: int) -> None:
    mention = replace(make_mention("taro-kono"), start=start, end=end)
    document = make_document(body=("one two", "three"), people=(mention,))

    lines = marked(document, _needles("minister:taro-kono"))[1]

    assert ["".join(one.text for one in line) for line in lines] == ["one two", "three"]


# Snippets


def _snippets(query: str, *body: str) -> list[str]:
    return [
        _marked(one.fragments)
        for one in summary(make_document(body=body), _needles(query)).snippets
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
        (s.cut_before, s.cut_after) for s in summary(document, _needles("oslo"), limit=3).snippets
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

    [snippet] = summary(make_document(blocks=blocks), _needles("oslo")).snippets

    assert (snippet.block, _marked(snippet.fragments)) == (1, "The first words.")


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
    assert summary(make_document(body=()), _needles("oslo")).snippets == ()


@pytest.mark.parametrize("query", ["oslo", '"rule of law"', "zebra", "said rank*"])
def test_long_documents_are_quick(query: str) -> None:
    """50,000 words; measured at some 0.3 s on a busy machine where every line must be analysed."""
    document = make_document(body=(*[f"{FILLER} {FILLER}"] * 1_900, "Oslo: the rule of law."))
    wanted = _needles(query)

    began = time.process_time()
    summary(document, wanted)

    assert time.process_time() - began < 2


def test_many_hits_in_one_block_are_quick() -> None:
    document = make_document(body="law and order " * 20_000)
    wanted = _needles('law order "law and order"')

    began = time.process_time()
    summary(document, wanted)

    assert time.process_time() - began < 2


def test_a_quick_look_never_misses_a_word() -> None:
    """What is looked for first must stand in every word of that stem."""
    irregular = "dying lying skies news only early gently ugly singly dies died owing happily"
    changed = "hoping ability permeabilities studies relational vacancy organization taking"
    pages = [page for page in corpus.starter().root.rglob("*") if page.is_file()]
    assert len(pages) > 50
    for text in (irregular, changed, *(page.read_text("utf-8", "replace") for page in pages)):
        for token in tokens(text):
            needle = Needle((Slot(0, token.text, token.stem),), stems=True)
            assert token.text.startswith(needle.stub), token


def test_every_line_of_a_document_is_marked_by_what_stands_in_it_alone() -> None:
    lines = ("law and law", "nothing", "the law", "peace", "law")
    document = make_document("a", title="Law", blocks=tuple(map(Block, lines)))

    title, body = marked(document, _needles("law"))

    assert _marked(title) == "[Law]"
    assert list(map(_marked, body)) == ["[law] and [law]", "nothing", "the [law]", "peace", "[law]"]
