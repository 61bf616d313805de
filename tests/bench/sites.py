"""Whole sites to type into: ours, ours with its answers known beforehand, an empty page, Datasette.

`python -m tests.bench.sites NAME FOLDER` serves one of the first three as `communique serve` does,
by one worker process, and says where.
"""

import json
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from flask import Flask

from indexer.authority import Authority
from indexer.cli.serve import Server, _settings
from indexer.engines import open_engine
from indexer.model import Document, Query, Results
from tests.bench.batches import Batch
from tests.bench.engines import Unable, values
from tests.webapp.stub import StubOriginals
from webapp import create_app

_TABLES = """
    CREATE TABLE page(number INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT, date TEXT,
                      year TEXT, source TEXT, minister TEXT);
"""
_INDEXES = """
    CREATE INDEX page_year ON page(year);
    CREATE INDEX page_source ON page(source);
    CREATE VIRTUAL TABLE text USING fts5(
        title, body, content = 'page', content_rowid = 'number', tokenize = 'porter unicode61');
    INSERT INTO text(text) VALUES ('rebuild');
    INSERT INTO text(text) VALUES ('optimize');
    ANALYZE;
"""
# so that no count and no facet is cut short, and no cell shown whole
_UNCUT = {
    "sql_time_limit_ms": 600_000,
    "facet_time_limit_ms": 600_000,
    "suggest_facets": 0,
    "default_facet_size": 150,
    "max_returned_rows": 1000,
    "truncate_cells_html": 300,
}
_PATIENCE = 60.0  # seconds for a site to answer for the first time


@dataclass(frozen=True, slots=True)
class Site:
    """A server that answers."""

    process: int
    port: int

    def get(self, path: str, headers: dict[str, str]) -> bytes:
        """The body as it was sent; raise `OSError` where there is no good answer."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=600)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
        if answer.status != 200:
            raise OSError(f"{path} was answered by status {answer.status}")
        return body


class Remembering:
    """An engine that computes no answer twice: what a page then costs is the page's own."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._known: dict[str, Results] = {}

    def search(self, query: Query) -> Results:
        asked = repr(query)
        if asked not in self._known:
            self._known[asked] = self._engine.search(query)
        return self._known[asked]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def write_index(written: Iterable[Batch], folder: Path) -> None:
    engine = open_engine(_index(folder), Authority())
    engine.replace(engine.segment(batch.documents()) for batch in written)


def _index(folder: Path) -> str:
    return f"whoosh:{folder}/ours"


def write_sqlite(documents: Iterable[Document], file: Path) -> None:
    """The same documents for Datasette, with full-text search and what its facets count."""
    with closing(sqlite3.connect(file)) as database, database:
        database.executescript(_TABLES)
        database.executemany(
            "INSERT INTO page VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", map(_row, documents)
        )
        database.executescript(_INDEXES)


def _row(document: Document) -> tuple[str, ...]:
    held = values(document)
    (year,), (source,) = held["year"], held["source"]
    date = document.published.date or ""
    ministers = json.dumps(held["minister"])
    return document.id, document.title, document.text, date, year, source, ministers


@contextmanager
def served(name: str, folder: Path) -> Iterator[Site]:
    """Raise `Unable` where the site cannot take part."""
    port = _free_port()
    with subprocess.Popen(_command(name, folder, port), stdout=subprocess.DEVNULL) as process:
        try:
            site = Site(process.pid, port)
            _wait(site, process)
            yield site
        finally:
            process.terminate()


def _command(name: str, folder: Path, port: int) -> list[str]:
    if name != "datasette":
        return [sys.executable, "-m", "tests.bench.sites", name, str(folder), str(port)]
    limits = [part for key, value in _UNCUT.items() for part in ("--setting", key, str(value))]
    serve = [sys.executable, "-m", "datasette", "serve", str(folder / "bench.db")]
    return [*serve, "--port", str(port), *limits]


def _wait(site: Site, process: "subprocess.Popen[bytes]") -> None:
    last = time.monotonic() + _PATIENCE
    while time.monotonic() < last:
        if process.poll() is not None:
            raise Unable("its server ended; what it wrote stands above")
        try:
            site.get("/", {})
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise Unable(f"its server did not answer within {_PATIENCE:.0f} seconds")


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        return int(listening.getsockname()[1])


def _empty() -> Flask:
    app = Flask("empty")
    app.add_url_rule("/", view_func=lambda: "")
    return app


def _app(name: str, folder: Path) -> Callable[[], Flask]:
    def ours() -> Flask:
        engine = open_engine(_index(folder), Authority())
        searcher: Any = Remembering(engine) if name == "remembered" else engine
        return create_app(searcher, StubOriginals())

    return _empty if name == "empty" else ours


def main() -> None:
    name, folder, port = sys.argv[1:]
    settings = {**_settings("127.0.0.1", int(port), 1)}
    Server(_app(name, Path(folder)), settings).run()


if __name__ == "__main__":
    main()
