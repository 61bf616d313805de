"""Runs over archive files: all of their pages, and a tally that adds up."""

import gzip
import os
import signal
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from indexer import read
from indexer.build.reading import Portion, reading
from indexer.build.walk import Found
from indexer.model import Capture, PassedOver, Tally
from indexer.read.originals import Originals
from indexer.read.record import Spot
from indexer.workers import Ended, Limit, Pool
from tests import samples
from tests.build.conftest import Desk
from tests.memory import peak
from tests.read.archives import HTML, gzipped, http, revisit, warc, zipped

ADDRESS = "http://www.mofa.go.jp/press/{}.html"


def crawl(*texts: str) -> list[bytes]:
    """A page a text, and what else a crawl holds."""
    records = [
        warc(http(HTML.replace(b"Tokyo", text.encode())), address=ADDRESS.format(number))
        for number, text in enumerate(texts)
    ]
    return [warc(b"software: a\r\n", kind="warcinfo"), *records]


def put(desk: Desk, path: str, content: bytes) -> Path:
    file = desk.corpus.file_of(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_each_page_of_an_archive_file_is_a_document(desk: Desk) -> None:
    put(desk, "a.warc.gz", gzipped(crawl("Tokyo", "Osaka")))

    tally = desk.index()

    assert tally.indexed == 2
    reason = "no page, but a warcinfo record"
    assert tally.passed_over == (PassedOver("a.warc.gz", reason, failed=False),)
    assert desk.index().unchanged == 2


def test_records_of_one_kind_are_counted_not_listed(desk: Desk) -> None:
    pictures = [warc(http(b"\x89PNG", kind="image/png")) for _ in range(7)]
    put(desk, "a.warc", b"".join([*crawl("Tokyo"), *pictures]))

    tally = desk.index()

    assert (
        PassedOver("a.warc", "no page, but image/png", failed=False, count=7) in tally.passed_over
    )
    assert (tally.left, tally.failed) == (8, 0)


def test_a_page_that_fails_only_when_it_is_made_is_a_page_and_a_failure(desk: Desk) -> None:
    put(desk, "a.zip", zipped({"a.html": HTML, "b.pdf": b"%PDF-1.4 nothing"}))

    tally = desk.index()

    assert (tally.records, tally.pages, tally.indexed, tally.failed) == (2, 2, 1, 1)


def test_failures_and_kinds_without_number_are_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.build.survey._LISTED", 2)
    monkeypatch.setattr("indexer.build.survey._KINDS", 2)
    broken = [warc(http(b"(", headers="Content-Encoding: zstd\r\n")) for _ in range(5)]
    other = [warc(http(b"(", kind=f"image/kind-{number}")) for number in range(5)]
    put(desk, "a.warc", b"".join([*crawl("Tokyo"), *broken, *other]))

    tally = desk.index()

    assert (tally.records, tally.failed, tally.left) == (12, 5, 11)
    assert len(tally.passed_over) == 3 + 3


def test_the_original_of_each_capture_comes_out_of_its_archive(desk: Desk) -> None:
    records = [*crawl("Tokyo"), revisit(ADDRESS.format(9), to=ADDRESS.format(0))]
    put(desk, "a.zip", zipped({"b.warc.gz": gzipped(records), "c.html": HTML}))
    desk.index()

    originals = Originals(desk.corpus)
    captures = [c for document in desk.documents().values() for c in document.captures]
    assert len(captures) == 3
    for capture in captures:
        assert originals.payload(capture) == HTML


def test_a_changed_archive_changes_its_documents_and_no_others(desk: Desk) -> None:
    put(desk, "a.warc", b"".join(crawl("Tokyo", "Osaka")))
    put(desk, "b.html", HTML)
    desk.index()
    put(desk, "a.warc", b"".join(crawl("Tokyo", "Kyoto")))

    tally = desk.index()

    assert (tally.indexed, tally.unchanged, tally.removed) == (1, 2, 0)


# Kept surveys


@pytest.fixture
def large(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive file that is worth a kept survey."""
    monkeypatch.setattr("indexer.build.surveys.LEAST", 1)
    desk.surveys = desk.corpus.root / "surveys"
    return put(desk, "a.warc", b"".join(crawl("Tokyo", "Osaka")))


def reads(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[Tally, int]:
    """A run, and how many files it read through."""
    read_through: list[Path] = []
    really = read.captures

    def counted(
        file: Path, path: str, behind: Spot | None
    ) -> Iterator[Capture | PassedOver | Spot | None]:
        read_through.append(file)
        return really(file, path, behind)

    with monkeypatch.context() as patch:
        patch.setattr(read, "captures", counted)
        return desk.index(), len(read_through)


def test_an_unchanged_archive_is_not_read_through_again(
    desk: Desk, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, count = reads(desk, monkeypatch)
    again, none = reads(desk, monkeypatch)

    assert (first.indexed, again.unchanged) == (2, 2)
    assert (count, none) == (1, 0)
    assert again.passed_over == first.passed_over


def test_other_bytes_of_the_same_size_are_read(
    desk: Desk, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads(desk, monkeypatch)
    before = large.stat()
    large.write_bytes(large.read_bytes().replace(b"Osaka", b"Kyoto"))
    os.utime(large, ns=(before.st_atime_ns, before.st_mtime_ns))

    tally, count = reads(desk, monkeypatch)

    assert (tally.indexed, tally.unchanged, count) == (1, 1, 1)


def test_a_damaged_survey_is_as_good_as_none(
    desk: Desk, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads(desk, monkeypatch)
    (kept,) = (desk.corpus.root / "surveys").iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])

    tally, count = reads(desk, monkeypatch)

    assert (tally.unchanged, count) == (2, 1)
    assert reads(desk, monkeypatch)[1] == 0


def test_surveys_of_files_that_are_gone_are_dropped(desk: Desk, large: Path) -> None:
    put(desk, "b.html", HTML)
    desk.index()
    for kept in (desk.corpus.root / "surveys").iterdir():
        os.utime(kept, (1, 1))
    large.unlink()
    desk.index(prune=True)

    assert list((desk.corpus.root / "surveys").iterdir()) == []


@pytest.mark.slow
def test_real_archives_are_indexed_in_full(desk: Desk) -> None:
    folder = desk.corpus.pages
    files = samples.unpacked(folder)
    records = sum(isinstance(one, Spot) for f in files for one in read.captures(f, f.name))

    tally = desk.index()

    assert tally.failed == 0
    assert tally.records == tally.pages + tally.left == records
    assert tally.indexed == len(desk.documents())


# Records that nobody survives


class Hostile:
    """A task that reads as a survey does, until it comes to a page that names an end for it."""

    def __call__(self, portion: Portion) -> Generator[Capture | PassedOver | Spot | None]:
        for one in read.pages(portion.file.file, portion.file.path, portion.behind):
            if not isinstance(one, Spot | PassedOver | None) and "SIGKILL" in one.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if not isinstance(one, Spot | PassedOver | None) and "hang" in one.text:
                time.sleep(3600)
            yield one if isinstance(one, Spot | PassedOver | None) else one.capture


@pytest.mark.slow
@pytest.mark.parametrize(
    ("end", "reason"),
    [("hang", "gave nothing for 2 seconds"), ("SIGKILL", "the worker process died (SIGKILL)")],
)
def test_behind_a_record_that_nobody_survives_the_rest_is_read(
    end: str, reason: str, tmp_path: Path
) -> None:
    records = crawl("Tokyo", end, "Osaka", end, "Kyoto")
    file = tmp_path / "a.warc.gz"
    file.write_bytes(gzipped(records))
    place = len(gzipped(records[:2]))

    with Pool(1, Limit(clock=2.0)) as pool:
        found = [one for _, one in reading(Hostile(), [Found(file, "a.warc.gz")], pool)]

    captures = [one for one in found if isinstance(one, Capture)]
    failures = [one for one in found if isinstance(one, PassedOver) and one.failed]
    assert [one.address for one in captures] == [ADDRESS.format(n) for n in (0, 2, 4)]
    assert [one.reason for one in failures] == [reason, reason]
    assert failures[0].place == f"a.warc.gz#{place}"
    assert found[-1] is Ended.ENDED


# Memory


class Measured:
    """A task that reads all captures of a file and gives the worker's peak memory, in MB."""

    def __call__(self, file: Path) -> tuple[int, int]:
        found = sum(isinstance(one, Capture) for one in read.captures(file, file.name))
        return found, peak()


@pytest.mark.slow
@pytest.mark.parametrize("packing", ["plain", "each", "whole"])
def test_a_large_archive_is_read_in_the_memory_of_a_page(packing: str, tmp_path: Path) -> None:
    film = warc(http(os.urandom(2**20) * 4, kind="video/mp4"))
    small, large = tmp_path / "small.warc", tmp_path / "large.warc"
    _write(small, [*crawl("Tokyo"), film], packing, times=1)
    _write(large, [*crawl("Tokyo"), film], packing, times=12)

    with Pool(1, Limit(processor=120.0)) as pool:
        peaks = dict(pool.run(Measured(), [small, large]))

    assert large.stat().st_size > 45 * 2**20
    first, last = peaks[small], peaks[large]
    assert isinstance(first, tuple)
    assert isinstance(last, tuple)
    assert (first[0], last[0]) == (1, 12)
    assert last[1] - first[1] < 25


def _write(file: Path, records: list[bytes], packing: str, times: int) -> None:
    one = gzipped(records) if packing == "each" else b"".join(records)
    with file.open("wb") as plain, ExitStack() as stack:
        whole = packing == "whole"
        stream = stack.enter_context(gzip.open(plain, "wb", 1)) if whole else plain
        for _ in range(times):
            stream.write(one)
