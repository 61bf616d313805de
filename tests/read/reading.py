"""Reads files as an indexing run does, and tells what came of it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from indexer import read
from indexer.model import Page, PassedOver


def read_all(file: Path, path: str = "") -> Iterator[Page | PassedOver]:
    """The pages of a file, and what was passed over."""
    for one in read.pages(file, path or file.name):
        if isinstance(one, Page | PassedOver):
            yield one


def pages_of(file: Path, path: str = "") -> list[Page]:
    return [one for one in read_all(file, path) if isinstance(one, Page)]


def kinds_of(file: Path) -> Counter[str]:
    """How many records were pages, and how many were passed over for each reason."""
    return Counter("a page" if isinstance(one, Page) else one.reason for one in read_all(file))
