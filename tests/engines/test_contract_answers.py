"""What every engine promises about its answers: totals, order, pages, snippets."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import Engine
from indexer.errors import DocumentNotFound
from indexer.model import Block, BlockKind, Kind, Named, Query, Sort
from tests.engines.asking import ids, joined, marked, put
from tests.factories import make_document, make_mention

# Totals, order, pages


def test_the_total_counts_every_match_not_only_the_page(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}", body="Oslo") for n in range(25)), make_document("other"))

    results = engine.search(Query("oslo", size=10))

    assert (results.total, len(results.hits), results.pages) == (25, 10, 3)


def test_pages_part_the_hits_without_gap_or_overlap(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n:02}") for n in range(25)))

    pages = [ids(engine, size=10, page=page) for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [10, 10, 5]
    assert [one for page in pages for one in page] == ids(engine, size=100)


def test_a_page_past_the_end_is_empty_with_the_true_total(engine: Engine) -> None:
    put(engine, make_document("a"), make_document("b"))

    results = engine.search(Query(page=7, size=20))

    assert (results.total, results.hits) == (2, ())


def test_an_empty_query_finds_everything_newest_first(engine: Engine) -> None:
    put(
        engine,
        make_document("a", date="2019-01-01"),
        make_document("b", date=None),
        make_document("c", date="2021"),
        make_document("d", date="2020-06"),
    )

    assert ids(engine) == ["c", "d", "a", "b"]


def test_the_better_match_comes_first(engine: Engine) -> None:
    put(
        engine,
        make_document("a", body=("Oslo.", "Much else was said there, at length, by many.")),
        make_document("b", body="Oslo, Oslo, Oslo."),
        make_document("c", title="Oslo", body="Talks."),
    )

    assert ids(engine, "oslo") == ["c", "b", "a"]


def test_equal_matches_come_newest_first_then_by_id(engine: Engine) -> None:
    put(
        engine,
        make_document("c", date="2020-01-01"),
        make_document("b", date="2021-01-01"),
        make_document("a", date="2020-01-01"),
        make_document("d", date=None),
    )

    assert ids(engine, "ministers") == ["b", "a", "c", "d"]


def test_scores_never_rise_along_the_hits(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}", body="law " * n + "and order") for n in range(1, 9)))

    scores = [hit.score for hit in engine.search(Query("law order")).hits]

    assert len(scores) == 8
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [(Sort.NEWEST, ["c", "b", "a", "d"]), (Sort.OLDEST, ["a", "b", "c", "d"])],
)
def test_undated_documents_come_last_when_sorted_by_date(
    engine: Engine, sort: Sort, wanted: list[str]
) -> None:
    put(
        engine,
        make_document("d", date=None, title="Talks talks"),
        make_document("b", date="2019-05-01", title="Talks"),
        make_document("c", date="2020", title="Talks"),
        make_document("a", date="2019-04-30", title="Talks"),
    )

    assert ids(engine, "talks", sort=sort) == wanted


@pytest.mark.parametrize("sort", list(Sort))
def test_scan_gives_every_match_in_the_order_of_the_query(engine: Engine, sort: Sort) -> None:
    documents = [
        make_document(f"d{n:02}", body="Oslo " * (n % 7), date=f"20{10 + n % 5}") for n in range(30)
    ]
    put(engine, *documents)
    query = Query("ministers OR oslo", sort=sort, page=3, size=2)

    scanned = list(engine.scan(query))

    assert [one.id for one in scanned] == ids(engine, query.text, sort=sort, size=100)
    assert set(scanned) == set(documents)


# Hits and snippets


def test_a_hit_shows_what_a_card_needs(engine: Engine) -> None:
    document = make_document(
        "a",
        title="Oslo talks",
        kind=Kind.SPEECH,
        people=(make_mention("taro-kono", native="河野太郎"), make_mention("yoko", tail=True)),
        sample=True,
    )
    put(engine, document)

    [hit] = engine.search(Query("oslo")).hits

    assert (hit.id, joined(hit.title), marked(hit.title)) == ("a", "Oslo talks", ["Oslo"])
    assert (hit.published, hit.source, hit.kind) == (document.published, "MOFA Japan", Kind.SPEECH)
    assert (hit.language, hit.captures, hit.sample) == ("en", 1, True)
    assert hit.people == (Named("taro-kono", "Taro Kono", "河野太郎"),)


def test_a_document_comes_back_as_it_was_given(engine: Engine) -> None:
    document = make_document(
        "a", body=("上川陽子", "two"), date=None, ministers=("taro-kono",), tail=("About us",)
    )
    put(engine, document)

    assert engine.document("a") == document


def test_an_unknown_document_is_an_error(engine: Engine) -> None:
    put(engine, make_document("a"))

    with pytest.raises(DocumentNotFound):
        engine.document("b")


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("oslo", ["Oslo"]),
        ("meetings", ["meeting"]),
        ('"rule of law"', ["rule of law"]),
        ("multi*", ["multilateral"]),
        ("minister:kono", ["Mr. Kono"]),
        ("title:oslo rule", ["rule"]),
        ("rule -oslo", []),
    ],
)
def test_snippets_mark_what_matched(engine: Engine, query: str, marks: list[str]) -> None:
    body = "At the multilateral meeting in Oslo, Mr. Kono spoke of the rule of law."
    start = body.index("Mr. Kono")
    mention = replace(make_mention("taro-kono"), start=start, end=start + len("Mr. Kono"))
    put(engine, make_document("a", title="Oslo", body=body, people=(mention,)))

    hits = engine.search(Query(query)).hits

    assert [m for hit in hits for s in hit.snippets for m in marked(s.fragments)] == marks


def test_a_snippet_lies_within_one_block(engine: Engine) -> None:
    blocks = (Block("Oslo", BlockKind.ITEM, marker="(a)"), Block("Bern and Oslo", BlockKind.ITEM))
    put(engine, make_document("a", blocks=blocks))

    [hit] = engine.search(Query("oslo")).hits

    assert [(s.block, joined(s.fragments)) for s in hit.snippets] == [
        (0, "(a) Oslo"),
        (1, "Bern and Oslo"),
    ]


def test_without_a_hit_in_the_body_the_snippet_is_its_beginning(engine: Engine) -> None:
    put(engine, make_document("a", title="Oslo", body="The ministers met."))

    [hit] = engine.search(Query("oslo")).hits

    assert [(joined(s.fragments), marked(s.fragments)) for s in hit.snippets] == [
        ("The ministers met.", [])
    ]


WORDS = st.sampled_from(
    ["oslo", "talks", "law", "rule", "法の支配", "外務", "co-operation", "x" * 70]
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(WORDS, min_size=1, max_size=120), WORDS)
def test_snippets_are_cut_from_the_text_and_hold_a_hit(
    engine: Engine, words: list[str], query: str
) -> None:
    engine.replace([engine.segment([make_document("a", title="", body=" ".join(words))])])

    for hit in engine.search(Query(query)).hits:
        assert hit.snippets
        for snippet in hit.snippets:
            assert joined(snippet.fragments) in " ".join(words)
            assert marked(snippet.fragments)
