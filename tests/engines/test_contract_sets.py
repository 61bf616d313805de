"""What every engine promises about what a query finds as a whole: its dates, its words."""

import pytest

from indexer.engines import Engine
from indexer.errors import DocumentNotFound, QueryError
from indexer.model import Bar, Granularity, Histogram, Query
from tests.engines.asking import marked, only, put
from tests.factories import make_document

# Histograms


@pytest.fixture
def dated(engine: Engine) -> Engine:
    dates = ["2019-12-31", "2020-05-17", "2020-05-17", "2020-05", "2020-06-01", "2020", None]
    put(engine, *(make_document(f"d{n}", date=date) for n, date in enumerate(dates)))
    return engine


@pytest.mark.parametrize(
    ("by", "bars", "vague"),
    [
        (Granularity.YEAR, [("2019", 1), ("2020", 5)], 0),
        (Granularity.MONTH, [("2019-12", 1), ("2020-05", 3), ("2020-06", 1)], 1),
        (Granularity.DAY, [("2019-12-31", 1), ("2020-05-17", 2), ("2020-06-01", 1)], 2),
    ],
)
def test_a_histogram_counts_every_document_once(
    dated: Engine, by: Granularity, bars: list[tuple[str, int]], vague: int
) -> None:
    expected = Histogram(by, tuple(Bar(*bar) for bar in bars), vague=vague, undated=1)

    assert dated.histogram(Query(), by) == expected


def test_a_histogram_is_of_what_matches_under_all_filters(dated: Engine) -> None:
    put(dated, make_document("e", body="Oslo", date="2020-07"))

    assert dated.histogram(Query("oslo")).bars == (Bar("2020", 1),)
    assert dated.histogram(Query(filters=only("year", "2019"))).bars == (Bar("2019", 1),)
    assert dated.histogram(Query("oslo", only("year", "2019"))) == Histogram(Granularity.YEAR, ())


def test_a_histogram_by_year_is_the_facet_of_years(dated: Engine) -> None:
    facet = dated.search(Query()).facet("year")

    histogram = dated.histogram(Query())

    counts = {bar.period: bar.count for bar in histogram.bars} | {"undated": histogram.undated}
    assert counts == {value.value: value.count for value in facet.values}


def test_a_query_that_cannot_be_understood_has_no_histogram(dated: Engine) -> None:
    with pytest.raises(QueryError):
        dated.histogram(Query("(" * 40 + "a"))


# Significant words


def _archive(engine: Engine) -> None:
    put(
        engine,
        *(make_document(f"s{n}", body="Sea talks in Oslo on fisheries") for n in range(6)),
        *(make_document(f"t{n}", body="Trade talks in Bern on tariffs") for n in range(20)),
        make_document("u", body="Sea trade"),
    )


def test_words_that_mark_out_what_matches_come_with_their_counts(engine: Engine) -> None:
    _archive(engine)

    words = engine.significant(Query("sea"))

    assert [(w.text, w.count, w.total) for w in words] == [("fisheries", 6, 6), ("oslo", 6, 6)]
    assert words[0].score == words[1].score > 0


def test_words_of_the_query_itself_do_not_count(engine: Engine) -> None:
    _archive(engine)

    assert "fisheries" not in {word.text for word in engine.significant(Query("fishery oslo"))}
    assert "sea" in {word.text for word in engine.significant(Query("fishery oslo"))}


def test_words_of_what_filters_leave_count(engine: Engine) -> None:
    _archive(engine)
    put(engine, *(make_document(f"v{n}", body="Fish", date="1999") for n in range(3)))

    assert [w.text for w in engine.significant(Query(filters=only("year", "1999")))] == ["fish"]


def test_of_the_inflections_of_a_word_one_is_significant(engine: Engine) -> None:
    _archive(engine)
    bodies = ["Rome treaty"] * 3 + ["Rome treaties"] * 2
    put(engine, *(make_document(f"r{n}", body=body) for n, body in enumerate(bodies)))

    assert [word.text for word in engine.significant(Query("rome"))] == ["treaty"]


