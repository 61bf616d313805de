"""Where the corpus is found, and how its files are named."""

from contextlib import chdir
from pathlib import Path

import pytest

from indexer import corpus
from indexer.corpus import Corpus
from indexer.errors import CorpusError


def make_corpus(folder: Path) -> Corpus:
    (folder / "pages").mkdir(parents=True)
    return Corpus(folder)


def test_the_folder_given_comes_first(tmp_path: Path) -> None:
    make_corpus(tmp_path / "corpus")
    make_corpus(tmp_path / "other")

    with chdir(tmp_path):
        assert corpus.find(Path("other")).root == Path("other")
        assert corpus.find().root == Path("corpus")


def test_without_a_corpus_the_starter_is_used(tmp_path: Path) -> None:
    with chdir(tmp_path):
        assert corpus.find() == corpus.starter()


def test_a_folder_without_pages_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="pages/"):
        corpus.find(tmp_path)


def test_an_archive_without_records_uses_those_of_the_starter(tmp_path: Path) -> None:
    held = make_corpus(tmp_path)
    assert held.authority == corpus.starter().authority

    (tmp_path / "authority").mkdir()
    assert held.authority == tmp_path / "authority"


def test_a_page_is_named_below_pages_and_found_again(tmp_path: Path) -> None:
    held = make_corpus(tmp_path)
    inside, outside = held.pages / "mofa" / "a.html", tmp_path / "elsewhere.html"

    assert held.path_of(inside) == "mofa/a.html"
    assert held.path_of(outside) == outside.as_posix()
    assert [held.file_of(held.path_of(file)) for file in (inside, outside)] == [inside, outside]
