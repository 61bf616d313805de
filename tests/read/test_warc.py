"""WARC and ARC files: every record is a page, or counted with the reason why not."""

import gzip
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from indexer import read
from indexer.model import Page, PassedOver
from indexer.read.record import Spot
from tests.read import archives
from tests.read.archives import ADDRESS, HTML, gzipped, http, revisit, warc
from tests.read.reading import kinds_of, pages_of, read_all

OTHER = "http://www.mofa.go.jp/press/2.html"
RECORDS = [
    warc(b"software: a crawler\r\n", kind="warcinfo"),
    warc(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
    warc(http()),
    warc(http(b"", status="301 Moved", headers="Location: /2.html\r\n")),
    warc(http(b"<p>gone</p>", status="404 Not Found")),
    warc(http(b"\x89PNG\r\n", kind="image/png")),
    warc(http(HTML.replace(b"Tokyo", b"Osaka")), address=OTHER),
]
KINDS = Counter(
    {
        "a page": 2,
        "no page, but a warcinfo record": 1,
        "no page, but a request record": 1,
        "no page, but HTTP status 301": 1,
        "no page, but HTTP status 404": 1,
        "no page, but image/png": 1,
    }
)


def plain(records: list[bytes]) -> bytes:
    return b"".join(records)


def as_one(records: list[bytes]) -> bytes:
    return gzip.compress(plain(records))


def in_two(records: list[bytes]) -> bytes:
    return gzip.compress(plain(records[:3])) + gzip.compress(plain(records[3:]))


PACKINGS = [plain, gzipped, as_one, in_two]


def file_of(content: bytes, tmp_path: Path, name: str = "a.warc") -> Path:
    file = tmp_path / name
    file.write_bytes(content)
    return file


def only(record: bytes, tmp_path: Path) -> Page | PassedOver:
    (found,) = read_all(file_of(record, tmp_path))
    return found


def page_in(record: bytes, tmp_path: Path) -> Page:
    found = only(record, tmp_path)
    assert isinstance(found, Page), found
    return found


@pytest.mark.parametrize("packing", PACKINGS)
def test_records_are_pages_and_each_kind_passed_over(
    packing: Callable[[list[bytes]], bytes], tmp_path: Path
) -> None:
    assert kinds_of(file_of(packing(RECORDS), tmp_path)) == KINDS


@pytest.mark.parametrize("packing", PACKINGS)
def test_each_page_is_found_again_at_its_offset(
    packing: Callable[[list[bytes]], bytes], tmp_path: Path
) -> None:
    file = file_of(packing(RECORDS), tmp_path)
    pages = pages_of(file)

    assert ["Tokyo" in page.text for page in pages] == [True, False]
    for page in reversed(pages):
        assert read.page(file, page.capture) == page


@pytest.mark.parametrize("packing", PACKINGS)
def test_reading_goes_on_behind_any_record(
    packing: Callable[[list[bytes]], bytes], tmp_path: Path
) -> None:
    file = file_of(packing(RECORDS), tmp_path)
    spots = [one for one in read.captures(file, "a.warc") if isinstance(one, Spot)]

    assert len(spots) == len(RECORDS)
    for number, spot in enumerate(spots):
        rest = [one for one in read.captures(file, "a.warc", spot) if isinstance(one, Spot)]
        assert rest == spots[number + 1 :]


def test_a_page_knows_what_its_record_tells(tmp_path: Path) -> None:
    content = "<p>外務大臣</p>".encode("euc-jp")
    capture = page_in(warc(http(content, kind="text/html; charset=EUC-JP")), tmp_path).capture

    assert (capture.address, capture.captured) == (ADDRESS, "2023-12-17T04:12:00Z")
    assert (capture.media_type, capture.charset) == ("text/html", "euc-jp")


@pytest.mark.parametrize("name", ["a.arc", "a.arc.gz"])
def test_arc_files_are_read_too(name: str, tmp_path: Path) -> None:
    records = archives.arc(http(), http(b"", status="302 Found"))
    content = gzipped(records) if name.endswith("gz") else plain(records)
    file = file_of(content, tmp_path, name)

    assert kinds_of(file) == {
        "a page": 1,
        "no page, but a warcinfo record": 1,
        "no page, but HTTP status 302": 1,
    }
    (page,) = pages_of(file)
    assert (page.capture.address, page.capture.captured) == (ADDRESS, "2023-12-17T04:12:00Z")
    assert read.page(file, page.capture) == page


def test_a_resource_is_a_page_without_http(tmp_path: Path) -> None:
    record = warc(HTML, kind="resource", headers="Content-Type: text/html\r\n")

    assert page_in(record, tmp_path).text == HTML.decode()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("dns:www.mofa.go.jp", "no page, but a record of dns:"),
        ("urn:text:http://www.mofa.go.jp/", "no page, but a record of urn:"),
        ("http://www.mofa.go.jp/robots.txt", "no page, but robots.txt"),
    ],
)
def test_what_no_reader_of_the_web_saw_is_left_out(
    address: str, reason: str, tmp_path: Path
) -> None:
    found = only(warc(http(b"a text", kind="text/plain"), address=address), tmp_path)

    assert found == PassedOver("a.warc", reason, failed=False)


# Bodies

