"""`/api/v1/`: the same searches and documents, as JSON."""

import json
from typing import Any

from flask import Blueprint, Response, abort, request
from pydantic import BaseModel, ConfigDict, TypeAdapter

from indexer import document_json
from indexer.identity import ID
from webapp import fruitless
from webapp.api import parameters
from webapp.api.answers import SearchAnswer, search_answer
from webapp.api.description import openapi
from webapp.archive import searcher

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

_ANSWER = TypeAdapter(SearchAnswer)


class _NoParameters(BaseModel):
    model_config = ConfigDict(extra="forbid")


@blueprint.get("/search")
def search() -> Response:
    query = parameters.query(request.args)
    results = searcher().search(query)
    if not results.total:
        fruitless.note(query.text)
    answer = search_answer(results, request.root_url.rstrip("/"))
    return Response(_ANSWER.dump_json(answer), content_type="application/json")


@blueprint.get("/documents/<id>")
def document(id: str) -> Response:
    parameters.check(request.args, _NoParameters)
    if not ID.fullmatch(id):
        abort(404)
    return _json(document_json.as_json(searcher().document(id)))


@blueprint.get("/openapi.json")
def description() -> Response:
    parameters.check(request.args, _NoParameters)
    return _json(openapi())


def _json(value: dict[str, Any]) -> Response:
    text = json.dumps(value, ensure_ascii=False)
    return Response(text, content_type="application/json")
