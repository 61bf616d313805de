"""What is sent stays below the folder of uploads, as it was sent."""

from io import BytesIO
from pathlib import Path

import pytest

from indexer.errors import UploadRefused
from webapp.uploads import Uploads


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    (tmp_path / "pages").mkdir()
    return Uploads(tmp_path / "pages", quota=1000)


def files(uploads: Uploads) -> dict[str, bytes]:
    found = (file for file in uploads.pages.parent.rglob("*") if file.is_file())
    return {file.name: file.read_bytes() for file in found}


def test_a_file_is_kept_byte_by_byte_and_cannot_be_run(uploads: Uploads) -> None:
    kept = uploads.keep("外相会談.html", BytesIO(b"\x00\xff#!/bin/sh"))

    assert kept.read_bytes() == b"\x00\xff#!/bin/sh"
    assert kept.parent.parent == uploads.pages / "uploads"
    assert kept.stat().st_mode & 0o111 == 0


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../a.html", "..\\a.html", "/etc/passwd", "a/b.html", ".hidden",
        "a\x00.html",
        "a\n.html", " a.html", "C:a.html", "a\udcff.html", "x" * 151, "\u4e00" * 51,
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(uploads: Uploads, name: str) -> None:
    with pytest.raises(UploadRefused):
        uploads.keep(name, BytesIO(b"x"))

    assert files(uploads) == {}


def test_the_same_name_with_other_content_is_kept_beside(uploads: Uploads) -> None:
    names = [uploads.keep("a.warc.gz", BytesIO(content)).name for content in (b"1", b"2", b"1")]

    assert names == ["a.warc.gz", "a-2.warc.gz", "a.warc.gz"]
    assert files(uploads) == {"a.warc.gz": b"1", "a-2.warc.gz": b"2"}


def test_no_more_is_kept_than_the_quota(uploads: Uploads) -> None:
    uploads.keep("a.html", BytesIO(b"x" * 600))

    with pytest.raises(UploadRefused, match="quota"):
        uploads.keep("b.html", BytesIO(b"x" * 600))

    assert list(files(uploads)) == ["a.html"]


def test_a_link_in_the_place_of_the_folder_is_not_followed(
    uploads: Uploads, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (uploads.pages / "uploads").symlink_to(outside)

    with pytest.raises(UploadRefused, match="cannot be kept"):
        uploads.keep("a.html", BytesIO(b"x"))

    assert list(outside.iterdir()) == []


def test_a_link_in_the_place_of_the_file_is_left_alone(uploads: Uploads, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (uploads.keep("b.html", BytesIO(b"x")).parent / "a.html").symlink_to(secret)

    kept = uploads.keep("a.html", BytesIO(b"new"))

    assert kept.name == "a-2.html"
    assert secret.read_bytes() == b"secret"


def test_a_corpus_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UploadRefused, match="cannot be kept"):
        Uploads(tmp_path / "nowhere", 1000).keep("a.html", BytesIO(b"x"))
