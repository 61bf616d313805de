"""What changed between two versions of a document."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Version
from tests.factories import make_capture, make_document, make_published
from tests.webapp.browsing import link, one, read, text, texts
from tests.webapp.stub import StubSearcher
from webapp.pages.changes import MOST_WORDS, Piece, Sign, changes, words

ID = "0123456789abcdef"
CAPTURES = tuple(
    make_capture(f"{year}.html", captured=f"{year}-03-02T10:00:00Z", digest=str(year))
    for year in (2019, 2021, 2023)
)


@pytest.fixture
def changed(searcher: StubSearcher) -> None:
    searcher.documents = [
        make_document(
            ID,
            title="Talks in Tokyo",
            date="2019-03-01",
            body=("Opening.", "They met for two hours.", "A dinner followed."),
            captures=CAPTURES,
            earlier=(
                Version(0, problem="no text of its own"),
                Version(
                    1,
                    "Talks in Kyoto",
                    make_published("2019-03-02"),
                    ("Opening.", "They met for an hour.", "Nothing else."),
                ),
            ),
        )
    ]


@pytest.mark.usefixtures("changed")
def test_the_last_two_versions_are_set_against_each_other(client: FlaskClient) -> None:
    page = read(client, f"/d/{ID}/versions")

    assert texts(page, "dl del") == [
        "removed: −Kyoto end of removed",
        "removed: −2 end of removed",
    ]
    assert texts(page, ".changes ins")[:2] == [
        "added: +two end of added",
        "added: +hours end of added",
    ]
    assert "2 paragraphs changed" in text(one(page, "dl.wide"))


@pytest.mark.usefixtures("changed")
def test_a_version_without_a_text_says_why(client: FlaskClient) -> None:
    page = read(client, f"/d/{ID}/versions?from=1&to=3")

    assert text(one(page, ".warn")) == "One of the two gives no text: no text of its own"


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("given", ["from=9&to=9", "from=x&to=-1", "from=&to=", ""])
def test_numbers_of_no_version_mean_the_last_two(client: FlaskClient, given: str) -> None:
    page = read(client, f"/d/{ID}/versions?{given}")

    assert [o["value"] for o in page.select("option[selected]")] == ["2", "3"]


@pytest.mark.usefixtures("changed")
def test_a_document_that_changed_leads_to_its_versions(client: FlaskClient) -> None:
    assert link(read(client, f"/d/{ID}"), "What changed") == f"/d/{ID}/versions"


def test_a_document_that_never_changed_says_so(client: FlaskClient, searcher: StubSearcher) -> None:
    searcher.documents = [make_document(ID)]

    assert "What changed" not in client.get(f"/d/{ID}").text
    assert "says the same" in text(one(read(client, f"/d/{ID}/versions"), "main"))


def test_words_are_compared_and_characters_where_no_spaces_part_them() -> None:
    assert words("met an hour", "met two hours") == (
        Piece("met "), Piece("an", Sign.GONE), Piece("two", Sign.NEW), Piece(" "),
        Piece("hour", Sign.GONE), Piece("hours", Sign.NEW),
    )  # fmt: skip
    assert words("外相会談", "首相会談") == (
        Piece("外", Sign.GONE), Piece("首", Sign.NEW), Piece("相会談"),
    )  # fmt: skip


def test_what_did_not_change_is_counted() -> None:
    before = [f"line {n}" for n in range(10)]

    shown = changes(before, [*before[:5], "another", *before[6:]])

    assert [line.left_out for line in shown] == [4, 0, 0, 0, 3]


def test_long_unlike_texts_stand_whole() -> None:
    before, after = "a " * MOST_WORDS, "b " * MOST_WORDS

    assert words(before, after) == (Piece(before, Sign.GONE), Piece(after, Sign.NEW))


@given(st.text(), st.text())
def test_both_texts_can_be_read_off_a_comparison(before: str, after: str) -> None:
    pieces = words(before, after)

    assert all(p.before + p.words + p.behind == p.text for p in pieces)
    assert "".join(p.text for p in pieces if p.sign is not Sign.NEW) == before
    assert "".join(p.text for p in pieces if p.sign is not Sign.GONE) == after
