"""A door before a node that speaks TLS and asks for a password, as a secured cluster does."""

import base64
import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partialmethod
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import trustme

_LEFT_OUT = {"transfer-encoding", "content-length", "connection"}


@dataclass(frozen=True, slots=True)
class Door:
    url: str
    authority: Path  # the certificate of whoever signed the door's own


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, node: str, wanted: bytes, secured: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.node = urlsplit(node).netloc
        self.wanted = f"Basic {base64.b64encode(wanted).decode()}"
        self.secured = secured

    def get_request(self) -> tuple[Any, Any]:
        """Hands are shaken in the thread of the connection, so that a refusal holds nobody up."""
        plain, address = super().get_request()
        return self.secured.wrap_socket(plain, True, do_handshake_on_connect=False), address  # noqa: FBT003 -- server_side

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever does not trust the certificate hangs up: that is their test's business."""


class _Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _pass(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Authorization") != self.server.wanted:
            self._answer(401, {"Content-Type": "text/plain"}, b"Unauthorized")
            return
        kept = {name: value for name, value in self.headers.items() if name != "Authorization"}
        node = http.client.HTTPConnection(self.server.node, timeout=60)
        try:
            node.request(method, self.path, body, kept)
            answer = node.getresponse()
            self._answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            node.close()

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in _LEFT_OUT:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *given: object) -> None:
        """Tests read what is logged: it must be of the engine alone."""

    do_GET = partialmethod(_pass, "GET")  # noqa: N815 -- as inherited
    do_PUT = partialmethod(_pass, "PUT")  # noqa: N815
    do_POST = partialmethod(_pass, "POST")  # noqa: N815
    do_DELETE = partialmethod(_pass, "DELETE")  # noqa: N815


@contextmanager
def door(node: str, folder: Path, user: str, password: str) -> Iterator[Door]:
    """Before the node at this address, as long as it is needed."""
    authority = trustme.CA()
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(secured)
    certificate = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(certificate))
    with _Server(node, f"{user}:{password}".encode(), secured) as server:
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        try:
            yield Door(f"https://127.0.0.1:{server.server_port}", certificate)
        finally:
            with suppress(RuntimeError):
                server.shutdown()
            serving.join()
