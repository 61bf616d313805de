"""`/d/<id>/why`: how a document came to its place among the results."""

from flask import Blueprint, abort, render_template, request

from indexer.engines import Explaining
from indexer.identity import ID
from webapp import htmx, query_string
from webapp.archive import searcher
from webapp.pages.why import why_page

blueprint = Blueprint("why", __name__)


@blueprint.get("/d/<id>/why")
def why(id: str) -> str:
    """The page, or what a card opens to show."""
    asked = searcher()
    if not isinstance(asked, Explaining) or not ID.fullmatch(id):
        abort(404)
    document = asked.document(id)
    shown = document.id, document.title, document.language
    page = why_page(asked, query_string.load(request.args), shown)
    return render_template("_why.html" if htmx.wants_fragment() else "why.html", page=page)
