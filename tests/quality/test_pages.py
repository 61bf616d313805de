"""Labelled pages of our own: their text, title and dates are found, every one.

Each page lies beside a file of labels: `title`, `date` ("" for no sure date), where it is told
apart `event`, and snippets that belong to the text (`with`) or do not (`without`).
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from indexer.model import Document
from tests.clean.pages import html_document, text_document

PAGES = sorted(
    file for file in Path(__file__).with_name("pages").iterdir() if file.suffix != ".toml"
)

each_page = pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)


@cache
def document(file: Path) -> Document:
    read = html_document if file.suffix == ".html" else text_document
    return read(file.read_text(encoding="utf-8"))


def labels(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.with_suffix(".toml").read_text(encoding="utf-8"))


def folded(text: str) -> str:
    return " ".join(text.split())


@each_page
def test_what_belongs_to_the_text_stays(file: Path) -> None:
    text = folded(document(file).text)

    assert [snippet for snippet in labels(file)["with"] if folded(snippet) not in text] == []


@each_page
def test_what_does_not_belong_to_the_text_goes(file: Path) -> None:
    text = folded(document(file).text)

    assert [snippet for snippet in labels(file)["without"] if folded(snippet) in text] == []


@each_page
def test_the_title_is_found(file: Path) -> None:
    assert document(file).title == labels(file)["title"]


@each_page
def test_the_date_is_found_or_none_is_invented(file: Path) -> None:
    assert (document(file).published.date or "") == labels(file)["date"]


@pytest.mark.parametrize(
    "file", [file for file in PAGES if "event" in labels(file)], ids=lambda file: file.stem
)
def test_the_event_is_told_apart(file: Path) -> None:
    assert document(file).event == labels(file)["event"]
