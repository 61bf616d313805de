"""Saved pages: where they were saved from and when, without what the saving put in."""

import time
from pathlib import Path

import pytest

from indexer.model import Page
from indexer.read import mirror, notes, replay
from tests.read.reading import read_all

HEAD = "<!DOCTYPE html>\n<html><head><title>A</title></head>"
BODY = "<body><p>The ministers met.</p></body></html>"


def page_of(html: str, tmp_path: Path, path: str = "a.html") -> Page:
    file = tmp_path / "a.html"
    file.write_text(html, encoding="utf-8")
    (page,) = read_all(file, path)
    assert isinstance(page, Page)
    return page


# Notes of browsers and downloaders


@pytest.mark.parametrize(
    ("note", "address", "captured"),
    [
        ("<!-- saved from url=(0028)http://example.org/c -->", "http://example.org/c", ""),
        (
            (
                "<!--\n Page saved with SingleFile \n url: https://www.mofa.go.jp/1.html \n"
                " saved date: Sun Dec 17 2023 13:12:00 GMT+0900 (日本標準時)\n-->"
            ),
            "https://www.mofa.go.jp/1.html",
            "2023-12-17T04:12:00Z",
        ),
        (
            (
                "<!-- Mirrored from www.mofa.go.jp/press/1.html by HTTrack Website Copier/3.x "
                "[XR&CO'2014], Sun, 17 Dec 2023 04:12:00 GMT -->"
            ),
            "http://www.mofa.go.jp/press/1.html",
            "2023-12-17T04:12:00Z",
        ),
        ("<!-- a comment -->", "", ""),
    ],
)
def test_a_note_tells_where_and_when(
    note: str, address: str, captured: str, tmp_path: Path
) -> None:
    capture = page_of(f"<!DOCTYPE html>\n{note}\n{HEAD}{BODY}", tmp_path).capture

    assert (capture.address, capture.captured) == (address, captured)


def test_a_note_is_believed_before_the_pages_own_link() -> None:
    found = notes.note_of("<!-- saved from url=(0020)http://example.org/c --><link rel=canonical>")

    assert found.address == "http://example.org/c"


# Replays of web archives

SAVED = """<!DOCTYPE html>
<html><head><script type="text/javascript" src="/_static/js/bundle-playback.js"></script>
<script src="//archive.org/includes/athena.js" type="text/javascript"></script>
<script>__wm.wombat("http://www.mofa.go.jp/press/1.html","20231217041200","https://web.archive.org/");</script>
<!-- End Wayback Rewrite JS Include -->
<title>A</title></head><body>
<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp">Wayback Machine: 12 captures</div>
<!-- END WAYBACK TOOLBAR INSERT -->
<a href="/web/20231217041200/http://www.mofa.go.jp/2.html">2</a>
<a href='https://web.archive.org/web/20231217041200/mailto:a@mofa.go.jp'>us</a>
<img src="/web/20231217041200im_/http://www.mofa.go.jp/a.png"><a href="/web/design.html">web</a>
<p>The ministers met.</p></body></html>
<!--
     FILE ARCHIVED ON 04:12:00 Dec 17, 2023 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 09:00:00 Jan 02, 2024.
-->"""


def test_a_page_saved_from_a_replay_is_the_page_that_was_captured(tmp_path: Path) -> None:
    page = page_of(SAVED, tmp_path)

    assert page.capture.address == "http://www.mofa.go.jp/press/1.html"
    assert page.capture.captured == "2023-12-17T04:12:00Z"


def test_what_a_replay_put_in_is_taken_out(tmp_path: Path) -> None:
    text = page_of(SAVED, tmp_path).text

    assert "Wayback" not in text
    assert "archive.org" not in text
    assert "ARCHIVED ON" not in text
    assert '<a href="http://www.mofa.go.jp/2.html">2</a>' in text
    assert "<a href='mailto:a@mofa.go.jp'>us</a>" in text
    assert '<img src="http://www.mofa.go.jp/a.png"><a href="/web/design.html">web</a>' in text
    assert "<p>The ministers met.</p>" in text


def test_the_time_is_in_the_closing_comment_too(tmp_path: Path) -> None:
    plain = f"{HEAD}{BODY}<!--\n FILE ARCHIVED ON 04:12:00 Dec 17, 2023 AND RETRIEVED -->"

    assert page_of(plain, tmp_path).capture.captured == "2023-12-17T04:12:00Z"


