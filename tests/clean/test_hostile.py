"""Pages that were made to be hard: they end in seconds, with a text or a reason."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.clean import text_of_html
from indexer.clean.boilerplate.phrases import rule_for
from indexer.errors import NotADocument
from tests.clean.pages import html_document, text_document

TEXT = (
    "<p>The ministers met in Tokyo and agreed on many things of importance to both countries.</p>"
)
SECONDS = 20.0  # of processor time; on an idle machine it takes a few

HARD = {
    "divs": TEXT + "<div>" * 100_000 + TEXT,
    "lists": "<ul><li>" * 20_000 + TEXT,
    "tables": "<table><tr><td>" * 20_000 + TEXT,
    "fonts never closed": ("<font size=2><b>" + TEXT) * 1_000,
    "attributes": "<div " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">" + TEXT,
    "a class of megabytes": "<div class='" + "menu " * 500_000 + "'>" + TEXT,
    "entities": "<p>" + "&amp;&nbsp;&#x41;" * 200_000,
    "angles": "<" * 1_000_000,
    "comments": "<!--" * 200_000,
    "headings": "<h1>Press</h1>" * 20_000 + TEXT,
    "null characters": "\x00" * 1_000 + TEXT,
    "a lone surrogate": "\ud800" + TEXT,
}


@pytest.mark.parametrize("name", HARD)
def test_a_hard_page_ends_in_time(name: str) -> None:
    begun = time.process_time()

    text = text_of_html(HARD[name])

    assert time.process_time() - begun < SECONDS
    assert isinstance(text, str)


@pytest.mark.parametrize("name", ["divs", "fonts never closed", "attributes", "null characters"])
def test_what_a_hard_page_says_is_found(name: str) -> None:
    assert "The ministers met in Tokyo" in text_of_html(HARD[name])


@pytest.mark.parametrize(
    "text",
    ["word " * 3_000_000, "a\n" * 1_000_000, "Topic: Reef " * 500_000],
    ids=("one line", "short lines", "a cloud"),
)
def test_a_dump_without_measure_is_no_document(text: str) -> None:
    with pytest.raises(NotADocument, match="too much text"):
        text_document(text)


def test_a_text_longer_than_can_be_read_is_called_too_large() -> None:
    with pytest.raises(NotADocument, match="too large"):
        html_document("<h1>Talks</h1><p>" + "The ministers met. " * 800_000)


@pytest.mark.parametrize(
    "part",
    [
        "print ",
        "home | ",
        "share ",
        "© ",
        "A ",
        "e-mail",
        "terms of use",
        "an government ",
        "[ a ]",
    ],
)
def test_no_rule_for_lines_takes_long(part: str) -> None:
    line = (part * 700)[:640]
    begun = time.process_time()

    rule_for(line)
    rule_for(line + "!")

    assert time.process_time() - begun < 0.2


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=menu>", "</div>", "<table>", "<tr>", "<td>", "<li>", "<ol>",
             "<h1>", "<br>", "<a href=x>", "</a>", "<pre>", "&nbsp;", "The ministers met. ",
             "26 January 2022", "\n", "Press Releases", "About the IOA", "会談", "<", ">", "&",
             "\x00", "<body>", "<head>", "<title>"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_markup_gives_a_text(parts: list[str]) -> None:
    assert isinstance(text_of_html("".join(parts)), str)
