"""Text dumps: no markup, only the shape of lines."""

import pytest

from indexer.errors import NotADocument
from indexer.model import BlockKind
from tests.clean.pages import stripped_by, text_document

BODY = "The two ministers met in Tokyo today and agreed to widen the exchange of students."
NAMES = ("Alpinia", "Borduria", "Cascadia", "Dalmora", "Estovia")
CLOUD = " ".join(f"Country: {name}" for name in NAMES * 8)


def dump(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_a_headline_over_two_lines_is_the_headline_said_again() -> None:
    document = text_document(
        dump("Florin and Norland agree on fishing", f"Florin and Norland\nagree on fishing\n{BODY}")
    )

    assert document.title == "Florin and Norland agree on fishing"
    assert document.text == BODY


def test_a_badge_before_the_headline_goes_with_it() -> None:
    headline = "Florin and Norland agree on fishing"

    document = text_document(dump(headline, f"26 Jan {headline}", BODY))

    assert document.text == BODY


def test_the_line_before_the_date_is_the_headline() -> None:
    document = text_document(
        dump("Ministry of Foreign Affairs of Norland", "Talks with Florin", "3 March 2021", BODY)
    )

    assert document.title == "Talks with Florin"
    assert document.published.date == "2021-03-03"
    assert stripped_by(document, "above the headline") == ["Ministry of Foreign Affairs of Norland"]


def test_a_dump_without_headline_is_called_by_its_opening() -> None:
    document = text_document(f"{BODY}\n{BODY} And so on.")

    assert document.title == BODY
    assert document.text.startswith(BODY)


def test_a_long_opening_is_cut_between_words() -> None:
    sentence = "The head of the delegation thanked the hosts for their hospitality " * 3 + "."

    assert text_document(sentence).title.endswith("The head of the …")


def test_a_run_of_short_lines_above_the_text_is_navigation() -> None:
    document = text_document(f"One Vision\nWho We Are\nWhat We Do\nOur Communities\n\n{BODY}")

    assert stripped_by(document, "navigation") == [
        "One Vision", "Who We Are", "What We Do", "Our Communities",
    ]  # fmt: skip
    assert document.text == BODY


def test_a_tag_cloud_is_told_by_its_shape() -> None:
    document = text_document(dump(CLOUD, "Talks with Florin", BODY))

    assert stripped_by(document, "tag cloud") == [CLOUD]
    assert "Alpinia" not in document.text


@pytest.mark.parametrize(
    ("line", "kind", "marker", "text"),
    [
        ("2          Held on Monday.", "paragraph", "2", "Held on Monday."),
        ("3. The ministers agreed.", "paragraph", "3.", "The ministers agreed."),
        ("(a) to share data;", "item", "(a)", "to share data;"),
        ("  • Pandemic cooperation", "item", "•", "Pandemic cooperation"),
        ("   * the meeting", "item", "*", "the meeting"),
        ("  1. Introduction", "item", "1.", "Introduction"),
        ("    Minister Vale spoke.", "paragraph", "", "Minister Vale spoke."),
        ("24 June 2021", "paragraph", "", "24 June 2021"),
        ("15th Japan-Singapore Symposium", "paragraph", "", "15th Japan-Singapore Symposium"),
        ("3.5 percent of trade", "paragraph", "", "3.5 percent of trade"),
        ("4    They met in room 4", "paragraph", "4", "They met in room 4"),
        ("– End –", "paragraph", "", "– End –"),
        ("\uff11\u3000友好関係", "paragraph", "\uff11", "友好関係"),
    ],
)  # fmt: skip
def test_markers_are_told_apart_from_the_text(line: str, kind: str, marker: str, text: str) -> None:
    blocks = text_document(dump("Talks with Florin in the capital", BODY, line, BODY)).blocks

    assert (blocks[1].kind, blocks[1].marker, blocks[1].text) == (kind, marker, text)


def test_lines_broken_at_a_fixed_width_are_whole_again() -> None:
    wrapped = (
        "The two ministers met in the capital today and agreed to widen the\n"
        "exchange of students between their countries, which has grown for\n"
        "twenty years. They will meet again in the spring.\n\n"
        "1. The first point was fishing in the northern waters, which both\n"
        "sides want to go on."
    )

    first, second = text_document(wrapped).blocks

    assert "agreed to widen the exchange of students" in first.text
    assert second.marker == "1."
    assert second.text.endswith("which both sides want to go on.")


def test_a_page_is_over_at_a_line_that_says_so() -> None:
    document = text_document(
        dump(
            "Talks with Florin",
            BODY,
            "NEW DELHI\nJANUARY 17, 2026",
            "Go Back",
            "Joint Vision",
            "mea.gov.in",
        )
    )

    assert [block.text for block in document.blocks] == [BODY, "NEW DELHI", "JANUARY 17, 2026"]
    assert stripped_by(document, "after the text") == ["Joint Vision", "mea.gov.in"]


def test_the_mark_of_a_sample_is_no_part_of_the_text() -> None:
    document = text_document(f"communique-sample: reworded\n\n{BODY}")

    assert document.sample
    assert "sample" not in document.text


@pytest.mark.parametrize(
    "text", ["", "\n\n", ". . . .\n\n* * *", "Press Releases\n\nBack to Press Releases"]
)
def test_a_dump_without_a_text_of_its_own_is_no_document(text: str) -> None:
    with pytest.raises(NotADocument):
        text_document(text)


def test_a_paragraph_with_marker_stays_a_paragraph() -> None:
    document = text_document(dump("Talks with Florin", BODY, f"2          {BODY}"))

    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2


def test_a_dump_of_short_lines_alone_is_a_text() -> None:
    document = text_document("Talks with Florin\nMinister Vale met Mr Plekszy\nFish\nThe reef")

    assert "The reef" in document.text


def test_a_date_among_the_lines_above_a_text_is_no_navigation() -> None:
    text = (
        f"Talks with Florin\n3 March 2021\nThe ministers\nLast updated: 4 March 2021\nTalks\n{BODY}"
    )

    document = text_document(text)

    assert "3 March 2021" in document.text
    assert document.published.date == "2021-03-03"


def test_a_compound_that_goes_on_in_the_next_line_keeps_its_hyphens() -> None:
    wrapped = (
        "The two ministers met in the capital today and spoke of the people-\n"
        "to-people exchange between their countries, which has grown for years,\n"
        "and which they want to widen. They will meet again in the next spring."
    )

    assert "people-to-people exchange" in text_document(wrapped).text


def test_marks_of_no_width_are_no_lines() -> None:
    assert text_document(f"\ufeffTalks with Florin\n\n\u200b\n\n{BODY}").text == BODY


def test_a_short_text_of_fixed_width_is_told_by_lines_that_go_on_in_small_letters() -> None:
    wrapped = (
        "Talks with Florin\n\n3 March 2021\n\n"
        "     The Foreign Ministers of Florin and Norland met in the capital\n"
        "today to discuss transit by rail.\n\n"
        "     Mr. Vale invited his colleague to visit Port Ann.  The invitation\n"
        "was accepted.\n\n-- End --"
    )

    first, second = text_document(wrapped).blocks[1:3]

    assert first.text.endswith("met in the capital today to discuss transit by rail.")
    assert second.text.endswith("The invitation was accepted.")
