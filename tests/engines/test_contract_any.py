"""What every engine promises of any query at all: an answer, or a sentence why there is none."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import Engine
from indexer.errors import QueryError
from indexer.model import Query
from indexer.query import sentences
from tests.engines.asking import put
from tests.factories import make_document

SIGNS = ['"', "(", ")", "-", " OR ", " NOT ", "*", "?", "~2", "^2", "^0", "..", ":", "title:", " "]
VALUES = ["minister:kono", "after:2020", "before:2021-02", "year:2023", "2020-05..", "kind:speech"]
WORDS = [
    "rule",
    "of",
    "law",
    "la",
    "u.n.",
    "indo-pacific",
    "法の支配",
    "川",
    "goverment",
    "ﷺ",
    "\x00",
]
TEXTS = st.lists(st.sampled_from(SIGNS + VALUES + WORDS), max_size=14).map("".join)


@pytest.fixture
def small(engine: Engine) -> Engine:
    put(engine, make_document("a", title="Rule of law", body="the government of 法の支配"))
    put(engine, make_document("b", body="the Indo-Pacific, the U.N. and the law", date="2020-06"))
    return engine


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS, st.booleans(), st.booleans())
def test_any_query_is_answered_or_refused(
    small: Engine, text: str, typing: bool, exact: bool
) -> None:
    query = Query(text, typing=typing, exact=exact)
    try:
        results = small.search(query)
    except QueryError:
        return
    assert len(results.hits) == results.total <= 2
    assert [one.id for one in small.scan(query)] == [hit.id for hit in results.hits]
    histogram = small.histogram(query)
    assert sum(bar.count for bar in histogram.bars) + histogram.undated == results.total
    for message in (*results.understood, *results.warnings):
        assert str(message)
        assert message.template in sentences.TEMPLATES  # where translators find it


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS)
def test_what_is_proposed_finds_as_much_as_it_says(small: Engine, text: str) -> None:
    try:
        meant = small.search(Query(text)).did_you_mean
    except QueryError:
        return
    if meant:
        assert small.search(Query(meant.text)).total == meant.count > 0


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS)
def test_whatever_is_suggested_finds_as_much_as_it_says(small: Engine, text: str) -> None:
    for suggestion in small.suggest(text):
        assert small.search(Query(suggestion.text)).total == suggestion.count > 0
