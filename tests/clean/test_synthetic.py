"""Ten small pages of traps: what must stay, what must go."""

import json
from pathlib import Path

import pytest

from indexer.clean import text_of_html
from tests.clean.pages import SHARED, html_document, needs_shared

PAGES = sorted((SHARED / "data" / "synthetic").glob("*.html"))
GOLDEN = Path(__file__).parent / "golden"
pytestmark = needs_shared

each_page = pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)


def folded(text: str) -> str:
    return " ".join(text.split())


@each_page
def test_what_belongs_to_the_text_stays_and_what_does_not_goes(file: Path) -> None:
    wanted = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))

    text = folded(text_of_html(file.read_text(encoding="utf-8")))

    assert [snippet for snippet in wanted["with"] if folded(snippet) not in text] == []
    assert [snippet for snippet in wanted["without"] if folded(snippet) in text] == []


@each_page
def test_no_label_of_a_tag_cloud_is_left(file: Path) -> None:
    text = text_of_html(file.read_text(encoding="utf-8"))

    assert not any(label in text for label in ("Country: ", "Topic: ", "Leaders: ", "ESG: "))


@each_page
def test_a_document_is_what_was_agreed(file: Path) -> None:
    expected = json.loads((GOLDEN / f"{file.stem}.json").read_text(encoding="utf-8"))

    document = html_document(file.read_text(encoding="utf-8"))

    found = {
        "title": document.title,
        "date": document.published.date,
        "language": document.language,
        "blocks": [[block.kind.value, block.marker, block.text] for block in document.blocks],
        "tail": list(document.tail),
        "rules": sorted({span.rule for span in document.stripped}),
    }
    assert found == expected
