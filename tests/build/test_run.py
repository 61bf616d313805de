"""A run does what changed, all of it and nothing else, and accounts for every file."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import read
from indexer.authority import Authority
from indexer.clean.corrections import Corrections
from indexer.errors import CorpusError, IndexUnreadable, RemovalRefused
from indexer.identity import document_id
from indexer.model import Capture, Fingerprint, Page, PassedOver, Tally
from tests.build.conftest import Desk
from tests.build.memory import MemoryEngine

ADDRESS = "https://www.mofa.go.jp/press/1.html"
RELEASE = (
    "On 17 December the foreign ministers of both countries met in Tokyo for about an hour, "
    "followed by a working dinner, and exchanged views on trade, the law of the sea and the "
    "situation in the region; they confirmed that their governments will go on working closely."
)


def counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.indexed, tally.unchanged, tally.removed, len(tally.passed_over)


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


# Partial runs


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


# Addresses that pages claim for themselves


def claim(desk: Desk, path: str, title: str, text: str, address: str = ADDRESS) -> None:
    desk.put(path, f"<title>{title}</title>{text}", address=address)


def test_versions_of_one_page_may_lie_anywhere(desk: Desk) -> None:
    claim(desk, "crawl of 2022/1.html", "Talks", RELEASE)
    claim(desk, "crawl of 2023/1.html", "Talks", RELEASE.replace("an hour", "two hours"))

    tally = desk.index()

    assert (tally.indexed, tally.pages, tally.again) == (1, 2, 1)


def test_an_address_that_a_whole_site_claims_is_the_address_of_none(desk: Desk) -> None:
    for number, word in enumerate(("Tokyo", "Singapore", "Canberra")):
        claim(
            desk, f"{number}.html", f"Talks in {word}", f"{word}: a text of its own, no. {number}"
        )

    assert desk.index().indexed == 3
    captures = [c for document in desk.documents().values() for c in document.captures]
    assert {capture.address for capture in captures} == {""}
    assert desk.index().unchanged == 3


def test_the_page_that_lies_at_a_claimed_address_keeps_it(desk: Desk) -> None:
    home = "https://www.mofa.go.jp/"
    claim(desk, "www.mofa.go.jp/index.html", "Ministry", "Welcome", home)
    for number, word in enumerate(("Tokyo", "Singapore")):
        claim(desk, f"www.mofa.go.jp/{number}.html", f"Talks in {word}", f"{word}: {number}", home)

    assert desk.index().indexed == 3
    captures = [c for document in desk.documents().values() for c in document.captures]
    assert sorted(capture.address for capture in captures) == [
        "http://www.mofa.go.jp/0.html", "http://www.mofa.go.jp/1.html", "https://www.mofa.go.jp/"
    ]  # fmt: skip


def test_what_claims_are_believed_does_not_depend_on_when_they_came(desk: Desk) -> None:
    for number, word in enumerate(("Tokyo", "Singapore", "Canberra")):
        claim(
            desk, f"{number}.html", f"Talks in {word}", f"{word}: a text of its own, no. {number}"
        )
        desk.index(prune=True)
    by_and_by = desk.documents()
    desk.index(rebuild=True)

    assert desk.documents() == by_and_by


def test_unchanged_recaptures_are_folded_and_changed_ones_kept(desk: Desk) -> None:
    texts = {2019: "old", 2020: "old", 2021: "old", 2022: "new", 2023: "old"}
    for year, text in texts.items():
        desk.put(f"mofa/{year}1217041200/1.html", text, address=ADDRESS)

    tally = desk.index()

    (document,) = desk.documents().values()
    assert [c.captured[:4] for c in document.captures] == ["2019", "2021", "2022", "2023"]
    assert (tally.pages, tally.again) == (5, 4)
