"""Pages for the tests of cleaning, and where the shared ones lie."""

from pathlib import Path

import pytest

from indexer.authority import Authority
from indexer.clean import clean
from indexer.clean.corrections import Corrections
from indexer.model import Capture, Document, Format, Page

NOBODY = Authority()
SHARED = Path(__file__).parents[2].parent / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder of shared inputs does not lie beside the checkout"
)


def html_document(html: str) -> Document:
    """What cleaning makes of an HTML page."""
    return _document(html, Format.HTML)


def text_document(text: str, authority: Authority = NOBODY) -> Document:
    """What cleaning makes of a text dump."""
    return _document(text, Format.TEXT, authority)


def stripped_by(document: Document, rule: str) -> list[str]:
    """What a rule took out of a document's page."""
    return [span.text for span in document.stripped if span.rule == rule]


def _document(text: str, format: Format, authority: Authority = NOBODY) -> Document:
    page = Page(Capture("example.org/a", address="https://example.org/a"), format, text)
    return clean(page, authority, Corrections())
