"""What every engine promises about its answers: totals, order, pages, facets, snippets."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import Engine
from indexer.errors import DocumentNotFound
from indexer.fields import FACETS
from indexer.model import Block, BlockKind, FacetValue, Filter, Kind, Named, Query, Sort
from tests.engines.asking import ids, joined, marked, only, put, without
from tests.factories import counts, make_document, make_mention
from tests.people import KAMIKAWA

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


# Facets


def _archive() -> Iterator[object]:
    yield make_document("a", date="2018", ministers=("taro-kono", "yoko-kamikawa"))
    yield make_document("b", date="2018", ministers=("taro-kono",), source="JIIA")
    yield make_document("c", date="2023", ministers=("yoko-kamikawa",), language="ja")
    yield make_document("d", date=None, kind=Kind.SPEECH)


@pytest.fixture
def archive(engine: Engine) -> Engine:
    put(engine, *_archive())  # type: ignore[arg-type]  # documents all of them
    return engine


def test_every_facet_counts_its_values(archive: Engine) -> None:
    results = archive.search(Query())

    assert {facet.name: counts(results, facet.name) for facet in results.facets} == {
        "year": {"2018": 2, "2023": 1, "undated": 1},
        "minister": {"taro-kono": 2, "yoko-kamikawa": 2},
        "source": {"MOFA Japan": 3, "JIIA": 1},
        "kind": {"other": 3, "speech": 1},
        "language": {"en": 3, "ja": 1},
    }


def test_facets_come_in_the_order_of_the_fields(archive: Engine) -> None:
    assert [f.name for f in archive.search(Query()).facets] == [field.name for field in FACETS]


def test_facets_count_only_what_the_text_matches(engine: Engine) -> None:
    put(engine, make_document("a", body="Oslo", date="2019"), make_document("b", date="2020"))

    assert counts(engine.search(Query("oslo")), "year") == {"2019": 1}


def test_a_filter_narrows_the_hits(archive: Engine) -> None:
    results = archive.search(Query(filters=only("minister", "taro-kono")))

    assert {hit.id for hit in results.hits} == {"a", "b"}
    assert results.total == 2


def test_values_of_one_facet_are_alternatives(archive: Engine) -> None:
    query = Query(filters=only("minister", "taro-kono", "yoko-kamikawa"))

    assert archive.search(query).total == 3


def test_filters_of_two_facets_must_both_fit(archive: Engine) -> None:
    query = Query(filters=only("minister", "taro-kono") | only("source", "JIIA"))

    assert [hit.id for hit in archive.search(query).hits] == ["b"]


def test_exclusion_leaves_out(archive: Engine) -> None:
    query = Query(filters=without("minister", "taro-kono"))

    assert {hit.id for hit in archive.search(query).hits} == {"c", "d"}


def test_a_value_both_included_and_excluded_is_excluded(archive: Engine) -> None:
    query = Query(filters={"minister": Filter(("yoko-kamikawa",), ("taro-kono",))})

    assert [hit.id for hit in archive.search(query).hits] == ["c"]


def test_facet_counts_ignore_the_facets_own_filter(archive: Engine) -> None:
    results = archive.search(Query(filters=only("minister", "taro-kono")))

    assert counts(results, "minister") == {"taro-kono": 2, "yoko-kamikawa": 2}
    assert counts(results, "year") == {"2018": 2}


def test_facet_counts_ignore_the_facets_own_exclusion(archive: Engine) -> None:
    results = archive.search(Query(filters=without("source", "JIIA")))

    assert counts(results, "source") == {"MOFA Japan": 3, "JIIA": 1}
    assert counts(results, "minister") == {"taro-kono": 1, "yoko-kamikawa": 2}


def test_a_count_is_what_one_gets_by_choosing_the_value(archive: Engine) -> None:
    narrowed = Query(filters=only("year", "2018"))

    for facet in archive.search(narrowed).facets:
        for value in facet.values:
            chosen = narrowed.choose(facet.name, Filter((value.value,)))
            assert archive.search(chosen).total == value.count


@pytest.mark.parametrize("chosen", [only, without])
def test_chosen_values_are_shown_even_where_nothing_holds_them(
    archive: Engine, chosen: object
) -> None:
    given = only("minister", "yohei-kono") if chosen is only else without("minister", "yohei-kono")

    assert counts(archive.search(Query(filters=given)), "minister")["yohei-kono"] == 0


def test_a_year_filter_may_be_a_range(archive: Engine) -> None:
    assert set(ids(archive, filters=only("year", "2018..2022"))) == {"a", "b"}
    assert set(ids(archive, filters=only("year", "2019..", "undated"))) == {"c", "d"}
    assert set(ids(archive, filters=without("year", "..2018"))) == {"c", "d"}


def test_a_range_of_years_is_no_value_of_its_own(archive: Engine) -> None:
    results = archive.search(Query(filters=only("year", "2018..2022")))

    assert counts(results, "year") == {"2018": 2, "2023": 1, "undated": 1}


def test_years_come_newest_first_and_undated_last(archive: Engine) -> None:
    values = archive.search(Query()).facet("year").values

    assert [value.value for value in values] == ["2023", "2018", "undated"]


def test_other_values_come_by_count_then_by_label(engine: Engine) -> None:
    sources = ["b", "A", "c", "c"]
    put(engine, *(make_document(f"d{n}", source=source) for n, source in enumerate(sources)))

    values = engine.search(Query()).facet("source").values

    assert [value.value for value in values] == ["c", "A", "b"]


def test_a_minister_is_shown_with_heading_office_and_native_name(archive: Engine) -> None:
    values = archive.search(Query()).facet("minister").values

    assert values[1] == FacetValue(
        "yoko-kamikawa", "Yoko Kamikawa", 2, note=KAMIKAWA.note, native="上川陽子"
    )


def test_a_person_without_a_record_is_shown_by_id(engine: Engine) -> None:
    put(engine, make_document("a", ministers=("nobody-known",)))

    assert engine.search(Query()).facet("minister").values[0].label == "nobody-known"


def test_people_in_the_tail_are_no_facet_values(engine: Engine) -> None:
    put(engine, make_document("a", people=(make_mention("taro-kono", tail=True),)))

    assert counts(engine.search(Query()), "minister") == {}


def test_a_person_named_twice_counts_once(engine: Engine) -> None:
    put(engine, make_document("a", ministers=("taro-kono", "taro-kono")))

    assert counts(engine.search(Query()), "minister") == {"taro-kono": 1}


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


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


# Suggestions


def test_people_are_suggested_by_any_word_of_any_form(archive: Engine) -> None:
    for typed in ("kam", "Yoko K", "yoko", "上川", "KAMIKAWA Y"):
        [suggestion] = archive.suggest(typed)
        assert (suggestion.label, suggestion.count) == ("Yoko Kamikawa", 2)


def test_a_suggestion_is_a_query_that_finds_as_many_as_it_says(archive: Engine) -> None:
    put(archive, make_document("e", title='The "rule", of law'))

    suggestions = [*archive.suggest("ta"), *archive.suggest("fore"), *archive.suggest('the "ru')]

    assert [one.count for one in suggestions] == [2, 4, 1]
    for suggestion in suggestions:
        assert archive.search(Query(suggestion.text)).total == suggestion.count


def test_people_without_documents_are_not_suggested(archive: Engine) -> None:
    assert archive.suggest("balak") == ()


def test_at_most_ten_things_are_suggested(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}", title=f"Talks {n}") for n in range(30)))

    assert len(engine.suggest("talks")) == 10


@pytest.mark.parametrize("typed", ["", " ", "zzz", "(", '"', "\x00"])
def test_nothing_is_suggested_for_what_nothing_begins_with(archive: Engine, typed: str) -> None:
    assert archive.suggest(typed) == ()
