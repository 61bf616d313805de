"""A cluster that speaks TLS and asks for a password: a real node behind a door that does."""

import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.errors import EngineError
from indexer.model import Query
from tests.cli.conftest import Shell
from tests.engines.asking import ids, put
from tests.engines.opensearch.door import Door, door
from tests.factories import make_document
from tests.people import AUTHORITY
from tests.processes import command_lines

USER, PASSWORD = "curator", "pass:wörd-上川-secret"


@pytest.fixture
def secured(opensearch: str, tmp_path: Path) -> Iterator[Door]:
    with door(opensearch, tmp_path, USER, PASSWORD) as opened:
        yield opened


@pytest.fixture
def environment(secured: Door, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    given = {
        "COMMUNIQUE_OPENSEARCH_USER": USER,
        "COMMUNIQUE_OPENSEARCH_PASSWORD": PASSWORD,
        "COMMUNIQUE_OPENSEARCH_CA": str(secured.authority),
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return given


@pytest.fixture
def target(secured: Door, opensearch_target: str, environment: dict[str, str]) -> str:
    return f"opensearch+{secured.url}/{opensearch_target.rpartition('/')[2]}"


def _refused(target: str) -> tuple[str, str]:
    """What a search is told, and the traceback that a log would hold."""
    engine = open_engine(target, AUTHORITY)
    try:
        engine.search(Query())
    except EngineError as error:
        return str(error), "".join(traceback.format_exception(error))
    raise AssertionError("it was let in")


def test_an_index_is_built_and_searched_over_tls_with_a_password(
    target: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        engine = open_engine(target, AUTHORITY)
        put(engine, make_document("a"))
        assert ids(open_engine(target, AUTHORITY)) == ["a"]

    assert caplog.records
    assert PASSWORD not in f"{caplog.text}{engine!r}{engine.__reduce__()!r}"


def test_whoever_is_not_trusted_is_refused(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_OPENSEARCH_CA")

    told, trace = _refused(target)

    assert "certificate verify failed" in told
    assert PASSWORD not in trace


def test_a_certificate_for_another_host_is_refused(target: str) -> None:
    told, _ = _refused(target.replace("127.0.0.1", "localhost"))

    assert "certificate" in told


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_an_authority_that_is_none_is_named(
    target: str, content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "strange.pem"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("COMMUNIQUE_OPENSEARCH_CA", str(file))

    told, _ = _refused(target)

    assert "COMMUNIQUE_OPENSEARCH_CA" in told


@pytest.mark.parametrize("wrong", ["mistaken", ""])
def test_a_wrong_password_is_refused_and_not_repeated(
    target: str, wrong: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("COMMUNIQUE_OPENSEARCH_PASSWORD", wrong)

    with caplog.at_level(logging.DEBUG):
        told, trace = _refused(target)

    assert "refuses this user" in told
    assert not wrong or wrong not in f"{trace}{caplog.text}"


def test_the_command_line_keeps_the_password_to_itself(
    target: str, environment: Mapping[str, str], tmp_path: Path
) -> None:
    """Neither what it prints nor writes beside the index tells it, nor how processes start."""
    shell = Shell(tmp_path / "shell")
    shell.put("a.html", "Talks about fish")
    running = shell.start("--engine", target, "index", **environment)
    seen = set()
    while running.poll() is None:
        seen |= {*command_lines(running.pid)}
    done = running.communicate()
    told = shell.run("--engine", target, "doctor")

    assert (running.returncode, told.status) == (0, 0), (done, told)
    assert json.loads(shell.run("--engine", target, "search", "talks", "--json").out)["total"] == 1
    kept = [one.read_text() for one in shell.folder.rglob(".communique/*") if one.is_file()]
    assert seen
    assert kept
    assert PASSWORD not in "".join((*seen, *done, told.out, told.err, *kept))
