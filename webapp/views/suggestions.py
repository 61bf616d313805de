"""What one may mean while typing: `/suggestions` for the page, `/suggest` for address bars."""

import json

from flask import Blueprint, Response, render_template, request

from indexer.model import Suggestion
from webapp.archive import searcher
from webapp.pages.suggested import options

blueprint = Blueprint("suggestions", __name__)

_LONGEST = 200


@blueprint.get("/suggestions")
def fragment() -> str:
    return render_template("_suggestions.html", suggestions=options(_found(_typed())))


@blueprint.get("/suggest")
def suggest() -> Response:
    """The OpenSearch Suggestions form: what was typed, then queries, then what they are called."""
    typed = _typed()
    found = _found(typed)
    answer = [typed, [one.text for one in found], [one.label for one in found]]
    return Response(json.dumps(answer), content_type="application/x-suggestions+json")


def _typed() -> str:
    return request.args.get("q", "")[:_LONGEST]


def _found(typed: str) -> tuple[Suggestion, ...]:
    return searcher().suggest(typed) if typed.strip() else ()
