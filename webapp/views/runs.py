"""`/api/v1/index`: start an indexing run, and see how the latest one stands."""

from flask import Blueprint, Response, request
from pydantic import TypeAdapter, ValidationError

from indexer.errors import RunUnderWay
from indexer.runs import Order
from indexer.status import Status
from webapp.access import check_bearer
from webapp.api.answers import Problem
from webapp.api.parameters import MalformedRequest, Wish
from webapp.operation import runs

blueprint = Blueprint("runs", __name__, url_prefix="/api/v1")

_STATUS = TypeAdapter(Status)
_PROBLEM = TypeAdapter(Problem)


@blueprint.post("/index")
def start() -> Response:
    check_bearer()
    try:
        wish = Wish.model_validate_json(request.get_data() or b"{}")
        runs().start(Order(**wish.model_dump()))
    except ValidationError as error:
        raise MalformedRequest(f"the body: {error.errors()[0]['msg']}") from error
    except RunUnderWay as error:
        problem = Problem("A run is under way", 409, str(error))
        return Response(_PROBLEM.dump_json(problem), 409, content_type="application/problem+json")
    return _status(202)


@blueprint.get("/index")
def status() -> Response:
    check_bearer()
    return _status(200)


def _status(code: int) -> Response:
    text = _STATUS.dump_json(runs().status())
    return Response(text, code, content_type="application/json")
