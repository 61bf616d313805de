"""Every file of an archive once, and nothing that lies elsewhere."""

import os
import socket
from pathlib import Path

import pytest

from indexer.build.walk import Found, walk
from indexer.corpus import Corpus
from indexer.model import PassedOver


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    corpus = Corpus(tmp_path / "corpus")
    corpus.pages.mkdir(parents=True)
    return corpus


def put(corpus: Corpus, *paths: str) -> None:
    for path in paths:
        corpus.file_of(path).parent.mkdir(parents=True, exist_ok=True)
        corpus.file_of(path).write_text("text")


def places(corpus: Corpus, *paths: Path) -> list[str]:
    return [one.path for one in walk(corpus, paths or [corpus.pages]) if isinstance(one, Found)]


def passed_over(corpus: Corpus) -> list[PassedOver]:
    return [one for one in walk(corpus, [corpus.pages]) if isinstance(one, PassedOver)]


def test_files_come_in_a_fixed_order_named_below_pages(corpus: Corpus) -> None:
    put(corpus, "b/2.html", "b/1.html", "a.html", "c.html")

    assert places(corpus) == ["a.html", "c.html", "b/1.html", "b/2.html"]


def test_hidden_files_and_folders_are_left_out(corpus: Corpus) -> None:
    put(corpus, ".hidden.html", ".git/a.html", "a.html")

    assert places(corpus) == ["a.html"]


def test_a_release_called_communique_is_no_temporary_file(corpus: Corpus) -> None:
    put(corpus, "communique-of-the-30th-meeting.html")

    assert places(corpus) == ["communique-of-the-30th-meeting.html"]


def test_a_file_reached_in_several_ways_comes_once(corpus: Corpus) -> None:
    put(corpus, "folder/a.html")
    folder = corpus.pages / "folder"
    (folder / "link.html").symlink_to(folder / "a.html")

    assert places(corpus, folder / "a.html", folder, corpus.pages) == ["folder/a.html"]


def test_a_file_has_one_name_whatever_links_lead_to_it(corpus: Corpus) -> None:
    put(corpus, "there/b.html")
    here = corpus.pages / "here"
    here.mkdir()
    (here / "link.html").symlink_to(corpus.pages / "there" / "b.html")

    assert places(corpus) == ["there/b.html"]
    assert places(corpus, here) == ["there/b.html"]
    assert places(corpus, here / "link.html") == ["there/b.html"]
    assert places(corpus, corpus.root) == ["there/b.html"]


def test_links_from_a_folder_elsewhere_stay_within_it(corpus: Corpus, tmp_path: Path) -> None:
    put(corpus, "a.html")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "link.html").symlink_to(corpus.pages / "a.html")

    assert places(corpus, elsewhere) == []


def test_links_in_a_ring_end(corpus: Corpus) -> None:
    (corpus.pages / "a").symlink_to(corpus.pages / "b")
    (corpus.pages / "b").symlink_to(corpus.pages / "a")

    assert [one.place for one in passed_over(corpus)] == ["a", "b"]


def test_a_link_to_nothing_is_named_as_it_is(corpus: Corpus) -> None:
    (corpus.pages / "link.html").symlink_to(corpus.pages / "gone.html")

    assert [one.place for one in passed_over(corpus)] == ["link.html"]


def test_links_that_lead_out_are_named_and_not_followed(corpus: Corpus, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (corpus.pages / "file.txt").symlink_to(secret)
    (corpus.pages / "folder").symlink_to(tmp_path)

    assert places(corpus) == []
    assert [one.place for one in passed_over(corpus)] == ["file.txt", "folder"]
    assert not any(one.failed for one in passed_over(corpus))


def test_a_corpus_may_itself_be_a_link(corpus: Corpus, tmp_path: Path) -> None:
    put(corpus, "a.html")
    (tmp_path / "linked").symlink_to(corpus.root)

    assert places(Corpus(tmp_path / "linked")) == ["a.html"]


def test_loops_of_links_end(corpus: Corpus) -> None:
    put(corpus, "folder/a.html")
    (corpus.pages / "folder" / "up").symlink_to(corpus.pages)
    (corpus.pages / "loop").symlink_to(corpus.pages / "loop")

    assert places(corpus) == ["folder/a.html"]
    assert [one.place for one in passed_over(corpus)] == ["loop"]


def test_pipes_and_sockets_are_not_opened(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(corpus.pages / "pipe.html")
    monkeypatch.chdir(corpus.pages)  # a socket's whole path must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.html")

    assert places(corpus) == []
    assert {one.reason for one in passed_over(corpus)} == {"a device, pipe or socket"}


def test_a_name_that_is_not_utf_8_is_named_and_failed(corpus: Corpus) -> None:
    try:
        Path(os.fsdecode(os.fsencode(corpus.pages) + b"/\x8co.html")).write_text("text")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")

    (one,) = passed_over(corpus)

    assert one.failed
    assert one.place == r"\udc8co.html"


def test_a_file_outside_is_named_by_its_whole_path(corpus: Corpus, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.html"
    outside.write_text("text")

    assert places(corpus, outside) == [outside.as_posix()]
