"""What every engine promises to suggest while someone types."""

import pytest

from indexer.engines import Engine
from indexer.model import Query, Suggested, Suggestion
from tests.engines.asking import put
from tests.factories import make_document
from tests.people import KAMIKAWA


def _labels(engine: Engine, typed: str, kind: Suggested) -> list[str]:
    return [one.label for one in engine.suggest(typed) if one.kind is kind]


def test_people_are_suggested_by_any_word_of_any_form(archive: Engine) -> None:
    for typed in ("kam", "Yoko K", "yoko", "上川", "KAMIKAWA Y"):
        [suggestion] = archive.suggest(typed)
        assert (suggestion.label, suggestion.count) == ("Yoko Kamikawa", 2)


def test_a_person_is_suggested_with_an_office(archive: Engine) -> None:
    [suggestion] = archive.suggest("kam")

    assert suggestion == Suggestion(
        'minister:"Yoko Kamikawa"', "Yoko Kamikawa", 2, Suggested.PERSON, KAMIKAWA.note
    )
    assert suggestion.note


def test_people_without_documents_are_not_suggested(archive: Engine) -> None:
    assert archive.suggest("balak") == ()


def test_titles_are_suggested_by_how_they_begin(archive: Engine) -> None:
    assert _labels(archive, "foreign min", Suggested.TITLE) == ["Foreign ministers meet"]
    assert _labels(archive, "ministers", Suggested.TITLE) == []


def test_words_of_several_documents_are_suggested_the_most_frequent_first(engine: Engine) -> None:
    bodies = [("maritime", "market"), ("maritime", "market"), ("maritime",), ("margin",)]
    put(engine, *(make_document(f"d{n}", body=body) for n, body in enumerate(bodies)))

    assert _labels(engine, "mar", Suggested.WORDS) == ["maritime", "market"]


def test_of_the_inflections_of_a_word_one_is_suggested(engine: Engine) -> None:
    bodies = ["agreements", "agreement", "agreements", "agreements"]
    put(engine, *(make_document(f"d{n}", body=body) for n, body in enumerate(bodies)))

    assert [(one.label, one.count) for one in engine.suggest("agr")] == [("agreements", 4)]


def test_phrases_of_several_documents_are_suggested_as_they_are_printed(engine: Engine) -> None:
    body = "A free and open Indo-Pacific is wanted."
    put(engine, *(make_document(f"d{n}", title="", body=body) for n in range(2)))

    assert engine.suggest("free an") == (
        Suggestion('"free and open indo pacific"', "free and open Indo-Pacific", 2),
    )


def test_a_compound_is_suggested_once(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}", title="", body="The Indo-Pacific") for n in range(2)))

    assert _labels(engine, "indo", Suggested.WORDS) == ["Indo", "Indo-Pacific"]


def test_a_phrase_that_mostly_goes_on_alike_is_suggested_whole(engine: Engine) -> None:
    bodies = ["border control post", "border control post", "border control", "border control"]
    bodies += ["border guard post", "border guard post"]
    put(engine, *(make_document(f"d{n}", title="", body=body) for n, body in enumerate(bodies)))

    assert _labels(engine, "border c", Suggested.WORDS) == ["border control", "border control post"]
    assert _labels(engine, "border g", Suggested.WORDS) == ["border guard post"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("外", ["外務大臣", "外相会談"]),
        ("外務", ["外務大臣"]),
        ("ｼﾝ", ["シンガポール"]),
        ("務", []),  # the middle of a word
        ("談を", []),
        ("発", []),
    ],
)
def test_japanese_words_are_suggested_as_far_as_documents_go_on_alike(
    engine: Engine, typed: str, words: list[str]
) -> None:
    bodies = [
        "外務大臣はシンガポールで述べた。",
        "シンガポールと外務大臣の外相会談を行う",
        "外相会談の発表",
    ]
    put(engine, *(make_document(f"d{n}", title="", body=body) for n, body in enumerate(bodies)))

    assert _labels(engine, typed, Suggested.WORDS) == words


def test_no_phrase_is_suggested_whose_words_are_parted_by_signs(engine: Engine) -> None:
    body = "Oslo, Norway. Bern talks"
    put(engine, *(make_document(f"d{n}", title="", body=body) for n in range(3)))

    assert _labels(engine, "oslo", Suggested.WORDS) == ["Oslo"]
    assert _labels(engine, "bern", Suggested.WORDS) == ["Bern", "Bern talks"]


def test_no_phrase_begins_or_ends_with_a_function_word_or_crosses_a_block(engine: Engine) -> None:
    body = ("Talks on the", "Rhine of the")
    put(engine, *(make_document(f"d{n}", title="", body=body) for n in range(3)))

    assert _labels(engine, "talks", Suggested.WORDS) == ["Talks"]
    assert engine.suggest("on") == ()


def test_a_suggestion_is_a_query_that_finds_as_many_as_it_says(archive: Engine) -> None:
    put(archive, make_document("e", title='The "rule", of law'))
    put(archive, make_document("f", title="Foreign ministers meet again"))

    suggestions = [s for typed in ("ta", "fore", 'the "ru', "to") for s in archive.suggest(typed)]

    assert {one.kind for one in suggestions} == set(Suggested)
    for suggestion in suggestions:
        assert archive.search(Query(suggestion.text)).total == suggestion.count


def test_people_come_before_words_and_words_before_titles(archive: Engine) -> None:
    put(archive, *(make_document(f"t{n}", title="Taro leaves", body="tariffs") for n in range(2)))

    kinds = [one.kind for one in archive.suggest("ta")]

    assert kinds == [Suggested.PERSON, Suggested.WORDS, Suggested.WORDS, Suggested.TITLE]


def test_at_most_ten_things_are_suggested(engine: Engine) -> None:
    put(engine, *(make_document(f"d{n}", title=f"Talks {n}") for n in range(30)))

    assert len(engine.suggest("talks")) == 10


def test_an_index_without_documents_suggests_nothing(engine: Engine) -> None:
    put(engine, make_document("a", title="Oslo"))
    put(engine, removed=["a"])

    assert engine.suggest("os") == ()


def test_suggestions_follow_the_newest_commit(engine: Engine) -> None:
    put(engine, make_document("a", title="Oslo talks"), make_document("b", title="Oslo visit"))
    assert {one.label for one in engine.suggest("osl")} == {"Oslo", "Oslo talks", "Oslo visit"}

    put(engine, make_document("c", title="Oslo accord"), removed=["a", "b"])

    assert [one.label for one in engine.suggest("osl")] == ["Oslo accord"]


@pytest.mark.parametrize("typed", ["", " ", "zzz", "(", '"', "\x00", "\ud800", "—"])
def test_nothing_is_suggested_for_what_nothing_begins_with(archive: Engine, typed: str) -> None:
    assert archive.suggest(typed) == ()