NOISE = random.Random(1).randbytes(100_000).hex().encode()  # noqa: S311 -- no secret
BODIES = {
    "plain": (HTML, ""),
    "chunked": (archives.chunked(HTML), "Transfer-Encoding: chunked\r\n"),
    "chunked, long undone": (HTML, "Transfer-Encoding: chunked\r\n"),
    "gzip": (gzip.compress(HTML), "Content-Encoding: gzip\r\n"),
    "gzip, padded": (gzip.compress(HTML) + bytes(9), "Content-Encoding: gzip\r\n"),
    "gzip, long undone": (HTML, "Content-Encoding: gzip\r\n"),
    "deflate": (archives.deflated(HTML, 15), "Content-Encoding: deflate\r\n"),
    "deflate, bare": (archives.deflated(HTML, -15), "Content-Encoding: deflate\r\n"),
    "brotli": (brotli.compress(HTML), "Content-Encoding: br\r\n"),
    "brotli, long undone": (HTML, "Content-Encoding: br\r\n"),
    "gzip in chunks": (
        archives.chunked(gzip.compress(HTML)),
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
    ),
    "gzip of deflate": (
        gzip.compress(archives.deflated(HTML, 15)),
        "Content-Encoding: deflate, gzip\r\n",
    ),
}


@pytest.mark.parametrize("coding", BODIES)
def test_a_body_comes_out_of_its_codings(coding: str, tmp_path: Path) -> None:
    body, headers = BODIES[coding]

    assert page_in(warc(http(body, headers=headers)), tmp_path).text == HTML.decode()


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (gzip.compress(bytes(30 * 2**20)), "Content-Encoding: gzip\r\n", "too large"),
        (brotli.compress(bytes(30 * 2**20)), "Content-Encoding: br\r\n", "too large"),
        (gzip.compress(HTML)[:-20] + bytes(20), "Content-Encoding: gzip\r\n", "damaged"),
        (brotli.compress(NOISE)[:-40] + b"\xff" * 99, "Content-Encoding: br\r\n", "damaged"),
        (b"(\xb5/\xfd", "Content-Encoding: zstd\r\n", "no reader for the content coding 'zstd'"),
    ],
)
def test_a_body_that_cannot_be_read_says_why(
    body: bytes, headers: str, reason: str, tmp_path: Path
) -> None:
    found = only(warc(http(body, headers=headers)), tmp_path)

    assert isinstance(found, PassedOver)
    assert found.failed
    assert reason in found.reason


# Revisits


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_revisit_has_the_body_it_refers_to_and_its_own_address(
    packing: Callable[[list[bytes]], bytes], tmp_path: Path
) -> None:
    file = file_of(packing([RECORDS[0], warc(http()), revisit(OTHER)]), tmp_path)

    first, again = pages_of(file)

    assert again.text == first.text
    assert again.capture.digest == first.capture.digest
    assert again.capture.address == OTHER
    assert again.capture.offset > again.capture.body_offset == first.capture.offset
    assert read.page(file, again.capture) == again


def test_a_revisit_of_what_lies_elsewhere_is_counted(tmp_path: Path) -> None:
    found = only(revisit(), tmp_path)

    reason = "a revisit of a page that this file does not hold"
    assert found == PassedOver("a.warc", reason, failed=False)


# Damage


@pytest.mark.parametrize("packing", [plain, gzipped])
@pytest.mark.parametrize("number", range(len(RECORDS) - 1))
def test_what_stands_behind_damage_is_still_read(
    packing: Callable[[list[bytes]], bytes], number: int, tmp_path: Path
) -> None:
    whole = [packing([record]) for record in RECORDS]
    whole[number] = b"\x00" * 40 + whole[number][40:]

    name = "a.warc.gz" if packing is gzipped else "a.warc"

    kinds = kinds_of(file_of(b"".join(whole), tmp_path, name))

    assert kinds["a page"] == (1 if number == 2 else 2)
    assert sum(kinds.values()) == len(RECORDS)


def test_a_record_that_is_a_little_longer_than_it_says_is_no_damage(tmp_path: Path) -> None:
    length = len(http(b"<p>gone</p>", status="404 Not Found"))
    short = RECORDS[4].replace(b"Length: %d" % length, b"Length: %d" % (length - 1))
    records = [*RECORDS[:4], short, *RECORDS[5:]]

    assert kinds_of(file_of(plain(records), tmp_path)) == KINDS


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_file_that_was_cut_off_says_so_and_keeps_its_pages(
    packing: Callable[[list[bytes]], bytes], tmp_path: Path
) -> None:
    found = list(read_all(file_of(packing(RECORDS)[:-60], tmp_path)))

    assert isinstance(found[-1], PassedOver)
    assert found[-1].failed
    assert "ends within" in found[-1].reason or "file ended before" in found[-1].reason
    assert sum(isinstance(one, Page) for one in found) == (packing is not as_one)


def test_a_header_without_an_end_is_damage_not_memory(tmp_path: Path) -> None:
    endless = b"WARC/1.0\r\n" + b"A: b\r\n" * 400_000

    found = list(read_all(file_of(endless + plain(RECORDS), tmp_path)))

    assert isinstance(found[0], PassedOver)
    assert "lines of more than 1 MB" in found[0].reason
    assert sum(isinstance(one, Page) for one in found) == 2


def test_a_record_that_expands_without_measure_is_damage(tmp_path: Path) -> None:
    bomb = warc(http(bytes(200 * 2**20), kind="video/mp4"))

    found = list(read_all(file_of(gzipped([RECORDS[0], bomb, *RECORDS]), tmp_path)))

    assert any(isinstance(one, PassedOver) and "200 times its size" in one.reason for one in found)
    assert sum(isinstance(one, Page) for one in found) == 2
