"""PDF files: the only place that knows pypdf."""

import io
import logging

import pypdf
from pypdf.errors import PyPdfError

from indexer.errors import ReadError
from indexer.model import Format
from indexer.read.damage import BROKEN, as_read_error
from indexer.read.record import Read, Record

PAGE_BREAK = "\f"
_RAISED = (*BROKEN, PyPdfError)
_MAX_TEXT = 10 * 2**20  # characters

# it reports every oddity that it gets over; what it does not get over, it raises
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(record: Record) -> Read:
    """The record, whose text is taken out only when it is asked for: that may take seconds."""
    return Read(Format.TEXT, lambda: text_of(record.payload), "", record.address)


def text_of(payload: bytes) -> str:
    """The text of all pages, each ended by a form feed, so that page numbers can be counted.

    Raise `ReadError` for a file without a text: damaged, locked, or nothing but pictures.
    """
    try:
        pages = _pages(payload)
    except _RAISED as error:
        raise as_read_error(error, "a damaged PDF file") from error
    if not any(page.strip() for page in pages):
        raise ReadError("", "a PDF file without a text: scanned pages, perhaps")
    return PAGE_BREAK.join(pages)


def _pages(payload: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(payload))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError("", "a PDF file that a password locks")
    pages, left = [], _MAX_TEXT
    for page in reader.pages:
        text = page.extract_text().replace(PAGE_BREAK, " ")
        left -= len(text)
        if left < 0:
            raise ReadError("", f"its text has more than {_MAX_TEXT // 2**20} million characters")
        pages.append(text)
    return pages
