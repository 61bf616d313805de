"""Documents that say the same at different addresses are one group, others are not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build.likeness import group_of, sketch
from indexer.model import Block, Document
from tests.build.conftest import Desk
from tests.factories import make_document, make_published

TITLE = "Japan-Singapore Foreign Ministers' Meeting"
LINES = (
    (
        "On December 16, commencing at 4:40 p.m. for about 30 minutes, the Foreign Minister "
        "of Japan held a meeting with the Minister for Foreign Affairs of Singapore."
    ),
    (
        "1. The Minister for Foreign Affairs of Japan welcomed the visit and stated that he would "
        "like to deepen the strategic partnership in trade, security and digital rules."
    ),
    (
        "2. In response, the Minister of Singapore expressed his thanks for the warm welcome, and "
        "the two ministers concurred in working closely towards the summit next year."
    ),
    (
        "3. The two ministers also exchanged views on the regional situation, and confirmed the "
        "importance of a free and open order based on the rule of law."
    ),
)
DOCUMENT = make_document(title=TITLE, body=LINES, date="2023-12-16")


def with_lines(*lines: str) -> Document:
    return replace(DOCUMENT, blocks=tuple(Block(line) for line in lines))


def test_the_same_text_at_another_address_is_of_the_group() -> None:
    mirror = replace(DOCUMENT, id="f" * 16, captures=(), source="a mirror", fingerprint="other")

    assert group_of(mirror) == group_of(DOCUMENT)


@pytest.mark.parametrize(
    "other",
    [
        with_lines(*LINES, "Print this page"),
        with_lines("  ".join(LINES).upper()),
        replace(DOCUMENT, title="Japan–Singapore  Foreign Ministers’ Meeting"),
    ],
)
def test_a_print_view_is_of_the_group(other: Document) -> None:
    assert group_of(other) == group_of(DOCUMENT)


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCUMENT, title="Japan-Australia Foreign Ministers' Meeting"),
        replace(DOCUMENT, published=make_published("2022-12-16")),
        with_lines("A statement on quite another matter, under the same title, on the same day."),
    ],
)
def test_another_release_in_the_same_form_is_not(other: Document) -> None:
    assert group_of(other) != group_of(DOCUMENT)


def test_japanese_is_compared_character_by_character() -> None:
    body = "林芳正外務大臣は、シンガポール共和国外務大臣と約30分間会談を行いました。" * 3
    first = make_document(title="日・シンガポール外相会談", body=body)

    assert group_of(replace(first, blocks=(Block(body), Block("印刷")))) == group_of(first)
    assert sketch(body).is_like(sketch(body + "(了)"))
    assert not sketch(body).is_like(sketch("アジア欧州会合(ASEM)第14回外相会合が開催されます。"))


@given(st.text())
def test_any_text_has_a_group(text: str) -> None:
    assert len(group_of(make_document(title=text, body=text))) == 16


def test_documents_are_kept_with_their_group(desk: Desk) -> None:
    desk.put("mofa/1.txt", LINES[0])
    desk.put("mirror/1.txt", LINES[0])
    desk.put("mirror/2.txt", LINES[1])

    desk.index()

    groups = [document.group for document in desk.documents().values()]
    assert len(groups) == 3
    assert len(set(groups)) == 2
