"""The two pages this project began with."""

import json
from pathlib import Path

import pytest

from indexer import corpus
from indexer.authority import Authority, load
from indexer.fields import facet_values
from indexer.model import BlockKind, Document
from tests.clean.pages import NOBODY, SHARED, needs_shared, stripped_by, text_document

GOLDEN = Path(__file__).parent / "golden"
pytestmark = needs_shared


def seed(name: str, authority: Authority = NOBODY) -> Document:
    return text_document((SHARED / "seeds" / name).read_text(encoding="utf-8"), authority)


@pytest.fixture(scope="module")
def symposium() -> Document:
    return seed("000_94607e3440257f46.txt", load(corpus.starter().authority))


@pytest.fixture(scope="module")
def meeting() -> Document:
    return seed("004_61b4bcfce9a7de49.txt", load(corpus.starter().authority))


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


def people(document: Document) -> dict[str, tuple[str, str, bool]]:
    """Of everyone who is named: status, office held or meant, and whether in the tail alone."""
    found: dict[str, tuple[str, str, bool]] = {}
    for mention in document.people:
        known = (mention.status, mention.office or mention.meant, mention.tail)
        found.setdefault(mention.person, known)
    return found


def test_the_symposiums_people_have_the_offices_of_that_day(symposium: Document) -> None:
    minister = "Minister for Foreign Affairs"
    assert people(symposium) == {
        "yoshimasa-hayashi": ("in office", f"{minister}, Japan", False),
        "vivian-balakrishnan": ("in office", f"{minister}, Singapore", False),
        "taro-kono": ("former", f"{minister}, Japan (2017-08-03 to 2019-09-11)", False),
        "tomiichi-murayama": ("then", "Prime Minister, Japan (1994-06-30 to 1996-01-11)", True),
        "goh-chok-tong": ("then", "Prime Minister, Singapore (1990-11-28 to 2004-08-12)", True),
    }


def test_the_symposiums_mr_taro_is_taro_kono(symposium: Document) -> None:
    (mention,) = [m for m in symposium.people if m.form == "Mr. Taro"]

    assert (mention.person, mention.rule) == ("taro-kono", "coreference")


def test_the_symposiums_ambassadors_are_no_ministers(symposium: Document) -> None:
    assert not {"Tommy Koh", "Kenichiro Sasae"} & {m.name for m in symposium.people}
    assert facet_values(symposium)["minister"] == (
        "yoshimasa-hayashi", "vivian-balakrishnan", "taro-kono",
    )  # fmt: skip
    assert facet_values(symposium)["office"] == ("JP foreign minister", "SG foreign minister")


def test_the_meeting_names_two_ministers_in_office(meeting: Document) -> None:
    minister = "Minister for Foreign Affairs"
    assert people(meeting) == {
        "yoko-kamikawa": ("in office", f"{minister}, Japan", False),
        "vivian-balakrishnan": ("in office", f"{minister}, Singapore", False),
    }
