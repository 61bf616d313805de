"""The product over an index on OpenSearch, from the command line to the search page."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.corpus import Corpus
from indexer.engines import open_engine
from indexer.read.originals import Originals
from tests.cli.conftest import Shell
from tests.engines.asking import put
from tests.factories import make_document
from tests.people import AUTHORITY
from webapp import create_app


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.pages.mkdir(parents=True)
    return shell


def _client(target: str, folder: Path) -> FlaskClient:
    app = create_app(open_engine(target, AUTHORITY), Originals(Corpus(folder)), AUTHORITY)
    app.testing = True
    return app.test_client()


def test_an_archive_is_indexed_changed_and_searched(shell: Shell, opensearch_target: str) -> None:
    on = ("--engine", opensearch_target)
    gone = shell.put("a.html", "Talks about fish")
    shell.put("b.html", "Talks about rice")
    shell.put("c.html", "A visit to Oslo")

    assert shell.run(*on, "index").status == 0
    assert len(shell.run(*on, "search", "title:talks").out.splitlines()) == 2
    shell.put("d.html", "Talks about steel")
    gone.unlink()
    changed = shell.run(*on, "index")

    assert changed.status == 0
    found = json.loads(shell.run(*on, "search", "title:talks", "--json").out)
    assert {hit["title"] for hit in found["hits"]} == {"Talks about rice", "Talks about steel"}
    assert shell.run(*on, "index", "--rebuild").status == 0
    assert json.loads(shell.run(*on, "search", "title:talks", "--json").out)["total"] == 2


def test_the_doctor_knows_of_an_index_elsewhere_and_its_last_run(
    shell: Shell, opensearch_target: str
) -> None:
    shell.put("a.html", "Talks about fish")
    shell.run("--engine", opensearch_target, "index")

    done = shell.run("--engine", f"{opensearch_target.partition('?')[0]}?shards=2", "doctor")

    assert done.status == 0
    assert "1 documents can be searched" in done.out
    assert "last run: done" in done.out


def test_an_index_that_is_not_there_yet_is_told_in_a_sentence(
    shell: Shell, opensearch_target: str
) -> None:
    done = shell.run("--engine", opensearch_target, "search", "title:talks")

    assert done.status == 1
    assert "communique index" in done.err


def test_the_search_page_is_served_from_a_cluster(opensearch_target: str, tmp_path: Path) -> None:
    put(open_engine(opensearch_target, AUTHORITY), make_document("a", title="Oslo talks"))

    page = _client(opensearch_target, tmp_path).get("/?q=oslo")

    assert page.status_code == 200
    assert "Oslo</mark> talks" in page.text


def test_without_a_cluster_the_search_page_says_that_it_cannot_search_now(tmp_path: Path) -> None:
    page = _client("opensearch+http://127.0.0.1:9/name", tmp_path).get("/?q=oslo")

    assert page.status_code == 503
    assert "The index cannot be used now" in page.text
    assert "127.0.0.1" not in page.text
