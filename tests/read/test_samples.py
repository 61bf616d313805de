"""Real archive files are read in full: every record is a page, or counted with the reason."""

from collections import Counter
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from indexer import read
from tests import samples
from tests.read.reading import kinds_of, pages_of

# What a look by hand at the files gave, of those that hold pages; revisits among them.
PAGES = {
    "dupes.warc.gz": 2,
    "example-bad.warc.gz.bad": 2,
    "example-extra.warc": 4,
    "example-url-agnostic-orig.warc.gz": 1,
    "example-wget-1-14.warc.gz": 1,
    "example-wpull.warc.gz": 1,
    "example.arc": 1,
    "example.arc.gz": 1,
    "example.warc": 2,
    "example.warc.gz": 2,
    "example2.warc.gz": 1,
    "iana.warc.gz": 16,
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return samples.unpacked(tmp_path_factory.mktemp("samples"))


def test_the_pages_are_found(files: list[Path]) -> None:
    found = {file.name: kinds_of(file)["a page"] for file in files}

    assert {name: count for name, count in found.items() if count} == PAGES


def test_records_are_pages_and_each_kind_passed_over(files: list[Path]) -> None:
    for file in files:
        if records := _records(file):
            assert sum(kinds_of(file).values()) == records, file.name


def test_nothing_in_them_fails(files: list[Path]) -> None:
    reasons = Counter[str]()
    for file in files:
        reasons.update(kinds_of(file))

    assert {reason for reason in reasons if "damaged" in reason or "reader" in reason} == set()


def test_each_page_is_found_again(files: list[Path]) -> None:
    for file in files:
        for page in pages_of(file):
            assert read.page(file, page.capture) == page


def _records(file: Path) -> int:
    """As warcio counts them by itself; 0 for the file that it refuses."""
    with file.open("rb") as stream:
        try:
            return sum(1 for _ in ArchiveIterator(stream))
        except ArchiveLoadFailed:
            return 0
