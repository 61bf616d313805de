"""CSV: a line a document, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from webapp.exports.found import Found

COLUMNS = (
    "id", "title", "date", "precision", "source", "kind", "language",
    "people", "address", "captured", "captures", "sample", "permanent",
)  # fmt: skip

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def written(found: Iterable[Found]) -> Iterator[str]:
    """With a byte order mark, by which Excel knows UTF-8."""
    yield "\ufeff" + _line(COLUMNS)
    for one in found:
        yield _line([cell(text) for text in _row(one)])


def cell(text: str) -> str:
    """The text, or with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(one: Found) -> tuple[str, ...]:
    document = one.document
    shown = document.captures[-1] if document.captures else None
    people = dict.fromkeys(m.name for m in document.people if not m.tail)
    return (
        document.id,
        document.title,
        document.published.date or "",
        document.published.precision.value,
        document.source,
        document.kind.value,
        document.language,
        "; ".join(people),
        shown.address if shown else "",
        shown.captured if shown else "",
        str(len(document.captures)),
        "yes" if document.sample else "",
        one.permanent,
    )


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
