"""From an empty folder to a served search page; and the README tells every option."""

import json
import re
import signal
import socket
import urllib.error
import urllib.request
from pathlib import Path

import click
import psutil
import pytest

from indexer.cli import main
from tests.cli.conftest import CHECKOUT, Result, Shell
from tests.processes import assert_all_end, wait_until


def test_init_index_and_search_work_in_an_empty_folder(tmp_path: Path) -> None:
    shell = Shell(tmp_path)

    assert shell.run_apart("init").status == 0
    assert shell.run_apart("index").status == 0
    assert shell.run("search", "minister:kamikawa").out


def test_init_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")

    done = Shell(tmp_path).run("init", "mine")

    assert done.status == 1
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_search_prints_a_line_a_hit(shell: Shell) -> None:
    shell.put("a.html", "Talks about　fish")
    shell.run("index")

    (line,) = shell.run("search", "talks").out.splitlines()

    document, date, _, title = line.split("\t")
    assert re.fullmatch("[0-9a-f]{16}", document)
    assert date == "2023-12-16"
    assert title.startswith("Talks about")


def test_a_search_as_json_has_total_hits_and_facets(shell: Shell) -> None:
    shell.put("a.html", "Talks about fish")
    shell.run("index")

    found = json.loads(shell.run("search", "talks", "--json").out)

    assert found["total"] == 1
    assert found["hits"][0]["title"] == "Talks about fish"
    assert found["facets"]["year"][0]["value"] == "2023"


def test_a_query_nobody_understands_is_answered_in_a_sentence(shell: Shell) -> None:
    shell.put("a.html")
    shell.run("index")

    done = shell.run("search", "word " * 500)

    assert done.status == 1
    assert done.err.startswith("Error: ")


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 -- our own server
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.slow
def test_a_search_without_a_hit_says_so(shell: Shell) -> None:
    shell.put("a.html")
    shell.run("index")

    done = shell.run("search", "zyxwvut")

    assert done == Result(0, "", "no document matches\n")


def test_a_search_for_a_misspelled_word_asks_what_was_meant(shell: Shell) -> None:
    shell.put("a.html", "Talks about fish")
    shell.run("index")

    told = shell.run("search", "delegatoin")
    found = json.loads(shell.run("search", "delegatoin", "--json").out)

    assert told.err == "no document matches\ndid you mean delegation? (1 found)\n"
    assert (found["did_you_mean"]["text"], found["did_you_mean"]["count"]) == ("delegation", 1)


def test_a_search_for_exact_words_finds_no_inflections(shell: Shell) -> None:
    shell.put("a.html", "Talks about fish")
    shell.run("index")

    assert len(shell.run("search", "delegations").out.splitlines()) == 1
    assert shell.run("search", "--exact", "delegations").out == ""
    assert len(shell.run("search", "--exact", "delegation").out.splitlines()) == 1


def test_a_taken_port_is_told_in_one_sentence(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = shell.run("serve", "--port", str(port))

    assert done.status == 1
    assert done.err.startswith(f"Error: cannot listen on 127.0.0.1 port {port}: ")


def test_serve_prints_its_address_answers_and_follows_the_index(shell: Shell) -> None:
    shell.put("a.html", "Talks about fish")
    with shell.start("serve", "--port", "0") as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address is not None
        family = psutil.Process(process.pid).children(recursive=True)

        assert "communique index" in fetch(address.group())[1]
        shell.run("index")
        status, page = fetch(f"{address.group()}/?q=fish")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)

    assert status == 200
    assert "Talks about" in page
    assert "Traceback" not in err
    assert_all_end(family, seconds=5)


def test_every_command_and_option_is_in_the_readme() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}

    wanted = {f"communique {name}" for name in commands}
    for command in (main, *filter(None, commands.values())):
        wanted |= {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
        wanted |= {p.envvar for p in command.params if isinstance(p.envvar, str)}

    assert {name for name in wanted if name not in readme} == set()


def counted(address: str, route: str) -> float:
    """How many requests all processes together have answered there."""
    found = re.findall(rf'seconds_count{{route="{route}",status="200"}} (\S+)', fetch(address)[1])
    return sum(map(float, found))


@pytest.mark.slow
def test_processes_count_together_and_go_on_counting_after_a_reload(shell: Shell) -> None:
    shell.put("a.html", "Talks about fish")
    shell.run("index")
    with shell.start("serve", "--port", "0", "--processes", "2") as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found is not None
        address, server = found.group(), psutil.Process(process.pid)
        for _ in range(20):
            assert fetch(f"{address}/readyz") == (200, "ok\n")
        assert counted(f"{address}/metrics", "/readyz") == 20

        before = server.children()
        process.send_signal(signal.SIGHUP)
        wait_until(lambda: not any(one.is_running() for one in before))
        assert fetch(f"{address}/readyz") == (200, "ok\n")

        assert counted(f"{address}/metrics", "/readyz") == 21
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
