"""A run does what changed, all of it and nothing else, and accounts for every file."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import read
from indexer.authority import Authority
from indexer.clean.corrections import Corrections
from indexer.errors import IndexUnreadable, RemovalRefused
from indexer.identity import document_id
from indexer.model import Capture, Fingerprint, Page, PassedOver
from tests.build.accounts import ADDRESS, counts
from tests.build.conftest import Desk
from tests.build.memory import MemoryEngine


def commits(desk: Desk) -> int:
    assert isinstance(desk.engine, MemoryEngine)
    return desk.engine.commits


def test_a_first_run_indexes_every_page(desk: Desk) -> None:
    desk.put("a.txt", "one")
    desk.put("folder/b.txt", "two")

    assert counts(desk.index()) == (2, 0, 0, 0)
    assert desk.titles() == {"one", "two"}


def test_a_second_run_changes_nothing_and_does_not_commit(desk: Desk) -> None:
    desk.put("a.txt")
    desk.index()

    assert counts(desk.index()) == (0, 1, 0, 0)
    assert commits(desk) == 1


def test_an_empty_corpus_makes_an_empty_index(desk: Desk) -> None:
    assert counts(desk.index()) == (0, 0, 0, 0)
    assert commits(desk) == 1


def test_only_what_changed_is_made_again(desk: Desk) -> None:
    for name in "abc":
        desk.put(f"{name}.txt")
    desk.index()
    desk.put("b.txt", "edited")

    assert counts(desk.index()) == (1, 2, 0, 0)
    assert "edited" in desk.titles()


def test_a_deleted_page_is_removed(desk: Desk) -> None:
    for name in "abc":
        desk.put(f"{name}.txt", name)
    desk.index()
    desk.take("b.txt")

    assert counts(desk.index()) == (0, 2, 1, 0)
    assert desk.titles() == {"a", "c"}


def test_an_edited_authority_record_makes_everything_again(desk: Desk) -> None:
    desk.put("a.txt")
    desk.index()
    desk.authority = Authority(digest="second records")

    assert counts(desk.index()) == (1, 0, 0, 0)


def test_a_correction_makes_its_document_again_and_no_other(desk: Desk) -> None:
    desk.put("a.txt", "one")
    desk.put("b.txt", "two")
    desk.index()
    one = document_id(Capture("a.txt"))
    desk.corrections = Corrections({one: {"id": one, "title": "One", "reason": "so printed"}})

    assert counts(desk.index()) == (1, 1, 0, 0)
    assert desk.titles() == {"One", "two"}


def test_captures_of_one_address_are_one_document_that_shows_the_newest(desk: Desk) -> None:
    desk.put("mofa/20231217041200/1.html", "<h1>new</h1>", address=ADDRESS)
    desk.put("mofa/20221217041200/1.html", "<h1>old</h1>", address=ADDRESS)

    assert counts(desk.index()) == (1, 0, 0, 0)
    (document,) = desk.documents().values()
    assert "new" in document.text
    assert [capture.captured[:4] for capture in document.captures] == ["2022", "2023"]


def test_a_newest_capture_without_a_text_yields_to_the_one_before(desk: Desk) -> None:
    desk.put("mofa/20231217041200/1.html", "hollow", address=ADDRESS)
    desk.put("mofa/20221217041200/1.html", "old", address=ADDRESS)

    tally = desk.index()

    place = "mofa/20231217041200/1.html"
    assert tally.passed_over == (PassedOver(place, "no text of its own", failed=False),)
    (document,) = desk.documents().values()
    assert "old" in document.text
    assert len(document.captures) == 1
    assert counts(desk.index())[:3] == (0, 1, 0)


def test_a_document_lives_as_long_as_one_of_its_captures(desk: Desk) -> None:
    desk.put("mofa/20231217041200/1.html", "new", address=ADDRESS)
    desk.put("mofa/20221217041200/1.html", "old", address=ADDRESS)
    desk.index()
    desk.take("mofa/20231217041200/1.html")

    assert counts(desk.index()) == (1, 0, 0, 0)
    (document,) = desk.documents().values()
    assert "old" in document.text


# Rebuilding, and refusing to remove


def test_a_rebuild_makes_everything_again_and_drops_what_is_gone(desk: Desk) -> None:
    for name in "abc":
        desk.put(f"{name}.txt", name)
    desk.index()
    desk.take("b.txt")

    assert counts(desk.index(rebuild=True)) == (2, 0, 1, 0)
    assert desk.titles() == {"a", "c"}


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_run_that_would_remove_more_than_half_is_refused(desk: Desk, *, rebuild: bool) -> None:
    for name in "abc":
        desk.put(f"{name}.txt", name)
    desk.index()
    desk.take("a.txt")
    desk.take("b.txt")

    with pytest.raises(RemovalRefused, match="2 of 3"):
        desk.index(rebuild=rebuild)
    assert desk.titles() == {"a", "b", "c"}

    assert counts(desk.index(rebuild=rebuild, prune=True))[2] == 2
    assert desk.titles() == {"c"}


def test_pages_that_all_fail_are_not_removed_unasked(desk: Desk) -> None:
    desk.put("a.txt", "one")
    desk.index()
    desk.put("a.txt", "fatal")

    with pytest.raises(RemovalRefused, match="1 of 1"):
        desk.index()


def test_a_rebuild_does_without_a_damaged_index(desk: Desk) -> None:
    class Damaged(MemoryEngine):
        def known(self) -> dict[str, Fingerprint]:
            raise IndexUnreadable("damaged")

    desk.engine = Damaged()
    desk.put("a.txt")

    with pytest.raises(IndexUnreadable):
        desk.index()
    assert counts(desk.index(rebuild=True)) == (1, 0, 0, 0)


# Failures


def test_a_page_that_kills_its_worker_is_passed_over_alone(desk: Desk) -> None:
    for name in "abcdefghijklmnopqrstuvwxyz":
        desk.put(f"{name}.txt", "fatal" if name == "q" else name)

    tally = desk.index()

    assert counts(tally) == (25, 0, 0, 1)
    assert tally.passed_over == (PassedOver("q.txt", "the worker process died (SIGSEGV)"),)


def test_a_page_that_fails_now_is_taken_out_and_tried_again(desk: Desk) -> None:
    for name in "abc":
        desk.put(f"{name}.txt", name)
    desk.index()
    desk.put("b.txt", "fatal")

    assert counts(desk.index()) == (0, 2, 1, 1)
    assert desk.titles() == {"a", "c"}
    assert counts(desk.index()) == (0, 2, 0, 1)

    desk.put("b.txt", "b")
    assert counts(desk.index()) == (1, 2, 0, 0)


def test_a_page_that_changes_while_it_is_indexed_is_passed_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("a.txt", "a")
    really = read.page

    def late(file: Path, capture: Capture) -> Page:  # as somebody else has just written it
        page = really(file, capture)
        return replace(page, capture=replace(page.capture, digest="another"))

    monkeypatch.setattr(read, "page", late)

    tally = desk.index()

    assert tally.passed_over == (PassedOver("a.txt", "it changed while it was being indexed"),)


def test_every_file_is_either_in_a_document_or_passed_over(desk: Desk) -> None:
    desk.put("a.txt", "one")
    desk.put("20231217041200/1.html", "new", address=ADDRESS)
    desk.put("20221217041200/1.html", "old", address=ADDRESS)
    desk.put("hollow.txt", "hollow")
    (desk.corpus.pages / "empty.html").write_bytes(b"")
    (desk.corpus.pages / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    (desk.corpus.pages / "junk.html").write_bytes(os.urandom(5000))

    tally = desk.index()

    places = {one.place for one in tally.passed_over}
    indexed = {c.path for d in desk.documents().values() for c in d.captures}
    files = {f.relative_to(desk.corpus.pages).as_posix() for f in _files(desk.corpus.pages)}
    assert places.isdisjoint(indexed)
    assert places | indexed == files


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