@pytest.mark.parametrize("text", ["", "nowhere", "u", "minister:nobody", "talks OR sea"])
def test_nothing_marks_out_everything_or_nothing(engine: Engine, text: str) -> None:
    _archive(engine)

    assert engine.significant(Query(text)) == ()


def test_an_index_without_documents_has_no_significant_words(engine: Engine) -> None:
    put(engine, make_document("a"))
    put(engine, removed=["a"])

    assert engine.significant(Query()) == ()
    assert engine.histogram(Query()) == Histogram(Granularity.YEAR, ())


def test_deleted_documents_do_not_count(engine: Engine) -> None:
    _archive(engine)
    put(engine, *(make_document(f"x{n}", body="Sea salt") for n in range(4)))
    put(engine, removed=["x0", "x1", "x2"])

    assert "salt" not in {word.text for word in engine.significant(Query("sea"))}


def test_japanese_words_are_put_together_from_pairs_of_characters(engine: Engine) -> None:
    _archive(engine)
    put(engine, make_document("x", body="外務大臣の会談、外務省", language="ja"))
    put(engine, make_document("y", body="外務省の発表、外務大臣から", language="ja"))
    put(engine, make_document("z", body="外務省の発表と声明", language="ja"))

    found = engine.significant(Query(filters=only("language", "ja")))

    assert [(word.text, word.count) for word in found] == [
        ("外務省", 3),
        ("務大臣", 2),
        ("発表", 2),
    ]


# Similar documents


@pytest.fixture
def library(engine: Engine) -> Engine:
    bodies = {
        "fish": "Fisheries talks on tuna quotas in the Pacific, and on fisheries research.",
        "tuna": "Tuna quotas were agreed upon; fisheries research goes on in the Pacific.",
        "whale": "Fisheries and whales in the Pacific were spoken of.",
        "rail": "A railway for Java: loans, engineers, stations and tickets.",
        "train": "The railway's tickets and stations; loans were agreed upon.",
        "rest": "The ministers met in Tokyo.",
    }
    put(engine, *(make_document(name, title="", body=text) for name, text in bodies.items()))
    return engine


def test_the_documents_that_share_most_come_first(library: Engine) -> None:
    assert [hit.id for hit in library.similar("fish")] == ["tuna", "whale"]
    assert [hit.id for hit in library.similar("rail")] == ["train"]


def test_as_many_documents_are_similar_as_were_asked_for(library: Engine) -> None:
    assert [hit.id for hit in library.similar("fish", 1)] == ["tuna"]
    assert library.similar("fish", 0) == ()


def test_a_document_is_not_similar_to_itself_nor_to_what_shares_nothing(library: Engine) -> None:
    assert library.similar("rest") == ()


def test_scores_of_similar_documents_never_rise_and_nothing_is_marked(library: Engine) -> None:
    hits = library.similar("fish")

    assert hits[0].score > hits[1].score > 0
    assert [mark for hit in hits for s in hit.snippets for mark in marked(s.fragments)] == []


def test_a_similar_document_may_share_words_of_the_title_alone(engine: Engine) -> None:
    put(engine, make_document("a", title="Mekong dams", body="They met."))
    put(engine, make_document("b", title="Dams of the Mekong", body="A paper."))
    put(engine, *(make_document(f"c{n}", title="Other things", body="It rains.") for n in range(9)))

    assert [hit.id for hit in engine.similar("a")] == ["b"]


def test_japanese_documents_are_similar_too(engine: Engine) -> None:
    put(engine, make_document("a", title="日豪外相会談", body="外相会談が行われた。"))
    put(engine, make_document("b", title="日印外相会談", body="外相会談を行った。"))
    put(engine, *(make_document(f"c{n}", title="Other things", body="It rains.") for n in range(9)))

    assert [hit.id for hit in engine.similar("a")] == ["b"]


def test_a_document_without_words_has_none_like_it(engine: Engine) -> None:
    put(engine, make_document("a", title="", body="—"), make_document("b"))

    assert engine.similar("a") == ()


def test_what_is_like_an_unknown_document_is_an_error(library: Engine) -> None:
    with pytest.raises(DocumentNotFound):
        library.similar("nowhere")
