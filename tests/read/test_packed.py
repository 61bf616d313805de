"""Zip files, WACZ, MHTML, gzip and PDF files: what is in them, and bounds on what they may be."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import read
from indexer.model import Format, Page, PassedOver
from indexer.read.record import Spot
from tests.read import archives
from tests.read.archives import ADDRESS, HTML, gzipped, http, mhtml, pdf, wacz, warc, zipped
from tests.read.reading import kinds_of, pages_of, read_all

CRAWL = [warc(b"software: a\r\n", kind="warcinfo"), warc(http())]
LATER = HTML.replace(b"Tokyo", b"Osaka")
STORED = zipfile.ZIP_STORED


def file_of(content: bytes, tmp_path: Path, name: str = "a.zip") -> Path:
    file = tmp_path / name
    file.write_bytes(content)
    return file


def reason_for(content: bytes, tmp_path: Path, name: str = "a.zip") -> str:
    (found,) = read_all(file_of(content, tmp_path, name))
    assert isinstance(found, PassedOver)
    assert found.failed
    return found.reason


# Zip


@pytest.mark.parametrize("compression", [STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_zip_file_may_hold_files_of_every_kind(compression: int, tmp_path: Path) -> None:
    files = {
        "a.html": HTML,
        "crawl/b.warc.gz": gzipped(CRAWL),
        "crawl/c.warc": b"".join(CRAWL),
        "d.mhtml": mhtml(),
        "e.html.gz": gzip.compress(HTML),
        "f.pdf": pdf("The ministers met."),
        "g.png": b"\x89PNG\r\n",
        "h.zip": zipped({"a.html": HTML}, STORED),
        "__MACOSX/a.html": HTML,
    }
    file = file_of(zipped(files, compression), tmp_path)

    assert kinds_of(file) == {
        "a page": 7,
        "no page, but a warcinfo record": 2,
        "no page, but image/png": 1,
        "a hidden file": 1,
    }
    for page in reversed(pages_of(file)):
        assert read.page(file, page.capture) == page


def test_a_member_is_named_behind_its_file(tmp_path: Path) -> None:
    inner = zipped({"c#1.html": HTML, "d.warc": b"".join(CRAWL)})
    file = file_of(zipped({"x/a.html": HTML, "b.zip": inner}), tmp_path)

    places = [page.capture.place for page in pages_of(file)]

    offset = len(CRAWL[0])
    assert places == ["a.zip#x/a.html", "a.zip#b.zip!/c%231.html", f"a.zip#b.zip!/d.warc:{offset}"]


def test_reading_goes_on_behind_any_member(tmp_path: Path) -> None:
    inner = zipped({"a.html": HTML, "d.warc": b"".join(CRAWL), "b.html": HTML})
    file = file_of(zipped({"a.html": HTML, "b.zip": inner, "c.html": HTML}), tmp_path)
    spots = [one for one in read.captures(file, "a.zip") if isinstance(one, Spot)]

    assert len(spots) == 6
    for number, spot in enumerate(spots):
        rest = [one for one in read.captures(file, "a.zip", spot) if isinstance(one, Spot)]
        assert rest == spots[number + 1 :]


def test_of_a_wacz_the_archive_files_are_read(tmp_path: Path) -> None:
    file = file_of(wacz({"archive/a.warc.gz": gzipped(CRAWL)}), tmp_path, "a.wacz")

    assert kinds_of(file) == {
        "a page": 1,
        "no page, but a warcinfo record": 1,
        "no archived page, but a list of a WACZ": 2,
    }
    (page,) = pages_of(file)
    assert page.capture.address == ADDRESS
    assert read.page(file, page.capture) == page


def test_zip_files_within_each_other_have_an_end(tmp_path: Path) -> None:
    content = zipped({"a.html": HTML})
    for _ in range(3):
        content = zipped({"a.zip": content})

    assert "more than 2 zip files within each other" in reason_for(content, tmp_path)


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    content = zipped({f"{number}.html": bytes(15 * 2**20) for number in range(10)})

    assert "expands to 150 MB" in reason_for(content, tmp_path)


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.html": HTML}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + at] |= 1

    assert reason_for(bytes(content), tmp_path) == "encrypted"


def test_a_damaged_member_is_passed_over_alone(tmp_path: Path) -> None:
    content = zipped({"a.html": HTML, "b.html": LATER}, STORED)
    damaged = content.replace(b"PK\x03\x04", b"PK\x03\x05", 1).replace(b"PK\x03\x05", b"PK\x03\x04")
    damaged = content[:30] + b"z" * 6 + content[36:]  # the name in its local header

    found = list(read_all(file_of(b"PK\x03\x04" + damaged[4:], tmp_path)))

    assert sum(isinstance(one, Page) for one in found) >= 1


def test_an_office_document_is_one_file_not_many(tmp_path: Path) -> None:
    content = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:p/>"})

    assert reason_for(content, tmp_path, "a.docx") == "no reader for application/msword"


# Gzip


def test_a_compressed_page_is_a_page(tmp_path: Path) -> None:
    (page,) = pages_of(file_of(gzip.compress(HTML), tmp_path, "a.html.gz"))

    assert page.text == HTML.decode()


def test_a_gzip_bomb_is_unpacked_no_further_than_a_page_goes(tmp_path: Path) -> None:
    assert "too large" in reason_for(gzip.compress(bytes(2**26)), tmp_path, "a.html.gz")


# MHTML


def test_an_mhtml_file_is_its_page(tmp_path: Path) -> None:
    picture = b"----x\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n"
    (page,) = pages_of(file_of(mhtml(more=picture), tmp_path, "a.mhtml"))

    assert page.text.strip() == HTML.decode()
    assert page.capture.address == ADDRESS
    assert page.capture.captured == "2023-12-17T04:12:00Z"
    assert page.capture.media_type == "text/html"


def test_the_page_of_an_mhtml_file_is_decoded(tmp_path: Path) -> None:
    kind = "text/html; charset=shift_jis\r\nContent-Transfer-Encoding: quoted-printable"
    body = b"<p>=8AO=96=B1=91=E5=90b</p>=\r\n<p>=93=FA=96{</p>"
    (page,) = pages_of(file_of(mhtml(body, kind=kind), tmp_path, "a.mht"))

    assert page.text.strip() == "<p>外務大臣</p><p>日本</p>"


def test_an_mhtml_file_without_a_page_says_so(tmp_path: Path) -> None:
    content = mhtml(b"\x89PNG", kind="image/png")

    assert reason_for(content, tmp_path, "a.mhtml") == "an MHTML file without a page"


# PDF


def test_a_pdf_file_gives_its_text_page_by_page(tmp_path: Path) -> None:
    file = file_of(pdf("The ministers met.", "They agreed."), tmp_path, "a.pdf")
    (page,) = pages_of(file)

    assert page.format is Format.TEXT
    assert page.text == "The ministers met.\fThey agreed.\f"
    assert page.capture.media_type == "application/pdf"
    assert read.page(file, page.capture) == page


def test_gaps_of_a_pdf_file_are_empty_lines_and_broken_words_keep_their_hyphen(
    tmp_path: Path,
) -> None:
    printed = "Talks on fish\n\nThe ministers met to speak of co-\noperation at sea and\nof eels."
    (page,) = pages_of(file_of(pdf(f"{printed}\n\nThey will meet again."), tmp_path, "a.pdf"))

    assert page.text == f"{printed}\n\nThey will meet again.\f"


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda content: content[:200], "a damaged PDF file"),
        (lambda content: content.replace(b"(The ministers met.)", b"()"), "without a text"),
    ],
)
def test_a_pdf_file_without_a_text_says_why(
    damage: Callable[[bytes], bytes], reason: str, tmp_path: Path
) -> None:
    content = damage(archives.pdf("The ministers met."))

    assert reason in reason_for(content, tmp_path, "a.pdf")


def test_a_pdf_in_a_crawl_has_the_address_of_its_response(tmp_path: Path) -> None:
    response = http(pdf("The ministers met."), kind="application/pdf")
    (page,) = pages_of(file_of(warc(response, address=ADDRESS), tmp_path, "a.warc"))

    assert page.capture.address == ADDRESS
    assert "The ministers met." in page.text
