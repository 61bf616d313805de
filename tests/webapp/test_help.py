"""The help page is true, and the form writes what one could type."""

import pytest
from flask.testing import FlaskClient

from indexer.authority import Authority
from indexer.engines import Engine
from indexer.model import Query
from indexer.query import parse
from tests.webapp.browsing import link, read
from webapp.pages.advanced import query_of
from webapp.pages.examples import EXAMPLES


@pytest.mark.parametrize("text", [query for _, examples in EXAMPLES for query, _ in examples])
def test_each_example_finds_something_in_the_starter_corpus(text: str, starter: Engine) -> None:
    results = starter.search(Query(text))

    assert results.total > 0
    assert results.warnings == ()


def test_the_page_leads_to_what_its_examples_find(client: FlaskClient) -> None:
    assert link(read(client, "/help"), "kind:speech") == "/?q=kind%3Aspeech"


@pytest.mark.parametrize(
    ("boxes", "query"),
    [
        ({}, ""),
        ({"words": "  digital   trade "}, "digital trade"),
        ({"phrase": "rule of law"}, '"rule of law"'),
        ({"phrase": 'rule "of” law'}, '"rule of law"'),
        ({"some": "phone telephone"}, "(phone OR telephone)"),
        ({"some": "phone"}, "phone"),
        ({"none": "visit tour"}, "-visit -tour"),
        ({"title": "joint statement"}, "title:joint title:statement"),
        ({"minister": "Kono Taro", "source": "MOFA"}, 'minister:"Kono Taro" source:"MOFA"'),
        (
            {"kind": "speech", "after": "2019-06", "before": "2020"},
            "kind:speech after:2019-06 before:2020",
        ),
        ({"words": "trade", "none": "war"}, "trade -war"),
    ],
)
def test_the_boxes_write_a_query_that_is_read_as_they_say(
    boxes: dict[str, str], query: str
) -> None:
    assert query_of(boxes) == query
    assert parse(query, Authority()).warnings == () or "minister" in boxes


def test_the_form_leads_to_the_search(client: FlaskClient) -> None:
    answer = client.get("/advanced?words=law&phrase=&minister=&kind=speech")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/?q=law+kind%3Aspeech"


def test_an_empty_form_is_shown_again(client: FlaskClient) -> None:
    page = read(client, "/advanced?words=&kind=")

    assert all(page.select(f"label[for='{box['id']}']") for box in page.select("main .field"))
