"""PDF files: the only place that knows pypdfium2.

Of the libraries at hand it is the one that hostile files have been tried on most, as a part of
browsers, and it takes a tenth of the time of those written in Python, or less.
"""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2

from indexer.errors import ReadError
from indexer.model import Format
from indexer.read.damage import BROKEN, as_read_error
from indexer.read.record import Read, Record

PAGE_BREAK = "\f"
_RAISED = (*BROKEN, pypdfium2.PdfiumError)
_MAX_TEXT = 10 * 2**20  # characters
_MEANT = str.maketrans({"\ufffe": "", "\x02": "", "\r": " ", PAGE_BREAK: " "})
# PDFium writes one of the first two where a word was broken at the end of a line


def read(record: Record) -> Read:
    """The record, whose text is taken out only when it is asked for: that may take seconds."""
    return Read(Format.TEXT, lambda: text_of(record.payload), "", record.address)


def text_of(payload: bytes) -> str:
    """The text of all pages, parted by form feeds, so that page numbers can be counted.

    Raise `ReadError` for a file without a text: damaged, locked, or nothing but pictures.
    """
    try:
        pages = _pages(payload)
    except _RAISED as error:
        locked = "password" in str(error).lower()
        what = "a PDF file that a password locks" if locked else "a damaged PDF file"
        raise as_read_error(error, what) from error
    if not any(page.strip() for page in pages):
        raise ReadError("", "a PDF file without a text: scanned pages, perhaps")
    return PAGE_BREAK.join(pages)


def _pages(payload: bytes) -> list[str]:
    pages, left = [], _MAX_TEXT
    for page in _texts(payload):
        left -= len(page)
        if left < 0:
            raise ReadError("", f"its text has more than {_MAX_TEXT // 2**20} million characters")
        pages.append(page.replace("\r\n", "\n").translate(_MEANT))
    return pages


def _texts(payload: bytes) -> Iterator[str]:
    with closing(pypdfium2.PdfDocument(payload)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                yield text.get_text_range()
