"""Logs as lines of JSON: what was asked of which route, never by whom nor for which words."""

import json
import logging
import re
import secrets
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, has_request_context, request

from webapp.operation import Operation

REQUESTS = "communique.request"
HEADER = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_SPARE = ("Invalid request", "Error handling request")  # gunicorn adds addresses, of client or page
_log = logging.getLogger(REQUESTS)


class JsonLines(logging.Formatter):
    """One object a record; of errors, the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
            **_request(record),
            **getattr(record, "values", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def init(app: Flask, operation: Operation) -> None:
    trusted = operation.settings.proxy_hops > 0

    def begin() -> None:
        given = request.headers.get(HEADER, "")
        g.id = given if trusted and _ID.fullmatch(given) else secrets.token_hex(8)
        g.begun = time.perf_counter()

    app.before_request(begin)
    app.after_request(_end)


def settings(level: str) -> dict[str, object]:
    """For `logging.config.dictConfig`: everything to stderr, gunicorn's words as well."""
    named = {"level": level.upper(), "handlers": ["lines"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "webapp.logs.JsonLines"}},
        "handlers": {
            "lines": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "stream": "ext://sys.stderr",
            }
        },
        "root": {"level": "WARNING", "handlers": ["lines"]},
        "loggers": {REQUESTS: named, "gunicorn.error": {**named, "level": "WARNING"}},
    }


def route() -> str:
    """The rule that fits, as `/d/<id>`; the address itself may hold words of a search."""
    return str(request.url_rule) if request.url_rule else "none"


def seconds() -> float:
    """Since the request began."""
    return time.perf_counter() - float(g.begun)


def _end(response: Response) -> Response:
    response.headers[HEADER] = g.id
    values = {
        "method": request.method if len(request.method) < 10 else "other",  # noqa: PLR2004 -- OPTIONS has 7
        "status": response.status_code,
        "milliseconds": round(seconds() * 1000, 1),
    }
    _log.info("request", extra={"values": values})
    return response


def _event(record: logging.LogRecord) -> str:
    said = str(record.msg)
    for spare in _SPARE:
        if said.startswith(spare):
            return spare
    if record.exc_info and has_request_context():
        return "a request could not be answered"  # Flask would name its address
    return record.getMessage()


def _request(record: logging.LogRecord) -> dict[str, str]:
    del record
    if not has_request_context() or "id" not in g:
        return {}
    return {"request": g.id, "route": route()}
