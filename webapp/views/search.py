"""`/`: search, and what the archive holds."""

from dataclasses import replace

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from indexer.model import Query
from webapp import fruitless, htmx, query_string
from webapp.archive import archive
from webapp.pages.results import SearchPage, search_page

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
def search() -> AnyResponse:
    query, expanded = query_string.load(request.args), query_string.expanded(request.args)
    if htmx.wants_fragment():
        return _fragment(query, expanded)
    if not query_string.is_canonical(request.args, query):
        return redirect(query_string.address(query, expanded))
    page = _noted(search_page(archive(), query, expanded))
    status = 400 if page.problem else 200
    return make_response(render_template("search.html", page=page), status)


def _fragment(query: Query, expanded: tuple[str, ...]) -> Response:
    """What changes on the page; always status 200, since htmx shows nothing else.

    While one types, the last word counts as a prefix until a space ends it; what finds nothing
    then is no search yet.
    """
    typing = htmx.is_typing()
    text = request.args.get("q", "") if typing else ""
    asked = replace(query, typing=True) if text and not text[-1].isspace() else query
    page = search_page(archive(), asked, expanded)
    response = make_response(
        render_template("_fragment.html", page=page if typing else _noted(page))
    )
    htmx.address_follows(response, page.address)
    return response


def _noted(page: SearchPage) -> SearchPage:
    """What finds nothing is for the librarian."""
    if not (page.problem or page.home or page.cards or page.past_the_end):
        fruitless.note(page.query.text)
    return page
