"""What share of indexing goes to people: `python -m tests.quality.people.cost [FOLDER]`.

CPU time of recognising them, over that of cleaning and analysing the same pages, people included.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from indexer import authority, clean, corpus, read
from indexer.clean.corrections import Corrections
from indexer.clean.people import Texts, mentions
from indexer.clean.source import home_of
from indexer.engines import open_engine
from indexer.errors import NotADocument
from indexer.model import Document, Page

T = TypeVar("T")


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.quality.people.cost")
    arguments.add_argument("folder", nargs="?", type=Path, default=corpus.starter().pages)
    pages = list(_pages(arguments.parse_args().folder))
    records = authority.load(corpus.starter().authority)

    def cleaned() -> list[Document]:
        return [one for page in pages for one in _cleaned(page, records)]

    def recognised() -> None:
        for document in documents:
            home = home_of(document.source, records)
            texts = Texts(document.text, document.title, "\n".join(document.tail), home)
            mentions(texts, records, document.published)

    with TemporaryDirectory() as folder:
        engine = open_engine(f"whoosh:{folder}", records)
        documents, cleaning = _timed(cleaned)
        _, analysing = _timed(lambda: engine.segment(documents))
        _, people = _timed(recognised)
    share = people / (cleaning + analysing)
    print(f"{len(documents)} documents: {cleaning:.2f} s cleaning, {analysing:.2f} s analysing")
    print(f"people: {people:.2f} s, {share:.1%} of both")


def _pages(folder: Path) -> Iterator[Page]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield from (one for one in read.pages(file, file.name) if isinstance(one, Page))


def _cleaned(page: Page, records: authority.Authority) -> Iterator[Document]:
    try:
        yield clean.clean(page, records, Corrections())
    except NotADocument:
        return


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives once everything is prepared, and the seconds of CPU that it took."""
    work()
    began = time.process_time()
    given = work()
    return given, time.process_time() - began


if __name__ == "__main__":
    main()
