"""Pages for what goes wrong, in the look of the others."""

import json
from dataclasses import asdict, dataclass

from flask import Flask, Response, current_app, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from indexer.errors import (
    DocumentNotFound,
    EngineError,
    IndexMissing,
    OriginalNotFound,
    QueryError,
)
from webapp import htmx
from webapp.api.answers import Problem
from webapp.api.parameters import MalformedRequest
from webapp.wording import gettext, gettext_noop

_SPECIAL = {
    401: (
        gettext_noop("This archive is for its readers"),
        gettext_noop("Whoever runs it gives out the token that it asks for."),
    ),
    413: (
        gettext_noop("This is more than may be sent"),
        gettext_noop("Send less at a time."),
    ),
    429: (
        gettext_noop("Too much was asked at a time"),
        gettext_noop("Wait a moment, then try again."),
    ),
}


@dataclass(frozen=True, slots=True)
class ErrorPage:
    heading: str
    text: str
    command: str = ""  # what would mend it


def init(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DocumentNotFound, _no_document)
    app.register_error_handler(OriginalNotFound, _no_original)
    app.register_error_handler(QueryError, _no_query)
    app.register_error_handler(MalformedRequest, _malformed)
    app.register_error_handler(IndexMissing, _no_index)
    app.register_error_handler(EngineError, _no_engine)


def _http(error: HTTPException) -> Response:
    code = error.code or 500
    response = _answer(_http_page(code), code)
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers[name] = value
    return response


def _http_page(code: int) -> ErrorPage:
    if code == 404:  # noqa: PLR2004 -- the code of "not found" needs no name
        return ErrorPage(
            gettext("Nothing is here"),
            gettext("No page of this archive has that address. A search may find what you want."),
        )
    if code in _SPECIAL:
        heading, sentence = _SPECIAL[code]
        return ErrorPage(gettext(heading), gettext(sentence))
    if code < 500:  # noqa: PLR2004 -- codes below 500 blame the request
        return ErrorPage(
            gettext("This request cannot be answered"),
            gettext("The address or what was sent with it is not what this page expects."),
        )
    return ErrorPage(
        gettext("Something went wrong"),
        gettext("The fault is on this side; it has been logged. Trying again may help."),
    )


def _no_document(_: DocumentNotFound) -> Response:
    page = ErrorPage(
        gettext("No such document"),
        gettext("The index does not hold it now; it may have been removed from the archive."),
    )
    return _answer(page, 404)


def _no_original(_: OriginalNotFound) -> Response:
    page = ErrorPage(
        gettext("The archived page is not there"),
        gettext("The index knows it, but its file has been moved or removed since."),
    )
    return _answer(page, 404)


def _no_query(error: QueryError) -> Response:
    """Where no page of results can tell it: in exports, feeds and the API."""
    sentence = gettext(error.template) % error.values
    return _answer(ErrorPage(gettext("This search cannot be understood"), sentence), 422)


def _malformed(error: MalformedRequest) -> Response:
    return _answer(ErrorPage(gettext("This request cannot be answered"), str(error)), 400)


def _no_index(_: IndexMissing) -> Response:
    page = ErrorPage(
        gettext("There is no index yet"),
        gettext("Nothing has been indexed here. This command reads the corpus and makes one:"),
        "communique index",
    )
    return _answer(page, 503)


def _no_engine(error: EngineError) -> Response:
    # The reason names folders of the server: it is for the operator's log, not for the reader.
    current_app.logger.error("%s: %s", type(error).__name__, error)
    page = ErrorPage(
        gettext("The index cannot be used now"),
        gettext("Whoever runs this archive finds the reason in the log of the server."),
    )
    return _answer(page, 503)


def _answer(page: ErrorPage, code: int) -> Response:
    if request.path.startswith("/api/"):
        problem = Problem(page.heading, code, f"{page.text} {page.command}".rstrip())
        text = json.dumps(asdict(problem), ensure_ascii=False)
        return Response(text, code, content_type="application/problem+json")
    template = "_error_fragment.html" if htmx.wants_fragment() else "error.html"
    return make_response(render_template(template, error=page), code)
