"""`/`: search, and what the archive holds."""

from dataclasses import replace

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp import fruitless, htmx, query_string
from webapp.archive import archive
from webapp.pages.results import SearchPage, search_page

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
def search() -> AnyResponse:
    query, expanded = query_string.load(request.args), query_string.expanded(request.args)
    if htmx.wants_fragment():
        query = replace(query, typing=_unfinished(request.args.get("q", "")))
        return _fragment(_noted(search_page(archive(), query, expanded)))
    if not query_string.is_canonical(request.args):
        return redirect(query_string.address(query, expanded))
    page = _noted(search_page(archive(), query, expanded))
    status = 400 if page.problem else 200
    return make_response(render_template("search.html", page=page), status)


def _noted(page: SearchPage) -> SearchPage:
    """What finds nothing is for the librarian; a word half typed is no search yet."""
    answered = page.problem or page.home or page.cards or page.past_the_end
    if not answered and not htmx.is_typing():
        fruitless.note(page.query.text)
    return page


def _fragment(page: SearchPage) -> Response:
    """What changes on the page; always status 200, since htmx shows nothing else."""
    response = make_response(render_template("_fragment.html", page=page))
    htmx.address_follows(response, page.address)
    return response


def _unfinished(text: str) -> bool:
    """The last word counts as a prefix until a space ends it."""
    return htmx.is_typing() and bool(text) and not text[-1].isspace()
