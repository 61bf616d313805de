"""PDF files: the only place that knows pypdfium2.

Of the libraries at hand it is the one that hostile files have been tried on most, as a part of
browsers, and it takes a tenth of the time of those written in Python, or less.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from indexer.errors import ReadError
from indexer.model import Format
from indexer.read.damage import BROKEN, as_read_error
from indexer.read.record import Read, Record

PAGE_BREAK = "\f"
_RAISED = (*BROKEN, pypdfium2.PdfiumError)
_MAX_TEXT = 10 * 2**20  # characters
_LINE = re.compile(r"(.*?)(\r\n|[\ufffe\x02]|\Z)", re.DOTALL)
_PARTED = {"\ufffe", "\x02"}  # what PDFium writes where a word is broken at the end of a line
_MEANT = str.maketrans({"\r": " ", "\n": " ", PAGE_BREAK: " "})
_USUAL = 0.2  # quantile of a document's line spacings that is the one within paragraphs
_GAP = 1.3  # times the usual spacing, and more, part paragraphs


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    foot: float | None  # of its first letter, in points from the foot of the page; None: not known


def read(record: Record) -> Read:
    """The record, whose text is taken out only when it is asked for: that may take seconds."""
    return Read(Format.TEXT, lambda: text_of(record.payload), "", record.address)


def text_of(payload: bytes) -> str:
    """The text of all pages, each ended by a form feed, so that page numbers can be counted.

    An empty line stands where the page leaves a gap. Raise `ReadError` for a file without a text:
    damaged, locked, or nothing but pictures.
    """
    try:
        pages = _pages(payload)
    except _RAISED as error:
        locked = "password" in str(error).lower()
        what = "a PDF file that a password locks" if locked else "a damaged PDF file"
        raise as_read_error(error, what) from error
    if not any(pages):
        raise ReadError("", "a PDF file without a text: scanned pages, perhaps")
    usual = _usual(pages)
    return "".join(_printed(page, usual) + PAGE_BREAK for page in pages)


def _pages(payload: bytes) -> list[list[_Line]]:
    pages, left = [], _MAX_TEXT
    for page in _lines(payload):
        left -= sum(len(line.text) for line in page)
        if left < 0:
            raise ReadError("", f"its text has more than {_MAX_TEXT // 2**20} million characters")
        pages.append(page)
    return pages


def _lines(payload: bytes) -> Iterator[list[_Line]]:
    with closing(pypdfium2.PdfDocument(payload)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                yield list(_lines_on(text))


def _lines_on(page: pypdfium2.PdfTextPage) -> Iterator[_Line]:
    for match in _LINE.finditer(page.get_text_range()):
        line, end = match.groups()
        if line.strip():
            at = match.start() + len(line) - len(line.lstrip())
            first = raw.FPDFText_GetCharIndexFromTextIndex(page, at)
            box = raw.FS_RECTF()
            known = raw.FPDFText_GetLooseCharBox(page, first, box)
            text = line.translate(_MEANT) + "-" * (end in _PARTED)
            yield _Line(text, box.bottom if known else None)


def _usual(pages: Sequence[Sequence[_Line]]) -> float:
    """The spacing of lines within paragraphs; 0 where none follow each other."""
    spacings = sorted(gap for page in pages for gap in _spacings(page) if gap > 0)
    return spacings[int(len(spacings) * _USUAL)] if spacings else 0.0


def _spacings(page: Sequence[_Line]) -> Iterator[float]:
    """How far each line stands below the one before, 0 where that is not known."""
    before: float | None = None
    for line in page:
        foot = line.foot
        yield 0.0 if before is None or foot is None else before - foot
        before = foot


def _printed(page: Sequence[_Line], usual: float) -> str:
    """The page's lines, with an empty one before each that does not follow close on another."""
    printed = []
    for line, spacing in zip(page, _spacings(page), strict=True):
        apart = spacing < 0 or spacing > _GAP * usual
        printed.append(f"\n{line.text}" if apart else line.text)
    return "\n".join(printed)
