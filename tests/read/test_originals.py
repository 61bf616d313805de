"""The archived bytes, and no others."""

import hashlib
from pathlib import Path

import pytest

from indexer.corpus import Corpus
from indexer.errors import OriginalNotFound
from indexer.model import Capture
from indexer.read.originals import Originals

BYTES = b"<p>\xff as received</p>"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    pages = tmp_path / "corpus" / "pages" / "example.org"
    pages.mkdir(parents=True)
    (pages / "a.html").write_bytes(BYTES)
    return Corpus(tmp_path / "corpus")


def test_the_bytes_come_back_as_they_were_received(corpus: Corpus) -> None:
    capture = Capture("example.org/a.html", digest=hashlib.sha256(BYTES).hexdigest())

    assert Originals(corpus).payload(capture) == BYTES


def test_a_file_outside_the_corpus_is_found_by_its_absolute_path(
    corpus: Corpus, tmp_path: Path
) -> None:
    file = tmp_path / "elsewhere.html"
    file.write_bytes(BYTES)

    assert Originals(corpus).payload(Capture(corpus.path_of(file))) == BYTES


@pytest.mark.parametrize("path", ["example.org/gone.html", "../../secret", "a\0b", "example.org"])
def test_what_is_not_below_pages_is_not_found(path: str, corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")

    with pytest.raises(OriginalNotFound):
        Originals(corpus).payload(Capture(path))


def test_a_link_that_leads_out_of_the_corpus_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (corpus.pages / "link.html").symlink_to(tmp_path / "secret")

    with pytest.raises(OriginalNotFound, match="leads out of the corpus"):
        Originals(corpus).payload(Capture("link.html"))


def test_a_file_that_became_a_link_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    file, secret = tmp_path / "elsewhere.html", tmp_path / "secret"
    secret.write_bytes(b"secret")
    file.symlink_to(secret)

    with pytest.raises(OriginalNotFound):
        Originals(corpus).payload(Capture(file.as_posix()))


def test_a_file_that_has_changed_is_not_the_original(corpus: Corpus) -> None:
    with pytest.raises(OriginalNotFound, match="has changed"):
        Originals(corpus).payload(Capture("example.org/a.html", digest="0" * 64))
