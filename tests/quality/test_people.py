"""Floors under how people are recognised in the labelled passages."""

import time
from dataclasses import replace
from functools import cache

import pytest

from indexer import corpus
from indexer.authority import Authority, load
from indexer.clean.people import Texts, mentions
from indexer.model import Published
from tests.factories import make_published
from tests.quality.people.labels import Label, passages
from tests.quality.people.score import Score, score, total

PRECISION, RECALL = 0.99, 0.95
FORM_RECALL = 0.9  # of each form alone
FORMS = {
    "ambiguous", "apposition", "coreference", "couple", "full", "honorific", "initials",
    "japanese", "katakana", "list", "office", "spelling", "status", "title", "trap",
}  # fmt: skip


@cache
def authority() -> Authority:
    return load(corpus.starter().authority)


@cache
def scores() -> dict[str, Score]:
    return score(passages(), authority())


def labels() -> list[Label]:
    return [label for passage in passages() for label in passage.labels]


def test_what_is_found_is_right() -> None:
    whole = total(scores().values())

    assert whole.precision >= PRECISION, whole.slips


def test_what_is_meant_is_found() -> None:
    whole = total(scores().values())

    assert whole.recall >= RECALL, whole.slips


@pytest.mark.parametrize("form", sorted(FORMS - {"trap"}))
def test_every_form_is_found(form: str) -> None:
    assert scores()[form].recall >= FORM_RECALL, scores()[form].slips


def test_a_third_of_the_labels_mean_nobody() -> None:
    negative = sum(label.negative for label in labels())

    assert len(labels()) >= 200
    assert negative * 3 >= len(labels())


def test_every_form_has_labels() -> None:
    assert {label.form for label in labels()} == FORMS


def test_a_status_is_as_labelled() -> None:
    wrong = [slip for one in scores().values() for slip in one.slips if " not " in slip]

    assert wrong == []


def test_people_who_are_labelled_have_records() -> None:
    named = {person for label in labels() for person in label.people}

    assert named <= authority().people.keys()


def seconds(text: str, records: Authority, published: Published) -> float:
    """The best of three, once everything is prepared."""
    mentions(Texts(text), records, published)
    times = []
    for _ in range(3):
        began = time.process_time()
        mentions(Texts(text), records, published)
        times.append(time.process_time() - began)
    return min(times)


def test_the_cost_does_not_grow_with_the_number_of_records() -> None:
    text = "\n".join(passage.text for passage in passages())
    people = dict(authority().people)
    for copy in range(8):
        for person in authority().people.values():
            other = f"Zq{'x' * copy}{person.family or person.name}"
            people[f"{person.id}-{copy}"] = replace(
                person, id=f"{person.id}-{copy}", name=other, family="", given=other,
                native="", called=(other,), variants=(),
            )  # fmt: skip
    many = replace(authority(), people=people)

    assert len(many.people) == 9 * len(authority().people)
    date = make_published("2018-01-01")
    assert seconds(text, many, date) < 2 * seconds(text, authority(), date)
