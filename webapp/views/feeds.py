"""`/feed.atom`: any search as a feed; `/opensearch.xml`: how an address bar can search."""

from dataclasses import replace
from itertools import islice

from flask import Blueprint, Response, render_template, request

from indexer.model import Sort
from webapp import query_string
from webapp.archive import searcher
from webapp.pages.entries import NEVER, entry
from webapp.views.document import permanent
from webapp.wording import gettext

blueprint = Blueprint("feeds", __name__)

_ENTRIES = 50


@blueprint.get("/feed.atom")
def feed() -> Response:
    """The newest documents of a search, by the date of the release."""
    query = replace(query_string.load(request.args), page=1)
    newest = searcher().scan(replace(query, sort=Sort.NEWEST))
    entries = [entry(document, permanent(document.id)) for document in islice(newest, _ENTRIES)]
    text = render_template(
        "feed.xml",
        about=query.text or gettext("all documents of this search"),
        page=_root() + query_string.address(query),
        here=request.url,
        entries=entries,
        updated=max((one.updated for one in entries), default=NEVER),
    )
    return Response(text, content_type="application/atom+xml; charset=utf-8")


@blueprint.get("/opensearch.xml")
def description() -> Response:
    text = render_template("opensearch.xml", root=_root())
    return Response(text, content_type="application/opensearchdescription+xml; charset=utf-8")


def _root() -> str:
    return request.root_url.rstrip("/")
