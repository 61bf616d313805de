"""The table of formats: a new one is a module that writes, and a row here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from webapp import citing
from webapp.exports import csv_rows, json_lines
from webapp.exports.found import Found
from webapp.wording import gettext_noop

__all__ = ["FORMATS", "Export", "Found"]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its name to people, its media type, and how a result set is written in it."""

    name: str
    media_type: str
    written: Callable[[Iterable[Found]], Iterator[str]]


def _cited(style: citing.Style) -> Export:
    def written(found: Iterable[Found]) -> Iterator[str]:
        for one in found:
            yield style.written(citing.citation(one.document, one.permanent))

    return Export(style.name, style.media_type, written)


# By the suffix of the address that gives it
FORMATS: Mapping[str, Export] = {
    "csv": Export(gettext_noop("CSV"), "text/csv", csv_rows.written),
    "json": Export(gettext_noop("JSON"), "application/json", json_lines.array),
    "jsonl": Export(gettext_noop("JSON Lines"), "application/jsonl", json_lines.lines),
    **{suffix: _cited(citing.FORMATS[suffix]) for suffix in ("bib", "ris", "txt")},
}
