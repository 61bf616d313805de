"""Any text is understood, or refused in a sentence; what is understood can be written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.clauses import (
    Alike,
    And,
    Chosen,
    Clause,
    Dates,
    Near,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Word,
    Years,
)
from tests.people import AUTHORITY
from tests.query.asking import parsed
from tests.query.written import written

A, B, C = Word("a"), Word("b"), Word("c")


def test_beyond_a_bound_words_that_are_left_open_are_closed() -> None:
    words = [f"{letter}*" for letter in "abcdefghijklmnop"]

    found = parsed(" ".join([*words, "a*", "qu*ck", "r*"]))

    assert found.clause == And(
        (*(Prefix(word[0]) for word in words), Prefix("a"), Word("quck"), Word("r"))
    )
    assert [str(one) for one in found.warnings] == [
        "Only 16 words with * or ? can be looked for at once: “qu*ck” was read without.",
        "Only 16 words with * or ? can be looked for at once: “r*” was read without.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a" * 1001, "longer than 1000 characters"),
        ("a " * 65, "more than 64 words"),
        ("(" * 13 + "a" + ")" * 13, "more than 12 parentheses"),
        ("title:(" * 13 + "a", "more than 12 parentheses"),
    ],
)
def test_beyond_its_bounds_a_query_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        parsed(text)


@pytest.mark.parametrize(
    "text", ["a" * 1000, "a " * 64, "(" * 12 + "a" + ")" * 12, "NOT " * 249 + "a", "-" * 999]
)
def test_within_its_bounds_a_query_is_understood(text: str) -> None:
    parsed(text)


OPERATORS = ['"', "(", ")", "-", "OR", "NOT", "AND", "*", "title:", "minister:", "year:", "2019.."]
OPERATORS += [
    "?",
    "~",
    "~3",
    "^",
    "^2",
    "^0.5",
    '"~9',
    "after:",
    "before:2020",
    "2020-05",
    "..",
    "*a*",
]
ODDITIES = ["foo:", " ", "　", "a", "kono", "法の支配", "“", "：", "\x00", "\ud800", "ﷺ"]
PIECES = st.sampled_from(OPERATORS + ODDITIES)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)), st.booleans())
def test_any_text_is_understood_or_refused(text: str, typing: bool) -> None:
    try:
        found = parsed(text, typing=typing)
    except QueryError:
        return
    assert all(str(message) for message in (*found.understood, *found.warnings))


NAMES = st.sampled_from(["law", "Oslo", "法の支配", "co-op", "o'brien", "x.y"])
FIELDS = st.sampled_from([None, "title"])
WEIGHTS = st.sampled_from([1.0, 2.0, 0.5, 100.0])
LEAVES = st.one_of(
    st.builds(Word, NAMES, FIELDS, WEIGHTS),
    st.builds(Phrase, NAMES, FIELDS, WEIGHTS),
    st.builds(Near, st.just("rule law"), st.integers(1, 100), FIELDS, WEIGHTS),
    st.builds(Prefix, st.just("begin"), FIELDS, WEIGHTS),
    st.builds(Pattern, st.sampled_from(["be*gin", "*gin", "b?g?n*"]), FIELDS, WEIGHTS),
    st.just(Dates("2020-05", None)),
    st.just(Dates(None, "2020-05-17")),
    st.just(Alike("0123456789abcdef")),
    st.just(Years(2019, None)),
    st.just(Years(2019, 2019)),
    st.just(Chosen("minister", ("yoko-kamikawa",))),
    st.just(Chosen("source", ("MOFA Japan",))),
)


def _several(clauses: st.SearchStrategy[Clause]) -> st.SearchStrategy[tuple[Clause, ...]]:
    return st.lists(clauses, min_size=2, max_size=3).map(tuple)


def _tree(inner: st.SearchStrategy[Clause]) -> st.SearchStrategy[Clause]:
    flat = _several(inner.filter(lambda clause: not isinstance(clause, And)))
    negatable = inner.filter(lambda clause: not isinstance(clause, Not))
    return st.one_of(flat.map(And), _several(inner).map(Or), negatable.map(Not))


@given(st.recursive(LEAVES, _tree, max_leaves=8))
def test_a_clause_written_down_means_itself(clause: Clause) -> None:
    assert parsed(written(clause, AUTHORITY)).clause == clause
