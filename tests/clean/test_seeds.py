"""The two pages this project began with."""

import json
from pathlib import Path

import pytest

from indexer.model import BlockKind, Document
from tests.clean.pages import SHARED, needs_shared, stripped_by, text_document

GOLDEN = Path(__file__).parent / "golden"
pytestmark = needs_shared


def seed(name: str) -> Document:
    return text_document((SHARED / "seeds" / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def symposium() -> Document:
    return seed("000_94607e3440257f46.txt")


@pytest.fixture(scope="module")
def meeting() -> Document:
    return seed("004_61b4bcfce9a7de49.txt")


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("seed-*.json")), ids=lambda file: file.stem)
def test_a_seed_keeps_its_shape(golden: Path) -> None:
    expected = json.loads(golden.read_text(encoding="utf-8"))

    document = seed(expected["seed"])

    assert document.title == expected["title"]
    assert document.published.date == expected["date"]
    assert [[b.kind, b.marker, b.text[:12]] for b in document.blocks] == expected["blocks"]
    assert [line[:12] for line in document.tail] == expected["tail"]
    assert [[span.rule, span.text[:12]] for span in document.stripped] == expected["stripped"]


def test_the_symposiums_numbered_paragraphs_keep_their_numbers(symposium: Document) -> None:
    numbered = [block.marker for block in symposium.blocks if block.marker.isdecimal()]

    assert numbered == [str(number) for number in range(2, 12)]


def test_the_symposiums_bullets_and_speakers_are_items(symposium: Document) -> None:
    items = [block for block in symposium.blocks if block.kind is BlockKind.ITEM]

    assert len(items) == 9
    assert {item.marker for item in items} == {"•"}
    assert any(item.text.startswith("Prof. Simon Tay") for item in items)


def test_no_label_of_the_tag_cloud_is_in_the_body(symposium: Document) -> None:
    (cloud,) = stripped_by(symposium, "tag cloud")

    assert "Country: Indonesia" in cloud
    for label in ("Country:", "Topic", "Brexit", "Palm Oil", "Trump", "Megatrends"):
        assert label not in symposium.text


def test_the_month_of_the_capture_is_no_part_of_the_page(symposium: Document) -> None:
    assert stripped_by(symposium, "month of an archive") == ["December 2022"]


def test_the_headline_stands_in_the_title_alone(symposium: Document) -> None:
    assert symposium.title not in symposium.text
    assert len(stripped_by(symposium, "repeated headline")) == 4  # one is broken over two lines


def test_contacts_and_organisations_are_the_tail(symposium: Document) -> None:
    assert symposium.tail[0] == "Media Contacts"
    assert sum(line.startswith("About the ") for line in symposium.tail) == 3
    assert "About the" not in symposium.text


def test_the_meetings_section_label_is_not_its_title(meeting: Document) -> None:
    assert stripped_by(meeting, "section label") == ["Press Releases"]
    assert stripped_by(meeting, "back link") == ["Back to Press Releases"]


def test_a_caption_that_repeats_the_title_goes(meeting: Document) -> None:
    assert stripped_by(meeting, "repeated headline") == [meeting.title] * 2
