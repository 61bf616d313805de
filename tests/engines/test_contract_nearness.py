"""What every engine promises of words near each other."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import Engine
from indexer.model import Query
from tests.engines.asking import found, ids, marked, put, rebuild
from tests.factories import make_document


def _texts(engine: Engine, *bodies: str) -> None:
    put(engine, *(make_document(f"d{n}", title="", body=body) for n, body in enumerate(bodies)))


def test_a_word_in_between_is_one_place(engine: Engine) -> None:
    _texts(engine, "maritime security", "maritime and security", "maritime and border security")

    assert found(engine, '"maritime security"') == {"d0"}
    assert found(engine, '"maritime security"~1') == {"d0", "d1"}
    assert found(engine, '"maritime security"~2') == {"d0", "d1", "d2"}


def test_two_neighbours_the_other_way_round_are_two_places_away(engine: Engine) -> None:
    _texts(engine, "security, maritime", "security of maritime")

    assert found(engine, '"maritime security"~1') == set()
    assert found(engine, '"maritime security"~2') == {"d0"}
    assert found(engine, '"maritime security"~3') == {"d0", "d1"}


def test_of_three_words_the_shifts_differ_by_no_more_than_the_distance(engine: Engine) -> None:
    _texts(engine, "rule x of x law", "of the rule law")

    assert found(engine, '"rule of law"~1') == set()
    assert found(engine, '"rule of law"~2') == {"d0"}
    assert found(engine, '"rule of law"~3') == {"d0", "d1"}


def test_a_word_given_twice_must_stand_there_twice(engine: Engine) -> None:
    _texts(engine, "a step here", "step by step", "by step and step")

    assert found(engine, '"step step"~5') == {"d1", "d2"}
    assert found(engine, '"step by step"~1') == {"d1"}


def test_the_end_of_a_block_is_fifteen_places(engine: Engine) -> None:
    put(engine, make_document("a", title="", body=("of order", "law and")))

    assert found(engine, '"order law"~14') == set()
    assert found(engine, '"order law"~15') == {"a"}


def test_nearness_does_not_reach_from_the_title_into_the_body(engine: Engine) -> None:
    put(engine, make_document("a", title="Rule", body="of order"))

    assert found(engine, '"rule order"~100') == set()


def test_words_near_each_other_are_compared_as_they_are_written(engine: Engine) -> None:
    _texts(engine, "ministers often meet", "minister often meets")

    assert found(engine, '"minister meets"~1') == {"d1"}


def test_nearness_may_be_asked_of_the_title(engine: Engine) -> None:
    put(engine, make_document("a", title="Rule and law"), make_document("b", body="rule and law"))

    assert found(engine, 'title:"rule law"~1') == {"a"}


def test_what_stands_together_in_the_query_stays_together(engine: Engine) -> None:
    _texts(
        engine, "外務大臣の会談", "外務省の大臣と会談", "indo-pacific vision", "indo vision pacific"
    )

    assert found(engine, '"外務大臣 会談"~3') == {"d0"}
    assert found(engine, '"vision Indo-Pacific"~9') == {"d2"}


def test_the_nearer_the_words_the_better_the_match(engine: Engine) -> None:
    _texts(engine, "rule one two three law", "rule one law two three", "rule law one two three")

    assert ids(engine, '"rule law"~5') == ["d2", "d1", "d0"]


def test_words_near_each_other_are_marked(engine: Engine) -> None:
    _texts(engine, "The rule of good law.")

    [hit] = engine.search(Query('"rule law"~5')).hits

    assert marked(hit.snippets[0].fragments) == ["rule", "law"]


def test_a_distance_does_not_reach_over_documents(engine: Engine) -> None:
    _texts(engine, "they spoke of rule", "law and order")

    assert found(engine, '"rule law"~100') == set()


WORDS = st.lists(st.sampled_from(["ab", "c", "d"]), min_size=1, max_size=9)
PHRASES = st.lists(st.sampled_from(["ab", "c", "d"]), min_size=2, max_size=3)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WORDS, PHRASES, st.integers(1, 6))
def test_near_is_what_its_definition_says(
    engine: Engine, text: list[str], phrase: list[str], distance: int
) -> None:
    rebuild(engine, make_document("a", title="", body=" ".join(text)))

    hits = found(engine, f'"{" ".join(phrase)}"~{distance}')

    assert hits == ({"a"} if _near(text, phrase, distance) else set())


def _near(text: list[str], phrase: list[str], distance: int) -> bool:
    """By trying everything."""
    for places in itertools.permutations(range(len(text)), len(phrase)):
        shifts = [place - n for n, place in enumerate(places)]
        if [text[n] for n in places] == phrase and max(shifts) - min(shifts) <= distance:
            return True
    return False


@pytest.mark.parametrize("query", ['"— law"~5', '"law …"~5', '"rule - law"~2'])
def test_punctuation_in_between_is_no_word(engine: Engine, query: str) -> None:
    _texts(engine, "rule of law")

    assert found(engine, query) == {"d0"}
