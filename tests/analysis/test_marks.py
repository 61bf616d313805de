"""What is marked of a text, a title, a document."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import highlight, marked
from indexer.fields import TITLE
from indexer.model import Block, Document
from tests.analysis.marking import bracketed, needles_of
from tests.factories import make_document, make_mention


def _highlight(query: str, text: str) -> str:
    return bracketed(highlight(text, needles_of(query)))


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
def test_what_may_have_matched_isbracketed(query: str, marked: str) -> None:
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
    fragments = highlight("all of the offices: rule of law", needles_of("rule of", typing=True))

    assert bracketed(fragments) == "all of the [offices]: [rule] [of] law"


def test_while_typing_the_beginning_is_marked_as_a_whole_word() -> None:
    assert (
        bracketed(highlight("KAMIKAWA spoke", needles_of("kam", typing=True))) == "[KAMIKAWA] spoke"
    )


def test_a_title_is_marked_for_what_was_asked_of_titles() -> None:
    assert bracketed(highlight("A law", needles_of("title:law"), TITLE.name)) == "A [law]"


@given(st.text(), st.text(max_size=30))
def test_fragments_joined_are_the_text(text: str, query: str) -> None:
    fragments = highlight(text, needles_of(f'"{query}"'.replace("\n", " ")))

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

    shown = [bracketed(line) for line in marked(document, needles_of(query))[1]]

    assert shown == ["Opening.", "Then [Ms. KAMIKAWA Yoko] spoke."]


def test_other_people_are_notbracketed() -> None:
    document = _naming(("Then Mr. Kono spoke.",), "Mr. Kono", person="yohei-kono")

    assert bracketed(marked(document, needles_of("minister:taro-kono"))[1][0]) == (
        "Then Mr. Kono spoke."
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-5, 3), (5, 10_000), (9_000, 9_001), (7, 2)])
def test_offsets_that_lie_outside_do_no_harm(start: int, end: int) -> None:
    mention = replace(make_mention("taro-kono"), start=start, end=end)
    document = make_document(body=("one two", "three"), people=(mention,))

    lines = marked(document, needles_of("minister:taro-kono"))[1]

    assert ["".join(one.text for one in line) for line in lines] == ["one two", "three"]


def test_every_line_of_a_document_is_marked_by_what_stands_in_it_alone() -> None:
    lines = ("law and law", "nothing", "the law", "peace", "law")
    document = make_document("a", title="Law", blocks=tuple(map(Block, lines)))

    title, body = marked(document, needles_of("law"))

    assert bracketed(title) == "[Law]"
    assert list(map(bracketed, body)) == [
        "[law] and [law]",
        "nothing",
        "the [law]",
        "peace",
        "[law]",
    ]
