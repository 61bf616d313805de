"""Citations: what other programs read back."""

import json

import pytest
import rispy
from flask.testing import FlaskClient
from pybtex.database import parse_string

from indexer.model import Document
from tests.factories import make_capture, make_document
from tests.webapp.browsing import one, read, text
from tests.webapp.conftest import BUDGET, TOKYO
from webapp.citing import FORMATS, citation
from webapp.citing.bibtex import written as bibtex
from webapp.citing.ris import written as ris

HERE = "https://archive.example/d/0123456789abcdef"
AWKWARD = "Trade & {growth} up 5% in “Q1_2020” at $3 #1 ~ \\ ^ 上川"


def _document(title: str = "Talks in Tokyo", date: str | None = "2023-12-16") -> Document:
    capture = make_capture(
        address="https://www.example.org/release?no=1&lang=en", captured="2024-03-02T23:30:00Z"
    )
    return make_document(title=title, date=date, captures=(capture,))


def test_bibtex_is_read_back_by_another_program() -> None:
    entries = parse_string(bibtex(citation(_document(), HERE)), "bibtex").entries

    fields = entries["communique-0123456789abcdef"].fields
    assert fields["title"] == "{Talks in Tokyo}"
    assert (fields["year"], fields["month"]) == ("2023", "dec")
    assert fields["date"] == "2023-12-16"
    assert fields["url"] == "https://www.example.org/release?no=1&lang=en"
    assert fields["urldate"] == "2024-03-02"


def test_bibtex_escapes_what_latex_would_take_for_commands() -> None:
    (entry,) = parse_string(bibtex(citation(_document(AWKWARD), HERE)), "bibtex").entries.values()

    assert entry.fields["title"] == (
        r"{Trade \& (growth) up 5\% in “Q1\_2020” at \$3 \#1 \textasciitilde{} "
        r"\textbackslash{} \textasciicircum{} 上川}"
    )


def test_ris_is_read_back_by_another_program() -> None:
    (entry,) = rispy.loads(ris(citation(_document(AWKWARD), HERE)))

    assert entry["title"] == AWKWARD
    assert entry["date"] == "2023/12/16"
    assert entry["publisher"] == "MOFA Japan"
    assert entry["urls"] == ["https://www.example.org/release?no=1&lang=en", HERE]


def test_a_line_break_in_a_title_starts_no_field_of_its_own() -> None:
    (entry,) = rispy.loads(ris(citation(_document("Talks\nUR  - http://evil.example"), HERE)))

    assert entry["title"] == "Talks UR - http://evil.example"
    assert "http://evil.example" not in entry["urls"]


@pytest.mark.parametrize(
    ("date", "parts"),
    [("2023-12-16", [2023, 12, 16]), ("2023-12", [2023, 12]), ("2023", [2023])],
)
def test_csl_dates_are_as_precise_as_known(date: str, parts: list[int]) -> None:
    (item,) = json.loads(FORMATS["csl.json"].written(citation(_document(date=date), HERE)))

    assert item["issued"] == {"date-parts": [parts]}
    assert item["accessed"] == {"date-parts": [[2024, 3, 2]]}
    assert item["author"] == [{"literal": "MOFA Japan"}]


def test_without_a_sure_date_no_format_states_one() -> None:
    undated = citation(_document(date=None), HERE)

    (item,) = json.loads(FORMATS["csl.json"].written(undated))
    assert "issued" not in item
    assert "date" not in rispy.loads(ris(undated))[0]
    assert "year" not in bibtex(undated)


def test_the_document_page_shows_its_citation_and_offers_the_files(client: FlaskClient) -> None:
    page = read(client, f"/d/{TOKYO}")

    said = text(one(page, ".cite"))
    assert said.startswith("MOFA Japan. “Foreign ministers meet in Tokyo”. 16 December 2023.")
    assert f"http://localhost/d/{TOKYO}" in said
    assert said.endswith("Sample, reworded.")
    for suffix in FORMATS:
        assert one(page, f'a[href="/d/{TOKYO}/cite.{suffix}"]')


def test_each_file_comes_as_an_attachment(client: FlaskClient) -> None:
    for suffix, style in FORMATS.items():
        answer = client.get(f"/d/{BUDGET}/cite.{suffix}")

        assert answer.status_code == 200
        assert answer.mimetype == style.media_type
        assert (
            answer.headers["Content-Disposition"] == f'attachment; filename="communique.{suffix}"'
        )


def test_an_unknown_format_or_document_is_not_found(client: FlaskClient) -> None:
    assert client.get(f"/d/{TOKYO}/cite.docx").status_code == 404
    assert client.get("/d/ffffffffffffffff/cite.ris").status_code == 404
    assert client.get("/d/XYZ/cite.ris").status_code == 404
