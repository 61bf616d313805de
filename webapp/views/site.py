"""What belongs to the whole site: the word to robots."""

from flask import Blueprint, Response

blueprint = Blueprint("site", __name__)


@blueprint.get("/robots.txt")
def robots() -> Response:
    return Response("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")
