"""Files to pages: what is read, what is passed over, and the reasons."""

import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer import read
from indexer.errors import ReadError
from indexer.model import Capture, Format, Page, PassedOver
from tests.read.reading import read_all

HTML = (
    b"<!DOCTYPE html><html><head><title>A</title></head>"
    b"<body><p>The ministers met.</p></body></html>"
)


def only(file: Path, path: str = "a.html") -> Page | PassedOver:
    (found,) = read_all(file, path)
    return found


def page_of(content: bytes, tmp_path: Path, name: str = "a.html") -> Page:
    file = tmp_path / name
    file.write_bytes(content)
    found = only(file, name)
    assert isinstance(found, Page)
    return found


def reason_for(content: bytes, tmp_path: Path, name: str = "a.html") -> PassedOver:
    file = tmp_path / name
    file.write_bytes(content)
    found = only(file, name)
    assert isinstance(found, PassedOver)
    return found


def test_a_page_knows_where_its_bytes_lie_and_what_they_were(tmp_path: Path) -> None:
    page = page_of(HTML, tmp_path)

    assert page.format is Format.HTML
    assert page.text == HTML.decode()
    assert page.capture == Capture(
        path="a.html",
        media_type="text/html",
        charset="utf-8",
        digest=hashlib.sha256(HTML).hexdigest(),
    )


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"Press Releases\n\nThe ministers met.", Format.TEXT),
        ("a.html", b"Press Releases\n\nThe ministers met.", Format.TEXT),
        ("a.txt", HTML, Format.HTML),
        ("press", HTML, Format.HTML),
        ("a.txt", b'["Rule of law"] and other sayings of ministers', Format.TEXT),
        ("a.aspx", b"<p>The ministers met.</p>", Format.HTML),
        ("a.txt", b"Trade rose to < 5 percent and <p> was low.", Format.TEXT),
        ("a.html", b"\xff\xfe" + HTML.decode().encode("utf-16-le"), Format.HTML),
        (
            "a.html",
            b'<?xml version="1.0"?>\n<html xmlns="x"><body><p>Hi</p></body></html>',
            Format.HTML,
        ),
    ],
)
def test_the_content_tells_the_format_before_the_suffix_does(
    name: str, content: bytes, expected: Format, tmp_path: Path
) -> None:
    assert page_of(content, tmp_path, name).format is expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"\x89PNG\r\n\x1a\n"),
        ("logo.html", b"GIF89a..."),
        ("style.css", b"body { color: red }"),
        ("app.js", b"var page = '<html>';"),
        ("menu.json", b'{"html": "<p>"}'),
        ("answer", b'[ {"id" : 1, "html": "<p>"}]'),
        ("feed.xml", b'<?xml version="1.0"?><rss><channel/></rss>'),
        ("crest.svg", b"<svg xmlns='x'></svg>"),
        (".DS_Store", b"\x00\x00"),
    ],
)
def test_parts_of_pages_and_hidden_files_are_left_out_by_design(
    name: str, content: bytes, tmp_path: Path
) -> None:
    assert not reason_for(content, tmp_path, name).failed


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (bytes(range(256)) * 8, "binary"),
        (b"%PDF-1.7 ...", "a damaged PDF file"),
        (b"PK\x03\x04...", "damaged: BadZipFile"),
    ],
)
def test_a_file_that_gives_no_page_says_why(content: bytes, reason: str, tmp_path: Path) -> None:
    found = reason_for(content, tmp_path)

    assert found.failed
    assert reason in found.reason


def test_a_huge_file_of_one_line_is_passed_over_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.html"
    with file.open("wb") as stream:
        stream.write(b"<p>")
        stream.truncate(50 * 2**20)
    begun = time.process_time()

    found = only(file)

    assert isinstance(found, PassedOver)
    assert "too large: 50.0 MB, a page may have 20 MB" in found.reason
    assert time.process_time() - begun < 0.5


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    found = only(tmp_path / "gone.html")

    assert isinstance(found, PassedOver)
    assert found.reason.startswith("unreadable: ")


def test_the_time_of_a_capture_is_in_the_name_of_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(HTML)

    times = [
        found.capture.captured
        for path in (
            "example.org/20231217041200/a.html",
            "x/20231799041200/a.html",
            "20231217041200.html",
        )
        for found in read.pages(file, path)
        if isinstance(found, Page)
    ]

    assert times == ["2023-12-17T04:12:00Z", "", ""]


def test_a_page_is_read_again_from_its_capture(tmp_path: Path) -> None:
    page = page_of(HTML, tmp_path)

    assert read.page(tmp_path / "a.html", page.capture) == page


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7"])
def test_a_capture_that_is_no_page_any_more_is_an_error(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(content)

    with pytest.raises(ReadError):
        read.page(file, Capture("a.html"))


def test_a_plain_file_holds_nothing_but_its_first_record(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(HTML)

    with pytest.raises(ReadError, match="at offset 0"):
        read.page(file, Capture("a.html", offset=7))


def test_a_missing_file_has_no_page(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="unreadable"):
        read.page(tmp_path / "gone.html", Capture("gone.html"))


def test_an_archive_without_records_says_so(tmp_path: Path) -> None:
    assert reason_for(b"PK\x05\x06" + bytes(18), tmp_path).reason == "an archive without records"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=400), name=st.sampled_from(["a.html", "a.txt", "a", "a.xml"]))
def test_any_bytes_give_pages_or_reasons(content: bytes, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    assert all(isinstance(found, Page | PassedOver) for found in read_all(file, name))
