"""What a query's text means."""

import pytest

from indexer.query import parse
from indexer.query.clauses import (
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
from tests.query.asking import parsed, warnings

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
    assert parsed(text).clause == clause


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
    assert parsed(fancy).clause == parsed(plain).clause


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
    assert parsed(text).clause == clause
    assert [one.startswith(warning) for one in warnings(text)] == [True]


@pytest.mark.parametrize(
    "text", ["a & b", "a — b", "a … b", "a () b", 'a "" b', "a - b", "a !!! b"]
)
def test_what_says_nothing_is_left_out_in_silence(text: str) -> None:
    assert parsed(text) == parsed("a b")


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
