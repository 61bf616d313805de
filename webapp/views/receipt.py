"""`/receipt`: what a search found on a day, and what has changed since."""

from flask import Blueprint, Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp import query_string
from webapp.archive import searcher
from webapp.pages.receipt import (
    NoReceipt,
    Receipt,
    issued,
    kept_ids,
    receipt_address,
    receipt_page,
    stated,
    written,
)

blueprint = Blueprint("receipt", __name__)

_LARGEST = 300_000  # bytes of a kept file, so that it never lies on a disk


@blueprint.get("/receipt")
def receipt() -> str | AnyResponse:
    """An address that states nothing yet leads to the receipt of this moment."""
    now = _now()
    try:
        then = stated(request.args, now.query)
    except NoReceipt:
        return redirect(receipt_address(now))
    return render_template("receipt.html", page=receipt_page(then, now, None, searcher()))


@blueprint.post("/receipt")
def compared() -> str:
    """With a kept file: which documents are new since, and which are gone."""
    request.max_content_length = _LARGEST
    file = request.files.get("kept")
    try:
        kept = kept_ids(file.read().decode("utf-8", "replace") if file else "")
        then = stated(request.args, query_string.load(request.args))
    except NoReceipt:
        abort(400)
    return render_template("receipt.html", page=receipt_page(then, _now(), kept, searcher()))


@blueprint.get("/receipt.json")
def file() -> Response:
    response = Response(written(_now()), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="receipt.json"'
    return response


def _now() -> Receipt:
    return issued(searcher(), query_string.load(request.args))
