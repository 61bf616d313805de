"""`/help`: the query language by examples; `/advanced`: a form that writes a query."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from indexer.model import Query
from indexer.query.parser import LONGEST
from webapp import query_string
from webapp.pages import advanced
from webapp.pages.examples import sections

blueprint = Blueprint("guide", __name__)


@blueprint.get("/help")
def examples() -> str:
    return render_template("help.html", sections=sections())


@blueprint.get("/advanced")
def form() -> str | Response:
    """Filled in, it leads to the search that its boxes mean."""
    text = advanced.query_of(request.args.to_dict())[:LONGEST]
    if text:
        return redirect(query_string.address(Query(text, grouped=True)))
    return render_template(
        "advanced.html", boxes=advanced.BOXES, hints=advanced.HINTS, kinds=advanced.kinds()
    )
