"""`communique index` says what it did, and refuses in one sentence."""

import signal

import pytest

from indexer.authority import Authority
from indexer.cli.tally import SHOWN, lines
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.commits import locking
from indexer.model import PassedOver, Tally
from tests.cli.conftest import Shell
from tests.processes import assert_any_worker


def test_new_changed_and_deleted_pages_are_told_and_found(shell: Shell) -> None:
    for number in range(3):
        shell.put(f"{number}.html", f"Talks number {number}", f"subject{number}")
    assert shell.run("index").out == "3 indexed, 0 unchanged, 0 removed, 0 passed over (0 failed)\n"

    shell.put("0.html", "Talks number 0", "fisheries")
    (shell.pages / "1.html").unlink()
    done = shell.run("index")

    assert done.out == "1 indexed, 1 unchanged, 1 removed, 0 passed over (0 failed)\n"
    assert done.status == 0
    assert "Talks number 0" in shell.run("search", "fisheries").out
    assert shell.run("search", "subject1").out == ""


def test_only_the_paths_given_are_looked_at(shell: Shell) -> None:
    shell.put("here/a.html", "Talks here")
    shell.put("there/b.html", "Talks there")

    assert shell.run("index", shell.pages / "here").out.startswith("1 indexed")
    assert shell.run("index", "corpus/pages").out.startswith("1 indexed, 1 unchanged")


def test_a_run_that_would_remove_more_than_half_needs_prune(shell: Shell) -> None:
    for name in "abc":
        shell.put(f"{name}.html", f"Talks {name}", f"subject-{name}")
    shell.run("index")
    for name in "ab":
        (shell.pages / f"{name}.html").unlink()

    refused = shell.run("index")

    assert refused.status == 1
    assert refused.err.startswith("Error: this run would remove 2 of 3 documents")
    assert len(shell.run("search", "Talks").out.splitlines()) == 3
    assert shell.run("index", "--prune").out.startswith("0 indexed, 1 unchanged, 2 removed")


def test_a_rebuild_makes_everything_again(shell: Shell) -> None:
    shell.put("a.html")
    shell.run("index")

    assert shell.run("index", "--rebuild").out.startswith("1 indexed, 0 unchanged, 0 removed")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["index", "nowhere"], 1, "does not exist"),
        (["--corpus", "nowhere", "index"], 1, "is not a corpus folder"),
        (["--engine", "lucene:x", "index"], 1, "no engine is called"),
        (["--engine", "whoosh:x", "--index", "y", "index"], 2, "name the same thing"),
        (["index", "--nonsense"], 2, "No such option"),
        (["reindex"], 2, "No such command"),
        (["search"], 2, "Missing argument"),
        (["search", "talks"], 1, "communique index"),
        (["show", "nowhere.html"], 2, "does not exist"),
        (["--index", "/dev/null/index", "index"], 1, "Error: "),
    ],
)
def test_wrong_use_ends_in_one_sentence(
    shell: Shell, arguments: list[str], status: int, message: str
) -> None:
    done = shell.run(*arguments)

    assert done.status == status
    assert message in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_broken_curators_files_are_named(shell: Shell) -> None:
    corrections = shell.folder / "corpus" / "corrections.toml"
    corrections.write_text('[[document]]\nid = "nonsense"\n')

    done = shell.run("index")

    assert done.status == 1
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1


def test_settings_come_from_the_environment_too(shell: Shell) -> None:
    elsewhere = Shell(shell.folder / "elsewhere")
    elsewhere.pages.mkdir(parents=True)
    elsewhere.put("a.html", "Talks elsewhere")

    settings = {
        "COMMUNIQUE_CORPUS": "elsewhere/corpus",
        "COMMUNIQUE_ENGINE": "whoosh:other-index",
    }
    assert shell.run("index", given=b"", **settings).out.startswith("1 indexed")
    assert (shell.folder / "other-index").is_dir()
    assert "Talks elsewhere" in shell.run("--index", "other-index", "search", "talks").out


def test_a_second_writer_is_told_so(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PAUSES", ())
    shell.put("a.html")
    engine = WhooshEngine(shell.folder / ".communique" / "index", Authority())

    with engine.lock():
        done = shell.run("index")

    assert done.status == 1
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1
    assert shell.run("index").status == 0


@pytest.mark.slow
def test_ctrl_c_leaves_the_old_index_and_no_traceback(shell: Shell) -> None:
    shell.put("a.html", "Talks of old")
    shell.run("index")
    for number in range(200):
        shell.put(f"{number}.html", f"Talks number {number}")
    # what was itself started in the background has it ignored, and so would all that it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)

    with shell.start("index") as process:
        assert_any_worker(process.pid, seconds=120)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)

    assert process.returncode == 1
    assert err.strip() == "Error: interrupted: the index is whole, the next run does what is left"
    assert len(shell.run("search", "talks").out.splitlines()) == 1


