"""The doctor finds what is wrong, says what to do, and mends the index only when asked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engines.whoosh.commits import generations
from indexer.engines.whoosh.schema import FORMAT
from indexer.status import Board, State, Status, now
from tests.cli.conftest import Shell


@pytest.fixture
def archive(shell: Shell, swift: None) -> Shell:
    (shell.folder / "corpus" / "authority").mkdir()
    for name in "abc":
        shell.put(f"{name}.html", f"Talks about {name}")
    assert shell.run("index").status == 0
    return shell


def _index(shell: Shell) -> Path:
    return shell.folder / ".communique" / "index"


def _verdicts(shell: Shell, *options: str) -> dict[str, str]:
    """All that is not well, by subject."""
    done = json.loads(shell.run("doctor", "--json", *options).out)
    found = {one["subject"]: one["verdict"] for one in done["findings"] if one["verdict"] != "ok"}
    assert done["ok"] is not bool(found)
    return found


def _titles(shell: Shell) -> set[str]:
    lines = shell.run("search", "talks").out.splitlines()
    return {line.split("\t")[-1].rpartition(" ")[2] for line in lines}


def test_where_all_is_well_the_doctor_says_of_what(archive: Shell) -> None:
    done = archive.run("doctor")

    assert done.status == 0
    assert all(line.startswith("ok ") for line in done.out.splitlines())
    for subject in ("versions", "corpus", "authority records", "corrections", "index format"):
        assert f"{subject}: " in done.out
    for subject in ("checksums", "answers", "left behind", "lock", "permission", "disk"):
        assert f"{subject}: " in done.out
    assert "index and corpus: all 3 documents are as the files give them" in done.out


def test_what_a_run_would_do_is_told_and_not_done(archive: Shell) -> None:
    archive.put("a.html", "Talks about a", "something else")
    (archive.pages / "b.html").unlink()
    archive.put("d.html", "Talks about d")
    (archive.pages / "empty.html").write_text("<p></p>", encoding="utf-8")

    done = archive.run("doctor")

    assert done.status == 3
    assert "1 not indexed (d.html); 1 changed since (a.html); 1 indexed, but gone" in done.out
    assert "communique index" in done.out
    assert _titles(archive) == {"a", "b", "c"}
    assert _verdicts(archive, "--repair") == {}
    assert _titles(archive) == {"a", "c", "d"}


def _pointer_damaged(index: Path) -> None:
    (index / "current.json").write_text("{")


def _pointer_gone(index: Path) -> None:
    (index / "current.json").unlink()


def _segment_cut(index: Path) -> None:
    (segment,) = index.glob("generation-1/*.seg")
    segment.write_bytes(segment.read_bytes()[:100])


def _bit_flipped(index: Path) -> None:
    (segment,) = index.glob("generation-1/*.seg")
    content = segment.read_bytes()
    segment.write_bytes(bytes([content[0] ^ 1]) + content[1:])


def _contents_gone(index: Path) -> None:
    for file in index.glob("generation-1/*.toc"):
        file.unlink()


@pytest.mark.parametrize(
    ("damage", "subject"),
    [
        (_pointer_damaged, "index format"),
        (_pointer_gone, "index format"),
        (_segment_cut, "checksums"),
        (_bit_flipped, "checksums"),
        (_contents_gone, "checksums"),
    ],
)
def test_a_damaged_index_is_never_made_anew_unasked(
    archive: Shell, damage: Callable[[Path], None], subject: str
) -> None:
    damage(_index(archive))
    before = {file: file.stat().st_ino for file in _index(archive).rglob("*")}

    for command in ("index", "search"):
        refused = archive.run(command, *(["talks"] if command == "search" else []))
        assert refused.status == 1
        assert "doctor --repair" in refused.err
    assert _verdicts(archive)[subject] == "problem"
    after = {file: file.stat().st_ino for file in _index(archive).rglob("*")}
    assert {file: after[file] for file in before} == before

    assert _verdicts(archive, "--repair") == {}
    assert _titles(archive) == {"a", "b", "c"}


def test_a_repair_remembers_files_from_outside_the_corpus(archive: Shell) -> None:
    outside = archive.put("../../outside.html", "Talks about outside").resolve()
    assert archive.run("index", outside).status == 0
    _pointer_damaged(_index(archive))

    assert _verdicts(archive, "--repair") == {}

    assert _titles(archive) == {"a", "b", "c", "outside"}


def test_a_repair_does_not_take_another_corpus_for_the_lost_one(archive: Shell) -> None:
    _pointer_damaged(_index(archive))
    archive.pages.rename(archive.folder / "lost")

    done = archive.run("doctor", "--repair")  # of the starter corpus, where ./corpus is none

    assert done.status == 1
    assert "lacks 3 of 3 files" in done.err
    assert not (_index(archive) / "generation-2").exists()


def test_an_older_index_is_made_anew_and_a_newer_one_left_alone(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "FORMAT", FORMAT - 1)
    monkeypatch.setattr(generations, "OLDEST", FORMAT - 1)
    before = (_index(archive) / "current.json").read_bytes()

    assert _verdicts(archive, "--repair")["index format"] == "problem"
    assert (_index(archive) / "current.json").read_bytes() == before

    monkeypatch.undo()
    monkeypatch.setattr(generations, "FORMAT", FORMAT + 1)
    assert "older version" in archive.run("doctor").out
    assert archive.run("search", "talks").status == 0


def test_half_made_generations_are_told_and_removed_on_repair(archive: Shell) -> None:
    (_index(archive) / "generation-7").mkdir()

    assert _verdicts(archive) == {"left behind": "problem"}
    assert _verdicts(archive, "--repair") == {}
    assert not (_index(archive) / "generation-7").exists()


def test_before_the_first_run_the_doctor_says_what_to_do(shell: Shell, swift: None) -> None:
    shell.put("a.html")

    done = shell.run("doctor")

    assert done.status == 3
    assert "to do: communique index" in done.out
    assert not (shell.folder / ".communique").exists()


def test_a_run_that_was_killed_is_told(archive: Shell) -> None:
    board = Board(archive.folder / ".communique" / "status.json")
    for status, verdict in (
        (Status(State.RUNNING, pid=999_999_999, started=now()), "problem"),
        (Status(State.FAILED, error="no space left"), "problem"),
        (Status(State.DONE, ended=now()), None),
    ):
        board.write(status)
        assert _verdicts(archive).get("last run") == verdict


def test_what_cannot_be_examined_ends_with_status_1(archive: Shell) -> None:
    (archive.folder / ".communique" / "status.json").write_text("{")

    assert archive.run("doctor").status == 1
    assert archive.run("--corpus", "nowhere", "doctor").status == 1


def test_curators_files_that_cannot_be_used_are_told(archive: Shell) -> None:
    corrections = archive.folder / "corpus" / "corrections.toml"
    corrections.write_text('[[document]]\nid = "nonsense"\n')

    found = _verdicts(archive, "--repair")

    assert found == {"corrections": "problem", "index": "unknown"}
