"""What belongs to the whole site: the word to robots, and to whoever watches the service."""

from flask import Blueprint, Response, current_app
from prometheus_client import CONTENT_TYPE_LATEST

from indexer.errors import EngineError
from indexer.model import Query
from webapp import metrics
from webapp.archive import searcher

blueprint = Blueprint("site", __name__)


@blueprint.get("/robots.txt")
def robots() -> Response:
    return _plain("User-agent: *\nDisallow: /\n")


@blueprint.get("/healthz")
def alive() -> Response:
    """The process answers, whatever its index is like."""
    return _plain("ok\n")


@blueprint.get("/readyz")
def ready() -> Response:
    """Searches are answered; the reason why not is for the log alone."""
    try:
        searcher().search(Query(size=1))
    except EngineError:
        return _plain("no index\n", 503)
    return _plain("ok\n")


@blueprint.get("/metrics")
def figures() -> Response:
    return Response(metrics.of(current_app).text(), content_type=CONTENT_TYPE_LATEST)


def _plain(text: str, status: int = 200) -> Response:
    return Response(text, status, content_type="text/plain; charset=utf-8")
