"""Arbitrary requests: what scanners send, and what nobody would.

    python -m tests.webapp.attacks --count 10000 --seed 1

asks the page over the starter corpus. It ends with status 1 if an answer is a server's error, tells
a path of this machine, or carries a header that the request smuggled in.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from flask import Flask
from werkzeug.test import run_wsgi_app

from indexer import authority, build, corpus
from indexer.clean.corrections import Corrections
from indexer.engines import Engine, open_engine
from indexer.model import Query
from tests.webapp.operated import SECRET, StubRuns
from webapp import Operation, create_app
from webapp.operation import Desk
from webapp.settings import OFF
from webapp.uploads import Uploads

_CLASSICS = (
    "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "....//....//etc/passwd",
    "/etc/passwd", "..\\..\\windows\\win.ini", "%c0%ae%c0%ae/etc/passwd", "file:///etc/passwd",
    "\x00",
    "a\x00.html",    "\r\nSet-Cookie: smuggled=1", "%0d%0aX-Smuggled: 1",
    "\nLocation: https://evil.example/",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)",
    "' OR '1'='1", "'; DROP TABLE documents; --", "{{7*7}}", "{% include '/etc/passwd' %}",
    "${7*7}", "$(id)", "`id`", "; cat /etc/passwd", "| id", "%s%n%x", "%(secret)s", "{0.__class__}",
    "//evil.example/", "https://evil.example/", "\\\\evil.example\\share",
    "http://169.254.169.254/",
    "\ud7ff\uffff", "\u202e\u200b\ufeff", "\U0001f4a9" * 50, "ﷺ" * 60, "İ" * 100, "ß" * 300,
    "(" * 500, '"' * 301, "*" * 200, "? ?" * 50, "a*" * 100, "NOT " * 100, "-" * 400, "~" * 50,
    "a" * 5_000, "minister:" * 60, 'title:"', "year:9999999999", "..", "2019..", "after:0000-00-00",
    "1e309", "-1", "0x10", "99999999999999999999", "NaN", "٣", "²", "true", "null", "[]", "",
)  # fmt: skip
_PATHS = (
    "/", "/d/{x}", "/d/{id}", "/d/{id}/original", "/people/{x}", "/people/yoko-kamikawa",
    "/people/yoko-kamikawa.json", "/trends", "/help", "/advanced", "/feed.atom", "/suggest",
    "/suggestions", "/opensearch.xml", "/robots.txt", "/healthz", "/readyz", "/metrics",
    "/static/{x}/app.css", "/static/000000000000/{x}", "/export.csv", "/export.{x}",
    "/d/{id}/cite.ris", "/trends.csv", "/d/{id}/{x}", "/api/v1/search", "/api/v1/documents/{x}",
    "/api/v1/documents/{id}",
    "/api/v1/index", "/api/v1/openapi.json", "/admin", "/admin/login", "/admin/progress",
    "/admin/upload", "/{x}", "/.git/config", "/.env", "/wp-login.php", "/cgi-bin/{x}",
)  # fmt: skip
_NAMES = (
    "q", "minister", "not_minister", "year", "source", "kind", "language", "country", "sort",
    "exact", "page", "size", "from", "to", "not", "all", "by", "ui", "format", "capture",
    "title", "phrase",
    "any", "none", "secret", "csrf_token", "what", "files",
)  # fmt: skip
_HEADERS = (
    "HX-Request", "HX-Trigger", "HX-Current-URL", "HX-History-Restore-Request", "Accept-Language",
    "Accept", "Authorization", "Cookie", "Range", "If-None-Match", "If-Modified-Since", "Origin",
    "Referer", "X-Forwarded-For", "X-Forwarded-Host", "X-Request-ID", "X-CSRFToken",
)  # fmt: skip
_METHODS = ("GET",) * 12 + ("POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")
_KINDS = (
    "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x",
    "multipart/form-data", "text/plain; charset=nowhere", "",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A request, with its path as the bytes that a server would hand on."""

    method: str
    path: bytes
    query: bytes
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def environ(self) -> dict[str, object]:
        headers = {f"HTTP_{n.upper().replace('-', '_')}": v for n, v in self.headers.items()}
        return {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path.decode("latin-1"),
            "QUERY_STRING": self.query.decode("latin-1"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "192.0.2.1",
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(self.body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(self.body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **headers,
        }


@dataclass
class Attacks:
    """The same requests for the same seed."""

    seed: int
    id: str  # of a document that is there

    def requests(self, count: int) -> Iterator[Asked]:
        chance = random.Random(self.seed)  # noqa: S311 -- repeatable, not secret
        return (self._request(chance) for _ in range(count))

    def _request(self, chance: random.Random) -> Asked:
        method = chance.choice(_METHODS)
        path = chance.choice(_PATHS).replace("{id}", self.id)
        headers = {
            name: _header(chance) for name in chance.sample(_HEADERS, chance.choice((0, 0, 1, 3)))
        }
        if path == "/api/v1/index" and chance.random() < 0.5:
            headers["Authorization"] = f"Bearer {SECRET}"
        body = b""
        if method in {"POST", "PUT", "PATCH"}:
            headers["Content-Type"] = chance.choice(_KINDS)
            body = _query(chance) if chance.random() < 0.5 else chance.randbytes(200)
        piece = _piece(chance)
        return Asked(method, path.encode().replace(b"{x}", piece), _query(chance), headers, body)


def _piece(chance: random.Random) -> bytes:
    """A classic, a cut-off or mixed one, or any bytes."""
    match chance.randrange(5):
        case 0:
            return chance.randbytes(chance.randrange(1, 30))
        case 1:
            text = chance.choice(_CLASSICS) + chance.choice(_CLASSICS)
            return text.encode("utf-8", "surrogatepass")[chance.randrange(3) :]
        case _:
            return chance.choice(_CLASSICS).encode("utf-8", "surrogatepass")


def _query(chance: random.Random) -> bytes:
    """Some parameters, a flood of them, or bytes that are none."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(300))
    flood = 400 if chance.random() < 0.03 else chance.choice((0, 1, 1, 2, 4))
    pairs = []
    for _ in range(flood):
        value = _piece(chance)
        written = value if chance.random() < 0.2 else quote(value).encode()
        pairs.append(chance.choice(_NAMES).encode() + b"=" + written)
    return b"&".join(pairs)


def _header(chance: random.Random) -> str:
    """As a server lets it through: without line ends and null bytes, in latin-1."""
    if chance.random() < 0.3:
        return "true"
    text = _piece(chance)[:300].decode("latin-1")
    return "".join(char for char in text if char not in "\r\n\x00")


@dataclass(frozen=True)
class Judge:
    """What no answer may be, or hold."""

    places: tuple[str, ...]  # folders of this machine

    def faults(self, app: Flask, asked: Asked) -> Iterator[str]:
        content, status, headers = run_wsgi_app(app, asked.environ(), buffered=True)
        body = b"".join(content)
        if int(status.split()[0]) >= 500:
            yield f"status {status}"
        for place in (*self.places, "Traceback (most recent"):
            if place.encode() in body or any(place in value for _, value in headers):
                yield f"tells {place}"
        for name, value in headers:
            yield from _smuggled(name, value)


def _smuggled(name: str, value: str) -> Iterator[str]:
    if "smuggled" in name.lower() or (name == "Set-Cookie" and "smuggled" in value):
        yield f"carries {name}"
    if {"\n", "\r"} & set(value):
        yield f"breaks {name}"
    if name == "Location" and (not value.startswith("/") or value.startswith("//")):
        yield f"leads to {value}"


def attacked(engine: Engine, originals: object, folder: Path) -> Flask:
    """The whole service over a real index, with its administration; runs are a stub's."""
    desk = Desk(StubRuns(), Uploads(folder, 2**20))
    chosen = OFF.model_copy(update={"admin_secret": SECRET})
    return create_app(engine, originals, None, Operation(chosen, desk))  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    from indexer.read.originals import Originals  # noqa: PLC0415 -- the page alone need not read

    with tempfile.TemporaryDirectory() as name:
        folder, held = Path(name), corpus.starter()
        records = authority.load(held.authority)
        opened = partial(open_engine, f"whoosh:{folder}/index", records)
        build.index(build.Archive(held, records, Corrections(), opened), build.Run())
        engine = opened()
        known = engine.search(Query(size=1)).hits[0].id
        app = attacked(engine, Originals(held), folder)
        judge = Judge((name, str(held.root.resolve()), sys.prefix))
        found = Counter[str]()
        for asked in Attacks(given.seed, known).requests(given.count):
            for fault in judge.faults(app, asked):
                found[fault] += 1
                print(f"{fault}: {asked}")
    print(f"seed {given.seed}: {given.count} requests, {found.total()} faults")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
