"""What belongs to a main text by how its lines are set, and links that do not by their shape."""

import pytest

from indexer.clean import text_of_html
from indexer.clean.html.columns import columns
from indexer.clean.html.teasers import teasers
from indexer.clean.lines import Line
from indexer.model import Block, BlockKind
from tests.clean.pages import html_document, stripped_by

PARTS = (
    "The two ministers met in Port Ann today and agreed to widen the exchange of students.",
    "They spoke of fishing for an hour, and of the reef, which both states want to keep.",
    "In the evening there was a concert, to which ambassadors of nine countries had come.",
    "Next day the guests visited the harbour, where a ferry was named after the old queen.",
)
TEXT = "".join(f"<p class=text>{part}</p>" for part in PARTS)


def page(between: str) -> str:
    first, rest = TEXT[: TEXT.index("<p", 3)], TEXT[TEXT.index("<p", 3) :]
    return (
        "<html><head><title>Talks with Florin on fishing</title></head><body><div class=main>"
        f"<h1>Talks with Florin on fishing</h1>{first}{between}{rest}</div></body></html>"
    )


def line(text: str, linked: float = 0.0, kind: BlockKind = BlockKind.PARAGRAPH) -> Line:
    return Line(Block(text, kind), linked)


@pytest.mark.parametrize(
    "between",
    [
        "<form action=/s><p>Get the tide tables by post</p><p>Your street</p></form>",
        "<figure><img src=a><figcaption>Both on the quay</figcaption></figure>",
    ],
)
def test_what_is_set_otherwise_between_paragraphs_goes(between: str) -> None:
    text = text_of_html(page(between))

    assert all(part in text for part in PARTS)
    assert not any(word in text for word in ("tide tables", "Tide tables", "quay"))


@pytest.mark.parametrize(
    ("between", "said"),
    [
        ("<h2>Fishing</h2>", "Fishing"),
        ("<ul><li>cod</li><li>eel</li></ul>", "eel"),
        ("<dl><dt>Host</dt><dd>Minister Vale</dd></dl>", "Minister Vale"),
        ("<table><tr><th>Hour<th>Subject</tr><tr><td>10:00<td>Charts</tr></table>", "Charts"),
        ("<div class=place>Subjects: reefs; fish.</div>", "Subjects: reefs; fish."),
    ],
)
def test_headings_lists_tables_and_single_lines_between_paragraphs_stay(
    between: str, said: str
) -> None:
    assert said in text_of_html(page(between))


def test_a_form_around_the_whole_page_is_no_control() -> None:
    text = text_of_html(page("<p class=text>It rained.</p>").replace("<body>", "<body><form>"))

    assert all(part in text for part in (*PARTS, "It rained."))


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<div class='newsletter-signup'><p>Hear of tides first.</p></div>", "subscription"),
        ("<div class='promo-box'><p>Tide tables, half price.</p></div>", "promotion"),
        ("<div class='modal'><p>Choose a harbour.</p></div>", "window"),
        ("<p>Sign up for our weekly newsletter on tides</p>", "subscription"),
        ("<p>Follow us on Facebook and tell us of your tides</p>", "social links"),
        ("<p>Next article: The eel returns</p>", "more pages"),
        ("<p>This page contains affiliate links.</p>", "disclosure"),
    ],
)
def test_offers_are_named_as_what_they_are(markup: str, rule: str) -> None:
    document = html_document(page(markup))

    assert len(stripped_by(document, rule)) == 1


@pytest.mark.parametrize("classes", ["has-font-size", "tidal-menu-of-the-reef"])
def test_paragraphs_are_no_links_whatever_their_element_is_called(classes: str) -> None:
    said = "The reef feeds forty villages, each of which keeps one boat for the common purse. "

    assert said.strip() in text_of_html(page(f"<div class={classes}><p>{said * 4}</p></div>"))


def test_code_is_no_breadcrumb() -> None:
    code = "WHERE tide > 4 AND reef -> name = 'Ann'; SELECT tide"

    assert code in text_of_html(page(f"<p class=text>{code}</p>"))


def test_headings_that_link_to_themselves_are_no_teasers() -> None:
    parts = "".join(f"<h2 id=a{n}><a href='#a{n}'>Part {n}</a></h2>{TEXT}" for n in range(3))

    assert "Part 2" in text_of_html(page(parts))


def test_cards_that_are_the_page_stay() -> None:
    cards = [line("Reef", 1.0, BlockKind.HEADING), line("A word on it. " * 20)] * 12

    assert not any(teasers(cards, [True] * 24))


def test_a_few_cards_below_a_text_go() -> None:
    text = [line("The reef feeds forty villages. " * 20)]
    cards = [line("Reef", 1.0, BlockKind.HEADING), line("A word on it.")] * 3

    assert teasers([*text, *cards], [True] * 7) == [False] + [True] * 6


LINKS = [line(name, 1.0) for name in ("Home", "The Minister", "Visas", "Write to us")]
PROSE = [line("The reef feeds forty villages, each of which keeps one boat. " * 6 + "So it is.")]


@pytest.mark.parametrize("lines", [[*LINKS, *PROSE], [*PROSE, *LINKS]])
def test_a_column_of_links_above_or_below_the_text_is_navigation(lines: list[Line]) -> None:
    assert columns(lines, [True] * 5).count(True) == 4


@pytest.mark.parametrize(
    "lines",
    [
        [*PROSE, *LINKS, *PROSE],  # what the text lists
        [*LINKS[:3], *PROSE],  # too few to tell
        [*LINKS * 9, *PROSE],  # the page is a list of links
        LINKS,
    ],
)
def test_other_links_stay(lines: list[Line]) -> None:
    assert not any(columns(lines, [True] * len(lines)))


def test_lists_and_tables_survive_fonts_that_are_never_closed() -> None:
    said = "".join(f"<p><font size=2>Of day {n} they said: {PARTS[n % 4]}" for n in range(320))
    facts = "<ul><li>cod<li>eel</ul><table><tr><th>Hour<th>Subject<tr><td>10:00<td>Charts</table>"

    blocks = html_document(f"<html><body><h1>Talks</h1>{said}{facts}<p>They parted late.").blocks

    assert [b.text for b in blocks if b.kind is BlockKind.ITEM] == ["cod", "eel"]
    assert [b.text for b in blocks if b.kind is BlockKind.ROW][1:] == ["10:00 | Charts"]
