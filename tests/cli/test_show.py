"""`communique show` needs no index and no corpus."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import RELEASE, Shell

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
PAGE = RELEASE.format(title="Foreign ministers meet", subject="trade").encode()


def test_a_page_from_standard_input_is_shown_as_json(tmp_path: Path) -> None:
    done = Shell(tmp_path).run("show", "-", given=PAGE)

    document = json.loads(done.out)
    assert done.status == 0
    assert document["title"] == "Foreign ministers meet"
    assert document["published"]["date"] == "2023-12-16"
    assert "delegation" in document["text"]
    assert "stripped" in document
    assert list(tmp_path.iterdir()) == []


def test_text_is_the_body_alone(tmp_path: Path) -> None:
    done = Shell(tmp_path).run("show", "--text", "-", given=PAGE)

    assert "received a delegation" in done.out
    assert "{" not in done.out


def test_each_page_is_written_under_its_name(shell: Shell) -> None:
    one, two = shell.put("one/a.html", "First"), shell.put("two/a.html", "Second")

    done = shell.run("show", one, two, "--out", "shown")

    shown = {file.name: json.loads(file.read_text()) for file in (shell.folder / "shown").iterdir()}
    assert {name: document["title"] for name, document in shown.items()} == {
        "a.json": "First",
        "a-2.json": "Second",
    }
    assert done.out == ""


def test_no_page_is_written_over_another(shell: Shell) -> None:
    paths = ("x/a.txt", "y/a.txt", "z/a-2.txt", "z/A.txt")
    pages = [shell.put(path, f"Release {number}") for number, path in enumerate(paths)]

    shell.run("show", *pages, "--out", "shown")

    shown = {file.name: json.loads(file.read_text()) for file in (shell.folder / "shown").iterdir()}
    assert sorted(shown) == ["A-3.json", "a-2-2.json", "a-2.json", "a.json"]
    assert {document["title"] for document in shown.values()} == {
        f"Release {number}" for number in range(4)
    }


def test_files_hold_their_characters_whatever_the_terminal_takes(tmp_path: Path) -> None:
    page = PAGE.replace(b"Tokyo", "Tōkyō、東京 😀".encode())

    Shell(tmp_path).run_apart(
        "show", "-", "--out", "shown", given=page, PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )

    written = (tmp_path / "shown" / "stdin.json").read_text(encoding="utf-8")
    assert "Tōkyō、東京 😀" in written


def test_a_folder_shows_all_its_pages_and_text_may_be_written(shell: Shell) -> None:
    shell.put("a.html")
    shell.put("b.html")

    shell.run("show", shell.pages, "--text", "--out", "shown")

    assert sorted(f.name for f in (shell.folder / "shown").iterdir()) == ["a.txt", "b.txt"]


def test_what_gives_no_document_is_named_and_told_by_the_status(shell: Shell) -> None:
    good, empty = shell.put("a.html"), shell.pages / "empty.html"
    empty.write_bytes(b"")

    done = shell.run("show", good, empty)

    assert done.status == 3
    assert done.err == "empty.html: empty\n"
    assert json.loads(done.out)["title"] == "Foreign ministers meet"


def test_json_stays_valid_on_a_terminal_without_unicode(tmp_path: Path) -> None:
    page = PAGE.replace(b"Tokyo", "Tōkyō、東京 😀".encode())

    done = Shell(tmp_path).run_apart(
        "show", "-", given=page, PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )

    assert done.out.isascii()
    assert "Tōkyō、東京 😀" in json.loads(done.out)["text"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pages lie beside the checkout only")
def test_the_seed_shows_its_date_and_where_the_tag_cloud_went(tmp_path: Path) -> None:
    (seed,) = SEEDS.glob("000*.txt")

    document = json.loads(Shell(tmp_path).run("show", seed).out)

    assert document["published"]["date"] == "2022-01-26"
    assert "Singapore, 26 January 2022" in document["published"]["evidence"]
    assert any("cloud" in span["rule"] for span in document["stripped"])
