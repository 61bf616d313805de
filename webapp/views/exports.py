"""`/export.<format>`: all that a search finds; `/d/<id>/cite.<format>`: one document, cited."""

from collections.abc import Iterator

from flask import Blueprint, Response, abort, request, stream_with_context

from indexer.identity import ID
from indexer.model import Query
from webapp import citing, exports, query_string
from webapp.archive import searcher
from webapp.exports import Found
from webapp.views.document import permanent

blueprint = Blueprint("exports", __name__)


@blueprint.get("/export.<suffix>")
def export(suffix: str) -> Response:
    """Exactly the result set of the address, whatever its page; written as it is read."""
    if suffix not in exports.FORMATS:
        abort(404)
    kind = exports.FORMATS[suffix]
    written = kind.written(_found(query_string.load(request.args)))
    return _attached(Response(stream_with_context(written)), kind.media_type, suffix)


@blueprint.get("/d/<id>/cite.<suffix>")
def cite(id: str, suffix: str) -> Response:
    if suffix not in citing.FORMATS or not ID.fullmatch(id):
        abort(404)
    style = citing.FORMATS[suffix]
    written = style.written(citing.citation(searcher().document(id), permanent(id)))
    return _attached(Response(written), style.media_type, suffix)


def _found(query: Query) -> Iterator[Found]:
    documents = searcher().scan(query)  # now, so that a query nobody understands is answered so
    return (Found(document, permanent(document.id)) for document in documents)


def _attached(response: Response, media_type: str, suffix: str) -> Response:
    response.content_type = f"{media_type}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="communique.{suffix}"'
    return response
