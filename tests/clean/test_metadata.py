"""What a page says of itself for machines."""

import pytest

from indexer.clean.html.markup import parse
from indexer.clean.metadata import UNSTATED, Metadata, metadata_of


def stated(head: str = "", body: str = "", attributes: str = "") -> Metadata:
    html = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return metadata_of(html, parse(html))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>Talks with\n Florin</title>", Metadata(title="Talks with Florin")),
        ("<meta property='og:title' content='Talks'>", Metadata(social_title="Talks")),
        ("<META NAME=og:site_name CONTENT='Norland &amp; Co'>", Metadata(site="Norland & Co")),
        ("<meta http-equiv=Content-Language content=ja>", Metadata(language="ja")),
        ("<meta property='article:section' content='Press'>", Metadata(section="Press")),
        ("<meta name='communique-sample' content='reworded'>", Metadata(sample=True)),
        ("<script>if (a < b) write('</head>')</script><title>Talks</title>",
         Metadata(title="Talks")),
        ("<meta name=author>", UNSTATED),
        ("", UNSTATED),
    ],
)  # fmt: skip
def test_the_head_names_the_page(head: str, expected: Metadata) -> None:
    assert stated(head) == expected


def test_the_language_of_the_page_is_believed_before_that_of_its_server() -> None:
    head = "<meta http-equiv=content-language content=en>"

    assert stated(head, attributes="lang=en-SG").language == "en-SG"


def test_dates_are_told_most_telling_first() -> None:
    found = stated(
        "<meta name=date content=2022-01-03>"
        "<meta property='article:published_time' content='2022-01-01T08:00'>",
        """<time pubdate datetime="2022-01-05"></time><time datetime="2022-01-06"></time>
        <script type="application/ld+json">{"datePublished": "2022-01-04"}</script>
        <script>{"datePublished": "2022-01-07"}</script>""",
    )

    assert found.dates == ("2022-01-01T08:00", "2022-01-03", "2022-01-04", "2022-01-05")


def test_of_a_name_said_twice_the_first_counts() -> None:
    head = "<meta property=og:site_name content=Norland><meta property=og:site_name content=Other>"

    assert stated(head).site == "Norland"
