"""What was backed up comes back: the corpus, the index, and every answer to the byte."""

import json
import shutil
import stat
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from indexer.cli.settings import Settings
from indexer.engines.whoosh.commits import generations
from indexer.engines.whoosh.schema import FORMAT
from indexer.model import Query
from tests.cli.conftest import Shell

QUERIES = ("talks", '"foreign affairs"', "year:2023", "fish OR trade", "tokio", "deleg*")


@pytest.fixture
def archive(shell: Shell, swift: None) -> Shell:
    """Three pages, and corrections that say nothing."""
    (shell.folder / "corpus" / "authority").mkdir()
    (shell.folder / "corpus" / "authority" / "README.md").write_text("None yet.")
    shell.put("a.html", "Talks about fish", "fish")
    shell.put("日本/b.html", "Talks about trade")
    shell.put("c.html", "Talks about secrets")
    (shell.folder / "corpus" / "corrections.toml").write_text("", encoding="utf-8")
    assert shell.run("index").status == 0
    return shell


def _answers(shell: Shell) -> list[str]:
    with chdir(shell.folder):
        engine = Settings("whoosh:.communique/index", None).engine()
        return [repr(engine.search(Query(query))) for query in QUERIES]


def _lose(shell: Shell) -> None:
    shutil.rmtree(shell.folder / "corpus")
    shutil.rmtree(shell.folder / ".communique")


