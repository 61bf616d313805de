"""Printed documents, as text out of a PDF: pages, their heads and feet, broken lines."""

import pytest

from indexer.model import Document
from tests.clean.pages import stripped_by, text_document

HEAD = "Joint Statement on Fisheries"
FIRST = """The ministers of Norland and Florin met in the harbour town, and spoke of co-
operation between their coast guards, whose long-standing ties they called
close. They agreed that before the end of spring a plan for the well-
known reef should be drawn up."""
SECOND = """A second paragraph tells of the dinner, at which both sides spoke of the
long-standing ties between the towns, and of cooperation at sea, which will"""
THIRD = """go on through the coming year. A study group was named by both ministers,
and it will report in spring."""


def printed(*pages: str) -> Document:
    return text_document("".join(f"{page}\f" for page in pages))


@pytest.fixture(scope="module")
def document() -> Document:
    return printed(
        f"{HEAD}\n\n3 March 2021\n\n{FIRST}\n\n{SECOND}\n\n- 1 -",
        f"{HEAD}\n\n{THIRD}\n\n1. First point of the annex, on nets.\n\n- 2 -",
        f"{HEAD}\n\n2. Second point of the annex, on the well-known reef.\n\n- 3 -",
    )


def test_blocks_know_the_page_on_which_they_begin(document: Document) -> None:
    assert [block.page for block in document.blocks] == [1, 1, 1, 2, 3]


def test_heads_and_numbers_of_pages_are_taken_out(document: Document) -> None:
    assert stripped_by(document, "page number") == ["- 1 -", "- 2 -", "- 3 -"]
    assert stripped_by(document, "running head") == [HEAD, HEAD]


def test_the_head_of_the_first_page_may_be_the_title(document: Document) -> None:
    assert document.title == HEAD
    assert document.published.date == "2021-03-03"


def test_a_paragraph_goes_on_over_the_turn_of_a_page(document: Document) -> None:
    assert "at sea, which will go on through the coming year." in document.text


def test_a_word_broken_at_the_end_of_a_line_is_whole_again(document: Document) -> None:
    assert "spoke of cooperation between" in document.text
    assert "the well-known reef should" in document.text


def test_a_name_and_a_range_of_years_keep_their_hyphen() -> None:
    end = "ministers spoke of the plan for the years two thousand and of the Norland-"

    assert "the Norland-Florin plan" in printed(f"The two {end}\nFlorin plan in detail.").text


def test_lines_of_japanese_are_joined_without_a_space() -> None:
    line = (
        "両外相は、海洋における協力を一層強化することで一致し、今後も緊密に連携していくことを確認し"
    )

    assert f"{line}た。" in printed(f"日・ノーランド外相会談\n\n{line}\nた。\n\n{line}た。").text


def test_a_short_line_ends_a_paragraph_though_no_gap_follows() -> None:
    thanks = "Both sides thanked the town."

    document = printed(f"{HEAD}\n\n{FIRST}\n{thanks}\n{SECOND}\nend soon.")

    assert len(document.blocks) == len((FIRST, thanks, SECOND))


def test_numbered_annexes_at_the_top_of_two_pages_are_no_running_heads() -> None:
    text = FIRST.replace("\n", " ")
    document = printed(f"{HEAD}\n\n{text}", f"Annex 1\n\n{text}", f"Annex 2\n\n{text}")

    assert "Annex 1" in document.text
    assert "Annex 2" in document.text


def test_text_that_two_pages_share_elsewhere_than_at_their_edges_stays() -> None:
    page = "\n\n".join(f"Line {word} of a page with many lines, of which none is alike."
                       for word in ("one", "two", "three", "four"))  # fmt: skip
    said = "Both sides will meet again."
    document = printed(*(f"{number} {page}\n\n{said}\n\n{page}" for number in ("A", "B", "C")))

    assert document.text.count(said) == len("ABC")


def test_a_dump_without_form_feeds_has_no_pages() -> None:
    assert {block.page for block in text_document(f"{HEAD}\n\n{FIRST}").blocks} == {0}
