"""The publisher's own sections at the end of a page."""

import pytest

from indexer.clean.boilerplate import tail
from indexer.model import Block, BlockKind

BODY = [
    Block("The two ministers met in Tokyo today and agreed to widen the exchange of students.")
] * 3
ABOUT = "The Institute was founded in 1961 and is an independent think tank of the region."


def heading(text: str) -> Block:
    return Block(text, BlockKind.HEADING, level=3)


@pytest.mark.parametrize(
    "title",
    [
        "Media Contacts",
        "Contact:",
        "More Information",
        "For further information",
        "About the Institute of Ocean Affairs (IOA)",
        "Notes to editors",
        "お問い合わせ先",
        "【本件に関するお問い合わせ】",
        "日本国際問題研究所について",
    ],
)
@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.PARAGRAPH])
def test_a_section_of_the_publisher_at_the_end_is_the_tail(title: str, kind: BlockKind) -> None:
    body, ending = tail.split([*BODY, Block(title, kind), Block(ABOUT)])

    assert list(body) == BODY
    assert ending == (title, ABOUT)


def test_several_such_sections_are_one_tail() -> None:
    _, ending = tail.split(
        [
            *BODY,
            Block("Media Contacts"),
            Block("Ms Karen Loh"),
            Block("About the IOA"),
            Block("Insights"),
            Block(ABOUT),
        ]
    )

    assert len(ending) == 5


def test_a_section_in_the_middle_stays_in_the_body() -> None:
    blocks = [*BODY, heading("About the survey"), Block(ABOUT), heading("Results"), *BODY]

    assert tail.split(blocks) == (tuple(blocks), ())


def test_a_numbered_paragraph_ends_the_search_for_a_tail() -> None:
    blocks = [*BODY, Block("About the survey"), Block(ABOUT, marker="3")]

    assert tail.split(blocks) == (tuple(blocks), ())


def test_a_page_about_something_is_no_tail_as_a_whole() -> None:
    blocks = [Block("About the Institute"), Block(ABOUT), Block(ABOUT)]

    assert tail.split(blocks) == (tuple(blocks), ())


def test_a_line_that_offers_contact_is_the_tail_by_itself() -> None:
    line = "For media enquiries, please contact the press office at press@example.org."

    assert tail.split([*BODY, Block(line)]) == (tuple(BODY), (line,))


def test_no_blocks_have_no_tail() -> None:
    assert tail.split([]) == ((), ())
