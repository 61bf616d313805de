"""What a query's text means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query import Parsed, parse
from indexer.query.clauses import (
    Alike,
    And,
    Chosen,
    Clause,
    Dates,
    Everything,
    Near,
    Not,
    Nothing,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Word,
    Years,
)
from tests.people import AUTHORITY
from tests.query.written import written


def _parse(text: str, *, typing: bool = False) -> Parsed:
    return parse(text, AUTHORITY, typing=typing)


def _warnings(text: str, *, typing: bool = False) -> list[str]:
    return [str(message) for message in _parse(text, typing=typing).warnings]


A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("", Everything()),
        ("  \u3000 ", Everything()),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a (b c)", And((A, B, C))),
        ("a OR b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("a NOT (b c)", And((A, Not(And((B, C)))))),
        ("-(a OR b)", Not(Or((A, B)))),
        ("NOT NOT a", A),
        ("and or not", And((Word("and"), Word("or"), Word("not")))),
        ('"rule of law"', Phrase("rule of law")),
        ('-"a  b"', Not(Phrase("a b"))),
        ("co-operation", Word("co-operation")),
        ("a* b", And((Prefix("a"), B))),
        ("title:a", Word("a", "title")),
        ('title:"a b"', Phrase("a b", "title")),
        ("title:a*", Prefix("a", "title")),
        ("title:(a OR b) c", And((Or((Word("a", "title"), Word("b", "title"))), C))),
        ("-title:a", Not(Word("a", "title"))),
        ("TITLE:a", Word("a", "title")),
        ("https://example.org", Word("https://example.org")),
        ("2019..2023", Years(2019, 2023)),
        ("2019..", Years(2019, None)),
        ("..2023", Years(None, 2023)),
        ("2023..2019", Years(2019, 2023)),
        ("2019…2023", Years(2019, 2023)),
        ("2019", Word("2019")),
        ("19..23", Word("19..23")),
        ('"rule law"~5', Near("rule law", 5)),
        ('title:"rule law"~5', Near("rule law", 5, "title")),
        ('-"rule law"~5', Not(Near("rule law", 5))),
        ('"rule law"~0', Phrase("rule law")),
        ('"law"~5', Phrase("law")),
        ('"a b"~c', And((Phrase("a b"), Word("~c")))),
        ('"rule of l*"', Prefix("rule of l")),
        ('title:"rule of l*"^2', Prefix("rule of l", "title", 2.0)),
        ('"law"*', Phrase("law")),
        ("part*ship", Pattern("part*ship")),
        ("organi?ation", Pattern("organi?ation")),
        ("*lateral", Pattern("*lateral")),
        ("*lat*al**ism*", Pattern("*lat*al*ism*")),
        ("title:colo?r*", Pattern("colo?r*", "title")),
        ("(indo-pac*fic),", Pattern("indopac*fic")),
        ("a.s.e?n", Pattern("ase?n")),
        ("who?", Word("who?")),
        ("?who", Word("?who")),
        ("外務*", Prefix("外務")),
        ("law^2", Word("law", None, 2.0)),
        ("title:law^0.5", Word("law", "title", 0.5)),
        ('"a b"^3', Phrase("a b", None, 3.0)),
        ('"a b"~2^3', Near("a b", 2, None, 3.0)),
        ("par*^2", Prefix("par", None, 2.0)),
        ("p?r^2", Pattern("p?r", None, 2.0)),
        (
            "(a OR (b c)^2)^3",
            Or((Word("a", None, 3.0), And((Word("b", None, 6.0), Word("c", None, 6.0))))),
        ),
        ("-(a^2 b)", Not(And((Word("a", None, 2.0), B)))),
        ("a ^2", And((A, Word("^2")))),
        ("x^y", Word("x^y")),
        ("10~20", Word("10~20")),
        ("after:2020-05", Dates("2020-05", None)),
        ("before:2021", Dates(None, "2021")),
        ("after:2020-05-17", Dates("2020-05-17", None)),
        ("before:2020/5/7", Dates(None, "2020-05-07")),
        ('after:"2020.05"', Dates("2020-05", None)),
        ("-before:2021", Not(Dates(None, "2021"))),
        ("2020-05..2021", Dates("2020-05", "2022")),
        ("2021..2020-05", Dates("2020-05", "2022")),
        ("2020-05..2020-12", Dates("2020-05", "2021-01")),
        ("..2020-02-28", Dates(None, "2020-02-29")),
        ("2020-12-31..", Dates("2020-12-31", None)),
        ("..9998-12", Dates(None, "9999-01")),
        ("year:2019", Years(2019, 2019)),
        ("year:2019..", Years(2019, None)),
        ("year:undated", Chosen("year", ("undated",))),
        ("minister:Kamikawa", Chosen("minister", ("yoko-kamikawa",))),
        ('minister:"Kono Taro"', Chosen("minister", ("taro-kono",))),
        ("minister:kono", Chosen("minister", ("taro-kono", "yohei-kono"))),
        ("minister:nobody", Nothing()),
        ('source:"ministry of foreign affairs of japan"', Chosen("source", ("MOFA Japan",))),
        ("source:elsewhere", Chosen("source", ("elsewhere",))),
        ('kind:"Joint Statements"', Chosen("kind", ("joint-statement",))),
        ("language:JA", Chosen("language", ("ja",))),
        ("language:Japanese", Chosen("language", ("ja",))),
        ("language:日本語", Chosen("language", ("ja",))),
        ("language:english", Chosen("language", ("en",))),
        ("language:en-GB", Chosen("language", ("en-gb",))),
    ],
)
def test_text_means(text: str, clause: Clause) -> None:
    assert _parse(text).clause == clause


@pytest.mark.parametrize(
    ("fancy", "plain"),
    [
        ("“rule of law”", '"rule of law"'),
        ("„rule of law“", '"rule of law"'),
        ("«rule of law»", '"rule of law"'),
        ("「法の支配」", '"法の支配"'),
        ("＂ａ　ｂ＂", '"a b"'),
        ("ＡＳＥＡＮ　２０１９．．２０２３", "ASEAN 2019..2023"),
        ("（ａ　ＯＲ　ｂ）", "(a OR b)"),
        ("ｔｉｔｌｅ：ａ", "title:a"),
        ("a －b", "a -b"),
        ("a −b", "a -b"),
        ("ｶﾐｶﾜ", "カミカワ"),
    ],
)
def test_typographic_and_full_width_forms_mean_the_plain_ones(fancy: str, plain: str) -> None:
    assert _parse(fancy).clause == _parse(plain).clause


@pytest.mark.parametrize(
    ("text", "clause", "warning"),
    [
        ('a "b c', And((A, B, C)), "A quotation mark is not closed"),
        ("a OR", A, "OR stands between two words"),
        ("OR a", A, "OR stands between two words"),
        ("OR", Everything(), "OR stands between two words"),
        ("a NOT", A, "NOT stands before a word"),
        ("(a b", And((A, B)), "A parenthesis is not closed"),
        ("a) b", And((A, B)), "A closing parenthesis has no partner"),
        ("*a", A, "After a * at the start two letters are needed: “*a”"),
        ("外務*臣", Prefix("外務"), "* ends a word: “外務*臣”"),
        ("a/b*c", Prefix("a/b"), "* ends a word: “a/b*c”"),
        ('"r*le of law"', Phrase("rle of law"), "In quotation marks * may only follow the last"),
        ('"rule * law"', Phrase("rule law"), "In quotation marks * may only follow the last"),
        ('"rule la*"~3', Near("rule la", 3), "In quotation marks * may only follow the last"),
        ("law~2", Word("law"), "~ follows a phrase in quotation marks: “law~2”"),
        ('"a b"~', Phrase("a b"), "~ needs the number of words"),
        (
            '"a b"~500',
            Near("a b", 100),
            "Words can be looked for at most 100 places apart, not 500",
        ),
        ("a^500", Word("a", None, 100.0), "A word can weigh at most 100 times as much, not 500"),
        ("year:2019^2", Years(2019, 2019), "Only words and phrases have a weight: “^2”"),
        ("after:2020-13", Nothing(), "“2020-13” is no date such as 2020, 2020-05 or 2020-05-17"),
        ("before:2021-02-29", Nothing(), "“2021-02-29” is no date"),
        ("after:spring", Nothing(), "“spring” is no date"),
        ("after:0000", Nothing(), "“0000” is no date"),
        ("before:9999", Nothing(), "“9999” is no date"),
        ("minister:xyz", Nothing(), "Nobody in the authority records is called “xyz”"),
        ("year:next", Nothing(), "“next” is neither a year nor a range"),
        ("title: a", A, "“title:” has nothing directly after it"),
        ("a -minister:", A, "“minister:” has nothing directly after it"),
        ("a minister:", A, "“minister:” has nothing directly after it"),
        ('a (title:"")', A, "“title:” has nothing directly after it"),
        ("ministers:kono", And((Word("ministers"), Word("kono"))), "There is no field “ministers”"),
        ('foo:"a b"', And((Word("foo"), Phrase("a b"))), "There is no field “foo”"),
        ("-foo:(a OR b)", Not(And((Word("foo"), Or((A, B))))), "There is no field “foo”"),
        ("title:(foo:a)", And((Word("foo", "title"), Word("a", "title"))), "There is no field"),
        ("😀", Everything(), "Nothing to search for in “😀”; all documents are shown."),
        ("-", Everything(), "Nothing to search for in “-”"),
        ('""', Everything(), 'Nothing to search for in “""”'),
        ("..", Everything(), "Nothing to search for in “..”"),
        ("( )", Everything(), "Nothing to search for in “( )”"),
        ("kind:poem", Nothing(), "No kind of publication is called “poem”"),
    ],
)
def test_slips_are_mended_with_a_warning(text: str, clause: Clause, warning: str) -> None:
    assert _parse(text).clause == clause
    assert [one.startswith(warning) for one in _warnings(text)] == [True]


@pytest.mark.parametrize(
    "text", ["a & b", "a — b", "a … b", "a () b", 'a "" b', "a - b", "a !!! b"]
)
def test_what_says_nothing_is_left_out_in_silence(text: str) -> None:
    assert _parse(text) == _parse("a b")


# While typing


def test_the_last_word_typed_may_be_unfinished() -> None:
    assert _parse("a kam", typing=True).clause == And((A, Or((Word("kam"), Prefix("kam")))))


@pytest.mark.parametrize("text", ["a kam ", 'a "kam"', "a (kam)", "a kam*"])
def test_a_word_that_something_follows_is_finished(text: str) -> None:
    assert _parse(text, typing=True).clause == _parse(text).clause


@pytest.mark.parametrize(
    "text", ['"rule of la', "a OR", "a NOT", "(a", "a -", "year:20", "kind:sp", '"', "-", "title:"]
)
def test_while_typing_nothing_is_warned_of_that_may_yet_be_finished(text: str) -> None:
    assert _warnings(text, typing=True) == []


def test_while_typing_a_name_its_beginning_will_do() -> None:
    assert _parse("minister:kami", typing=True).clause == Chosen("minister", ("yoko-kamikawa",))
    assert _parse("minister:TARO", typing=True).clause == Chosen("minister", ("taro-kono",))
    assert _parse("minister:上川", typing=True).clause == Chosen("minister", ("yoko-kamikawa",))
    assert _parse("kind:sp", typing=True).clause == Chosen("kind", ("speech",))
    assert _parse("source:mof", typing=True).clause == Chosen("source", ("MOFA Japan",))
    assert _parse("language:jap", typing=True).clause == Chosen("language", ("ja",))


def test_a_shape_still_typed_may_go_on() -> None:
    assert _parse("part*sh", typing=True).clause == Pattern("part*sh*")
    assert _parse("part*sh ", typing=True).clause == Pattern("part*sh")


def test_a_name_may_be_left_open_with_a_star() -> None:
    assert _parse("minister:kami*").clause == Chosen("minister", ("yoko-kamikawa",))


@pytest.mark.parametrize(
    "text",
    [
        *["minister:", "year:", "year:20", "year:2019..2", "year:und", "after:", "after:20"],
        *["before:2020-", "after:2020-05-", "after:2020-05-0"],
    ],
)
def test_while_typing_a_value_yet_to_come_is_left_out(text: str) -> None:
    assert _parse(text, typing=True) == Parsed(Everything(), (), ())


@pytest.mark.parametrize("text", ["minister:nobody", "year:abc", "year:20190", "kind:poem"])
def test_while_typing_what_can_mean_nothing_finds_nothing(text: str) -> None:
    assert _parse(text, typing=True) == _parse(text)
    assert _parse(text).clause == Nothing()
    assert len(_parse(text).warnings) == 1


def test_while_typing_signs_that_begin_no_query_are_warned_of() -> None:
    assert _warnings("😀", typing=True) == _warnings("😀") != []


def test_the_fields_are_named_where_one_is_unknown() -> None:
    [warning] = _warnings("date:2019")

    assert warning.endswith(
        "The fields are title, minister, office, country, source, year, after, before,"
        " kind, language, group."
    )


# With stemming off


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("law", Phrase("law")),
        ("law -sea", And((Phrase("law"), Not(Phrase("sea"))))),
        ("title:law^2", Phrase("law", "title", 2.0)),
        ("par*", Prefix("par")),
        ('"rule of law"', Phrase("rule of law")),
    ],
)
def test_exact_words_are_looked_for_as_they_are_written(text: str, clause: Clause) -> None:
    assert parse(text, AUTHORITY, exact=True).clause == clause


def test_exact_words_may_be_unfinished_while_typing() -> None:
    assert parse("kam", AUTHORITY, typing=True, exact=True).clause == Or(
        (Phrase("kam"), Prefix("kam"))
    )


# Bounds


def test_beyond_a_bound_words_that_are_left_open_are_closed() -> None:
    words = [f"{letter}*" for letter in "abcdefghijklmnop"]

    parsed = _parse(" ".join([*words, "a*", "qu*ck", "r*"]))

    assert parsed.clause == And(
        (*(Prefix(word[0]) for word in words), Prefix("a"), Word("quck"), Word("r"))
    )
    assert [str(one) for one in parsed.warnings] == [
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
        _parse(text)


@pytest.mark.parametrize(
    "text", ["a" * 1000, "a " * 64, "(" * 12 + "a" + ")" * 12, "NOT " * 249 + "a", "-" * 999]
)
def test_within_its_bounds_a_query_is_understood(text: str) -> None:
    _parse(text)


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
        parsed = _parse(text, typing=typing)
    except QueryError:
        return
    assert all(str(message) for message in (*parsed.understood, *parsed.warnings))


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
    assert _parse(written(clause, AUTHORITY)).clause == clause