@pytest.mark.parametrize(
    ("address", "original"),
    [
        ("https://web.archive.org/web/20231217041200/http://a.example/1", "http://a.example/1"),
        ("https://web.archive.org/web/20231217041200id_/http://a.example/1", "http://a.example/1"),
        ("https://web.archive.org/web/20231217041200if_/https:/a.example/1", "https://a.example/1"),
        ("https://web.archive.org/web/2019/http://a.example/1", "http://a.example/1"),
        (
            "https://webarchive.nationalarchives.gov.uk/20100101000000/http://a.example/1",
            "http://a.example/1",
        ),
        ("https://arquivo.pt/wayback/20100101000000/http://a.example/1", "http://a.example/1"),
        (
            "https://a.example/share?u=http://b.example/",
            "https://a.example/share?u=http://b.example/",
        ),
        ("", ""),
    ],
)
def test_the_address_in_a_replays_address_is_the_pages(address: str, original: str) -> None:
    assert replay.original(address).address == original


def test_a_replays_address_tells_the_time() -> None:
    found = replay.original("https://web.archive.org/web/20231217041200id_/http://a.example/1")

    assert found.captured == "2023-12-17T04:12:00Z"


def test_restoring_leaves_other_pages_alone_and_ends_in_time() -> None:
    plain = f"{HEAD}{BODY}"
    hostile = (
        "<script src=//archive.org/x>" * 50_000 + "<!-- BEGIN WAYBACK TOOLBAR INSERT -->" * 50_000
    )
    began = time.process_time()

    assert replay.restored(plain) == plain
    assert replay.restored(hostile) == hostile
    assert time.process_time() - began < 5


# Mirrors


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("www.mofa.go.jp/press/1.html", "http://www.mofa.go.jp/press/1.html"),
        ("crawl/www.mofa.go.jp/press/index.html", "http://www.mofa.go.jp/press/"),
        ("www.mofa.go.jp/20231217041200/press/1.html", "http://www.mofa.go.jp/press/1.html"),
        ("www.mofa.go.jp/a.php?id=2", "http://www.mofa.go.jp/a.php?id=2"),
        ("www.mofa.go.jp/a.php@id=2.html", "http://www.mofa.go.jp/a.php?id=2"),
        ("www.mofa.go.jp/a.aspx.html", "http://www.mofa.go.jp/a.aspx"),
        ("www.mofa.go.jp:8080/a.html", "http://www.mofa.go.jp:8080/a.html"),
        ("www.mofa.go.jp+8080/a.html", "http://www.mofa.go.jp:8080/a.html"),
        ("www.mofa.go.jp/大臣.html", "http://www.mofa.go.jp/%E5%A4%A7%E8%87%A3.html"),
        ("mofa/press/1.html", ""),
        ("www.mofa.go.jp", ""),
        ("my.project/a.html", ""),
        ("page.html/a.html", ""),
        ("www.mofa.go.jp/Kono visits Singapore.html", ""),
    ],
)
def test_the_place_in_a_mirror_is_an_address(path: str, address: str) -> None:
    assert mirror.address(path) == address


def test_a_mirrored_page_without_an_address_has_its_places(tmp_path: Path) -> None:
    capture = page_of(HEAD + BODY, tmp_path, "www.mofa.go.jp/20231217041200/press/1.html").capture

    assert capture.address == "http://www.mofa.go.jp/press/1.html"
    assert capture.captured == "2023-12-17T04:12:00Z"


def test_a_page_of_a_mirrored_replay_has_the_address_of_then(tmp_path: Path) -> None:
    path = "web.archive.org/web/20231217041200id_/http:/www.mofa.go.jp/press/1.html"
    capture = page_of(HEAD + BODY, tmp_path, path).capture

    assert capture.address == "http://www.mofa.go.jp/press/1.html"
    assert capture.captured == "2023-12-17T04:12:00Z"


def test_a_text_in_a_folder_of_a_host_has_no_address(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Press Releases\n\nThe ministers met.")
    (page,) = read_all(file, "www.mofa.go.jp/press/1.txt")

    assert isinstance(page, Page)
    assert page.capture.address == ""