# Bad input


@pytest.fixture
def bad(shell: Shell) -> Shell:
    shell.put("good.html")
    (shell.pages / "empty.html").write_bytes(b"")
    with (shell.pages / "one-line.html").open("wb") as file:
        for _ in range(50):
            file.write(b"word " * 200_000)
    (shell.pages / "junk.html").write_bytes(bytes(range(256)) * 500)
    page = shell.put("broken.html", "Broken letters").read_bytes()
    (shell.pages / "broken.html").write_bytes(
        page.replace(b"about an hour", b"about \xff\xc3 hour")
    )
    (shell.pages / "nested.html").write_text("<div>" * 100_000 + "text" + "</div>" * 100_000)
    (shell.pages / "hollow.html").write_text(
        "<html><body><nav><a href=/>Home</a></nav></body></html>"
    )
    (shell.pages / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return shell


@pytest.mark.slow
def test_bad_input_is_indexed_or_named_with_its_reason(bad: Shell) -> None:
    done = bad.run("index")

    first, *rest = done.out.splitlines()
    named = {line.split(": ")[1]: line.split(": ", 2)[2] for line in rest}
    assert first.startswith(("2 indexed", "3 indexed"))
    assert {"empty.html", "one-line.html", "junk.html", "hollow.html", "photo.png"} <= set(named)
    assert all(named.values())
    assert done.status == 3
    assert "Traceback" not in done.err
    assert "Broken letters" in bad.run("search", "Broken").out


@pytest.mark.slow
def test_what_is_left_out_by_design_is_no_failure(shell: Shell) -> None:
    shell.put("good.html")
    (shell.pages / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))

    done = shell.run("index")

    assert "left out: photo.png: " in done.out
    assert done.status == 0


# The tally's lines


def many(count: int) -> Tally:
    return Tally(passed_over=tuple(PassedOver(f"{n}.html", "empty") for n in range(count)))


def test_a_long_tally_is_cut_and_counted_by_reason() -> None:
    shown = list(lines(many(SHOWN + 7), verbose=False))

    assert len(shown) == 1 + SHOWN + 2
    assert shown[-2] == "failed: 7 more: empty"
    assert len(list(lines(many(SHOWN + 7), verbose=True))) == 1 + SHOWN + 7


def test_failures_come_before_what_was_left_out() -> None:
    tally = Tally(passed_over=(PassedOver("a", "an image", failed=False), PassedOver("b", "empty")))

    assert list(lines(tally, verbose=False))[1:] == ["failed: b: empty", "left out: a: an image"]


@pytest.mark.parametrize(
    ("tally", "told"),
    [
        (Tally(records=3, pages=3, again=1), "3 records, all of them pages; 1 of the pages shows"),
        (
            Tally(records=9, pages=4, again=2),
            "9 records, 4 pages and 5 others; 2 of the pages show",
        ),
        (
            Tally(records=9, pages=4, passed_over=(PassedOver("a", "x", failed=False, count=5),)),
            "9 records, 4 pages and 5 others",
        ),
    ],
)
def test_records_are_told_as_pages_and_others(tally: Tally, told: str) -> None:
    again = " a document again" if tally.again else ""

    assert list(lines(tally, verbose=False))[1] == told + again


def test_a_file_name_cannot_command_the_terminal() -> None:
    tally = Tally(passed_over=(PassedOver("\x1b[2J\n.html", "empty"),))

    assert list(lines(tally, verbose=False))[1] == r"failed: \x1b[2J\n.html: empty"


def test_a_withdrawn_document_is_found_no_more_and_the_run_says_why(shell: Shell) -> None:
    shell.put("a.html", "Talks about tin", "tin")
    shell.put("b.html", "Talks about eels", "eels")
    shell.run("index")
    (hit,) = shell.run("search", "tin").out.splitlines()
    entry = f'[[withdraw]]\nid = "{hit[:16]}"\nreason = "Asked for."\n'
    (shell.folder / "corpus" / "corrections.toml").write_text(entry)

    done = shell.run("index")

    assert done.status == 0
    assert "left out: a.html: withdrawn: Asked for." in done.out
    assert shell.run("search", "tin").out == ""
