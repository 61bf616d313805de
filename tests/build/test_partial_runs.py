"""Runs over some paths touch what lies there, and pages from elsewhere are not forgotten."""

from pathlib import Path

import pytest

from indexer.authority import Authority
from indexer.clean.corrections import Corrections
from indexer.errors import CorpusError
from indexer.identity import document_id
from indexer.model import Capture
from tests.build.accounts import ADDRESS, RELEASE, counts
from tests.build.conftest import Desk


def test_a_run_over_a_folder_leaves_the_rest_alone(desk: Desk) -> None:
    desk.put("here/a.txt", "a")
    desk.put("there/b.txt", "b")
    desk.index()
    desk.put("here/a.txt", "A")
    desk.take("there/b.txt")

    assert counts(desk.index(desk.corpus.pages / "here")) == (1, 0, 0, 0)
    assert desk.titles() == {"A", "b"}


def test_a_folder_whose_name_begins_alike_is_another_folder(desk: Desk) -> None:
    desk.put("here/a.txt")
    desk.put("here2/b.txt")
    desk.put("here2/c.txt")
    desk.index()
    desk.take("here2/b.txt")

    assert counts(desk.index(desk.corpus.pages / "here")) == (0, 1, 0, 0)


def test_a_deleted_file_given_by_name_is_removed(desk: Desk) -> None:
    for name in "abc":
        desk.put(f"{name}.txt", name)
    desk.index()

    assert counts(desk.index(desk.take("b.txt"))) == (0, 0, 1, 0)
    assert desk.titles() == {"a", "c"}


def test_a_path_that_never_was_is_an_error(desk: Desk) -> None:
    desk.put("a.txt")
    desk.index()

    with pytest.raises(CorpusError, match="does not exist"):
        desk.index(desk.corpus.pages / "b.txt")


def test_captures_outside_the_paths_stay_with_their_document(desk: Desk) -> None:
    desk.put("here/20221217041200/1.html", f"{RELEASE} old", address=ADDRESS)
    desk.put("there/20231217041200/1.html", f"{RELEASE} new", address=ADDRESS)
    desk.index()

    assert counts(desk.index(desk.corpus.pages / "here")) == (0, 1, 0, 0)

    desk.put("here/20221217041200/1.html", f"{RELEASE} older", address=ADDRESS)
    assert counts(desk.index(desk.corpus.pages / "here")) == (1, 0, 0, 0)
    (document,) = desk.documents().values()
    assert "new" in document.text
    assert len(document.captures) == 2


def test_a_link_brings_its_file_into_a_run_over_a_folder(desk: Desk) -> None:
    there = desk.put("there/b.txt", "old")
    desk.put("here/a.txt", "a")
    (desk.corpus.pages / "here" / "link.txt").symlink_to(there)
    desk.index()
    desk.put("there/b.txt", "new")

    assert counts(desk.index(desk.corpus.pages / "here")) == (1, 1, 0, 0)
    assert desk.titles() == {"a", "new"}
    assert all(len(document.captures) == 1 for document in desk.documents().values())
    assert counts(desk.index()) == (0, 2, 0, 0)


def test_a_new_capture_joins_a_document_from_outside_the_paths(desk: Desk) -> None:
    desk.put("there/20221217041200/1.html", "old", address=ADDRESS)
    desk.index()
    desk.put("here/20231217041200/1.html", "new", address=ADDRESS)

    assert counts(desk.index(desk.corpus.pages / "here")) == (1, 0, 0, 0)
    (document,) = desk.documents().values()
    assert "new" in document.text
    assert len(document.captures) == 2


def test_pages_from_elsewhere_are_kept_by_runs_over_the_corpus(desk: Desk, tmp_path: Path) -> None:
    desk.put("a.txt", "a")
    outside = desk.put(str(tmp_path / "elsewhere" / "b.txt"), "b")
    desk.index()
    desk.index(outside.parent)

    assert counts(desk.index()) == (0, 2, 0, 0)
    assert counts(desk.index(rebuild=True)) == (2, 0, 0, 0)
    assert desk.titles() == {"a", "b"}


def test_changes_reach_pages_from_elsewhere_by_runs_over_the_corpus(
    desk: Desk, tmp_path: Path
) -> None:
    desk.put("a.txt", "a")
    outside = desk.put(str(tmp_path / "elsewhere" / "b.txt"), "b")
    desk.index(desk.corpus.pages, outside.parent)
    one = document_id(Capture(outside.as_posix()))
    desk.corrections = Corrections({one: {"id": one, "title": "B", "reason": "so printed"}})

    assert counts(desk.index()) == (1, 1, 0, 0)
    assert desk.titles() == {"a", "B"}

    desk.authority = Authority(digest="second records")
    assert counts(desk.index()) == (2, 0, 0, 0)

    outside.unlink()
    assert counts(desk.index()) == (0, 1, 1, 1)  # the correction now matches nothing
    assert desk.titles() == {"a"}
