"""`/d/<id>`: a document, and the archived bytes it was made from."""

from flask import Blueprint, Response, abort, render_template, request, url_for

from indexer.identity import ID
from indexer.model import Capture, Document
from webapp import query_string
from webapp.archive import authority, originals, searcher
from webapp.headers import ORIGINAL_POLICY
from webapp.originals import content_type
from webapp.pages.beside import PLACE, beside
from webapp.pages.document import Shown, document_page
from webapp.pages.taken import Asked
from webapp.pages.versions import versions_page

blueprint = Blueprint("document", __name__)

SIMILAR = 5  # other documents named on a document's page


@blueprint.get("/d/<id>")
def document(id: str) -> str:
    asked = _asked()
    shown = Shown(
        _document(id),
        permanent(id),
        searcher().similar(id, SIMILAR),
        beside(searcher(), asked.query, asked.at),
    )
    page = document_page(shown, asked, authority())
    return render_template("document.html", page=page)


@blueprint.get("/d/<id>/versions")
def versions(id: str) -> str:
    """Two of its versions, by their numbers `from` and `to`, and what changed between them."""
    given = request.args.get
    page = versions_page(_document(id), given("from", ""), given("to", ""))
    return render_template("versions.html", page=page)


@blueprint.get("/d/<id>/original")
def original(id: str) -> Response:
    capture = _capture(_document(id), request.args.get("capture", ""))
    payload = originals().payload(capture)
    response = Response(payload, content_type=content_type(capture, payload))
    response.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    return response


def _asked() -> Asked:
    at = request.args.get("at", "")
    return Asked(
        query=query_string.load(request.args),
        at=int(at) if PLACE.fullmatch(at) else 0,
        stripped=request.args.get("stripped") == "1",
    )


def permanent(id: str) -> str:
    """The whole address of a document's page."""
    return url_for("document.document", id=id, _external=True)


def _document(id: str) -> Document:
    if not ID.fullmatch(id):
        abort(404)
    return searcher().document(id)


def _capture(document: Document, number: str) -> Capture:
    """The capture of that number, counted from 1 for the oldest; else the one that is shown."""
    wanted = int(number) if number.isdecimal() and len(number) < 6 else len(document.captures)  # noqa: PLR2004 -- no document has so many
    if not 1 <= wanted <= len(document.captures):
        abort(404)
    return document.captures[wanted - 1]
