"""Publication dates of the ten small pages of traps."""

import json
from pathlib import Path

import pytest

from tests.clean.pages import SHARED, html_document, needs_shared

PAGES = sorted((SHARED / "data" / "synthetic").glob("*.html"))
pytestmark = needs_shared


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_dates_of_the_synthetic_pages(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["date"]

    assert html_document(page.read_text(encoding="utf-8")).published.date == expected
