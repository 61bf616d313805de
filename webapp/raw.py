"""Addresses as clients may write them: bytes that should have been escaped are escaped for them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_UNSAFE = re.compile(r"[^\x21-\x7e]")


def init(app: Flask) -> None:
    """Werkzeug reads a query string as UTF-8, and fails where it is none."""
    inner: WSGIApplication = app.wsgi_app

    def escaping(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        given = environ.get("QUERY_STRING", "")
        if _UNSAFE.search(given):
            environ["QUERY_STRING"] = quote(given.encode("latin-1"), safe=_ASCII)
        return inner(environ, start)

    # Flask's documented way
    app.wsgi_app = escaping  # type: ignore[method-assign,assignment]
