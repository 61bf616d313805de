"""The lines of a text dump, and on which page of a printed document each stands."""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.clean.lines import UNSEEN


class Row(NamedTuple):
    """One line of a dump and what stands around it."""

    text: str  # as it stands, without spaces at its end
    after_blank: bool
    page: int = 0  # counted from 1, of a printed document; 0 for others
    rule: str = ""  # by which it is known to be no text, before all else is looked at

    @property
    def folded(self) -> str:
        return " ".join(self.text.split())


def rows_of(text: str) -> list[Row]:
    """The lines that are not empty. Form feeds end the pages of a printed document."""
    pages = text.split("\f")
    printed = len(pages) > 1
    return [row for number, page in enumerate(pages, 1) for row in _on(page, number * printed)]


def _on(text: str, page: int) -> Iterator[Row]:
    blank = True
    for line in text.translate(UNSEEN).splitlines():
        if line.strip():
            yield Row(line.rstrip(), blank, page)
        blank = not line.strip()