def _files(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def test_after_the_loss_of_corpus_and_index_every_answer_is_the_same_to_the_byte(
    archive: Shell,
) -> None:
    corpus, answers = _files(archive.folder / "corpus"), _answers(archive)
    assert archive.run("backup", "kept.zip").status == 0
    _lose(archive)

    assert archive.run("restore", "kept.zip").status == 0

    assert _answers(archive) == answers
    assert _files(archive.folder / "corpus") == corpus
    assert archive.run("index").out.startswith("0 indexed, 3 unchanged, 0 removed")


def test_a_backup_can_be_restored_elsewhere(archive: Shell) -> None:
    answers = _answers(archive)
    archive.run("backup", "kept.zip")

    done = archive.run("restore", "kept.zip", "--to", "other")

    assert done.status == 0
    assert _answers(Shell(archive.folder / "other")) == answers


def test_nothing_is_overwritten_unasked(archive: Shell) -> None:
    archive.run("backup", "kept.zip")
    before = _files(archive.folder)

    for command in ("backup", "restore"):
        refused = archive.run(command, "kept.zip")
        assert refused.status == 1
        assert "--force" in refused.err
    assert _files(archive.folder) == before


def test_force_puts_back_what_has_been_changed_since(archive: Shell) -> None:
    answers = _answers(archive)
    archive.run("backup", "kept.zip")
    archive.put("d.html", "Talks about fish")
    (archive.pages / "a.html").unlink()
    archive.run("index")
    assert _answers(archive) != answers

    assert archive.run("restore", "kept.zip", "--force").status == 0

    assert _answers(archive) == answers
    assert {file.name for file in archive.pages.rglob("*.html")} == {"a.html", "b.html", "c.html"}
    assert not list(archive.folder.rglob(".restore"))


def test_a_damaged_index_is_not_backed_up(archive: Shell) -> None:
    (segment,) = archive.folder.glob(".communique/index/*/*.seg")
    segment.write_bytes(b"!" + segment.read_bytes()[1:])

    done = archive.run("backup", "kept.zip")

    assert done.status == 1
    assert "damaged" in done.err
    assert not (archive.folder / "kept.zip").exists()


def test_a_backup_does_not_lie_in_what_it_holds(archive: Shell) -> None:
    done = archive.run("backup", "corpus/pages/kept.zip")

    assert done.status == 1
    assert not (archive.pages / "kept.zip").exists()


def test_links_are_left_out_and_told(archive: Shell) -> None:
    (archive.pages / "link.html").symlink_to("/etc/hostname")

    done = archive.run("backup", "kept.zip")

    assert done.status == 0
    assert "link.html: a link" in done.err
    with ZipFile(archive.folder / "kept.zip") as packed:
        assert not any("link" in name for name in packed.namelist())


def test_a_corpus_that_was_never_indexed_can_be_kept(shell: Shell) -> None:
    shell.put("a.html")

    assert "without an index" in shell.run("backup", "kept.zip").out
    done = shell.run("restore", "kept.zip", "--to", "other")

    assert "communique index" in done.out
    assert (shell.folder / "other" / "corpus" / "pages" / "a.html").is_file()


def test_an_index_of_a_newer_version_is_refused_before_anything_changes(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.run("backup", "kept.zip")
    archive.put("a.html", "Talks of today")
    monkeypatch.setattr(generations, "FORMAT", FORMAT - 1)
    monkeypatch.setattr(generations, "OLDEST", FORMAT - 1)

    done = archive.run("restore", "kept.zip", "--force")

    assert done.status == 1
    assert "newer version" in done.err
    assert "Talks of today" in (archive.pages / "a.html").read_text()


def test_what_a_killed_restore_had_moved_away_is_put_back_first(archive: Shell) -> None:
    archive.run("backup", "kept.zip")
    archive.put("d.html", "Talks of today")
    stage = archive.folder / "corpus" / ".restore"
    (stage / "old").mkdir(parents=True)
    archive.pages.rename(stage / "old" / "pages")
    assert "a restore into" in archive.run("doctor").err

    refused = archive.run("restore", "kept.zip")

    assert refused.status == 1
    assert "--force" in refused.err
    assert (archive.pages / "d.html").is_file()
    assert not stage.exists()


# Backups that are none of ours

Change = Callable[[dict[str, bytes]], None]


def _named(name: str) -> Change:
    """A further file, as honest in the manifest as the others."""

    def change(files: dict[str, bytes]) -> None:
        given = json.loads(files["manifest.json"])
        given["files"][name] = {"size": 4, "sha256": "0" * 64}
        files["manifest.json"] = json.dumps(given).encode()
        files[name] = b"evil"

    return change


def _unlisted(files: dict[str, bytes]) -> None:
    files["corpus/pages/more.html"] = b"more"


def _changed(files: dict[str, bytes]) -> None:
    files["corpus/pages/a.html"] = files["corpus/pages/a.html"].replace(b"fish", b"fowl")


def _gone(files: dict[str, bytes]) -> None:
    del files["corpus/pages/a.html"]


def _without_manifest(files: dict[str, bytes]) -> None:
    del files["manifest.json"]


def _no_manifest(files: dict[str, bytes]) -> None:
    files["manifest.json"] = b"[]"


def _of_the_future(files: dict[str, bytes]) -> None:
    files["manifest.json"] = b'{"format": 99}'


@pytest.mark.parametrize(
    "change",
    [
        *map(_named, ("../evil", "corpus/../../evil", "/evil", "corpus/pages/../../../evil")),
        *map(_named, ("corpus/pages//evil", "corpus/evil.sh", "evil", "corpus/pages/x\0y")),
        *(_unlisted, _changed, _gone, _without_manifest, _no_manifest, _of_the_future),
    ],
)
def test_a_backup_that_is_not_as_it_was_written_changes_nothing(
    archive: Shell, change: Change
) -> None:
    archive.run("backup", "kept.zip")
    with ZipFile(archive.folder / "kept.zip") as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    change(files)
    with ZipFile(archive.folder / "kept.zip", "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    before = _files(archive.folder)

    for more in ((), ("--force",), ("--to", "other")):
        done = archive.run("restore", "kept.zip", *more)
        assert done.status == 1
        assert done.err.count("\n") == 1
    after = _files(archive.folder)

    assert {name: after[name] for name in before} == before
    assert not list(archive.folder.parent.rglob("evil*"))
    assert not [name for name in after if name.startswith("other/corpus")]


def test_a_link_in_a_backup_is_refused(archive: Shell) -> None:
    archive.run("backup", "kept.zip")
    link = ZipInfo("corpus/pages/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(archive.folder / "kept.zip", "a") as packed:
        packed.writestr(link, "/etc")

    done = archive.run("restore", "kept.zip", "--to", "other")

    assert done.status == 1
    assert not (archive.folder / "other" / "corpus").exists()


@pytest.mark.parametrize("kept", [0, 1, 100, -1, -30])
def test_a_backup_cut_short_is_refused(archive: Shell, kept: int) -> None:
    archive.run("backup", "kept.zip")
    file = archive.folder / "kept.zip"
    file.write_bytes(file.read_bytes()[:kept])

    done = archive.run("restore", "kept.zip", "--to", "other")

    assert done.status == 1
    assert "damaged" in done.err
