"""What the text dumps of one site have in common, and what never is taken for it."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.authority import Authority
from indexer.clean import clean
from indexer.clean.common import NOTHING_COMMON, Common
from indexer.clean.corrections import Corrections
from indexer.model import Capture, Document, Format, Page
from tests.clean.pages import stripped_by

MASTHEAD = "Harbour Office of Norland   Ships and tides since 1890"
SLOGAN = "Every wave is watched, every boat is known to us by name."
STREET = "Quay House, 4 Lighthouse Row, Port Ann, open on weekdays"
POINT = "3. Both sides will meet again in the spring of next year in the same harbour."
TOPICS = ("fishing", "pilots", "ferries", "lights", "buoys", "dredging", "salvage", "customs")


def dump(topic: str, *, point: str = POINT) -> str:
    return "\n".join(
        (
            MASTHEAD,
            SLOGAN,
            f"Talks with Florin about {topic}",
            "",
            f"The harbour master met his colleague from Florin to speak of {topic} in the strait.",
            f"They agreed that {topic} should be watched by both offices from the summer on.",
            point,
            STREET,
            "Write to the watch at night",
        )
    )


def cleaned(text: str, common: Common) -> Document:
    page = Page(Capture("norland/a.txt"), Format.TEXT, text)
    return clean(page, Authority(), Corrections(), common)


def common(pages: int) -> Common:
    return Common.of([dump(topic) for topic in TOPICS[:pages]])


def test_what_most_dumps_of_a_site_say_at_their_ends_is_the_sites() -> None:
    document = cleaned(dump("fishing"), common(4))

    assert stripped_by(document, "site header") == [" ".join(MASTHEAD.split()), SLOGAN]
    assert stripped_by(document, "site footer") == [STREET, "Write to the watch at night"]
    assert document.title == "Talks with Florin about fishing"
    assert SLOGAN not in document.text


def test_three_pages_of_a_site_tell_nothing() -> None:
    assert common(3) == NOTHING_COMMON
    assert SLOGAN in cleaned(dump("fishing"), NOTHING_COMMON).text


def test_a_numbered_line_that_ends_every_text_is_never_the_sites() -> None:
    document = cleaned(dump("fishing"), common(8))

    assert POINT in document.text


def test_a_line_in_the_middle_stays_however_often_it_is_said() -> None:
    said = "Both sides will meet again in the spring of next year in the same harbour."
    pages = [dump(topic, point=f"{said}\nOf {topic} no more was said that day, as it was late.")
             for topic in TOPICS]  # fmt: skip

    assert said in cleaned(pages[0], Common.of(pages)).text


def test_dates_at_the_end_are_not_the_sites_though_they_look_alike() -> None:
    number = count(1)
    pages = [f"{dump(topic)}\n{next(number)} May 2021" for topic in TOPICS]

    document = cleaned(pages[0], Common.of(pages))

    assert document.published.date == "2021-05-01"
    assert "1 May 2021" in document.text


def test_digits_and_a_few_words_that_change_hide_nothing() -> None:
    tides = [f"High water at {n} o'clock, low water at {n + 6} o'clock, wind from the west" for n in
             range(1, 9)]  # fmt: skip
    pages = [f"{tide}\n{dump(topic)}" for tide, topic in zip(tides, TOPICS, strict=True)]

    document = cleaned(pages[2], Common.of(pages))

    assert tides[2] in stripped_by(document, "site header")


def test_a_page_all_of_whose_text_is_common_keeps_it() -> None:
    text = dump("fishing")

    document = cleaned(text, Common.of([text] * 4))

    assert "They agreed that fishing" in document.text


@settings(deadline=None)
@given(st.permutations([dump(topic) for topic in TOPICS]))
def test_the_order_of_the_pages_does_not_count(pages: list[str]) -> None:
    assert Common.of(pages) == common(8)


@pytest.mark.parametrize("line", ["", "…", "   "])
def test_a_line_without_words_says_nothing(line: str) -> None:
    assert Common.of([line] * 4) == NOTHING_COMMON


# Dumps as they are: no empty line, navigation that is not the same on any two pages


NAVIGATION = (
    "Home", "About the Office", "Ships and Tides", "Notices to Mariners", "Pilots", "Careers",
    "Press Room", "The Library", "Visit the Lighthouse", "Contact Us",
)  # fmt: skip
FOOT = ("Quay House, 4 Lighthouse Row", "Sitemap and Terms")


def close_set(at: int, topic: str, site: str = "Harbour Office of Norland") -> str:
    """A dump with other labels left out on every page, above and below a formulaic text."""
    return "\n".join(
        (
            site,
            *(label for number, label in enumerate(NAVIGATION) if (number + at) % 5),
            f"Talks with Florin about {topic}",
            f"{at + 1} March 2021",
            f"The harbour master met his colleague from Florin to speak of {topic} in the strait.",
            f"They agreed that {topic} should be watched by both offices from the summer on.",
            *FOOT[: 1 + at % 2],
        )
    )


CLOSE_SET = tuple(close_set(at, topic) for at, topic in enumerate(TOPICS))


@pytest.mark.parametrize("at", range(len(TOPICS)))
def test_drifting_navigation_goes_and_the_headline_below_it_stays(at: int) -> None:
    document = cleaned(CLOSE_SET[at], Common.of(CLOSE_SET))

    assert document.title == f"Talks with Florin about {TOPICS[at]}"
    assert [block.text for block in document.blocks] == CLOSE_SET[at].splitlines()[-4 - at % 2 :][
        :3
    ]


def test_without_a_model_the_headline_between_navigation_and_date_stays() -> None:
    document = cleaned(CLOSE_SET[0], NOTHING_COMMON)

    assert document.title == f"Talks with Florin about {TOPICS[0]}"
    assert "Ships and Tides" in stripped_by(document, "navigation")


def test_a_headline_below_its_date_is_found_under_navigation() -> None:
    lines = CLOSE_SET[0].splitlines()
    at = lines.index("1 March 2021")
    lines[at - 1], lines[at] = lines[at], lines[at - 1]

    document = cleaned("\n".join(lines), NOTHING_COMMON)

    assert document.title == f"Talks with Florin about {TOPICS[0]}"


def test_a_smaller_site_in_a_folder_with_a_larger_one_is_known_too() -> None:
    board = "Reef Board of Estovia"
    small = [
        close_set(at, topic, board) for at, topic in enumerate(("algae", "coral", "eels", "rays"))
    ]

    document = cleaned(small[1], Common.of([*CLOSE_SET, *CLOSE_SET, *small]))

    assert board in stripped_by(document, "site header")
    assert document.title == "Talks with Florin about coral"


def test_a_date_is_no_title_for_want_of_one() -> None:
    text = (
        "3 March 2021\n\nThe harbour master met his colleague from Florin to speak of the strait."
    )

    assert cleaned(text, NOTHING_COMMON).title.startswith("The harbour master")
