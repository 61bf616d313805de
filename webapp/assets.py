"""Static files: their address names their content, so a browser may keep them for ever."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from flask import Blueprint, Response, abort

blueprint = Blueprint("assets", __name__)

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    content: bytes
    media_type: str
    digest: str
    address: str  # where the page finds it


@blueprint.get("/static/<digest>/<name>")
def asset(digest: str, name: str) -> Response:
    found = _assets().get(name)
    if found is None or found.digest != digest:
        abort(404)
    response = Response(found.content, content_type=f"{found.media_type}; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def address(name: str) -> str:
    """Where the page finds a static file."""
    return _assets()[name].address


@cache
def _assets() -> Mapping[str, Asset]:
    ours = resources.files("webapp").joinpath("static")
    htmx = resources.files("js_lib_htmx").joinpath("static", "htmx", "htmx.min.js")
    files = (*ours.iterdir(), htmx)
    return {file.name: _asset(file) for file in files if _suffix(file) in _TYPES}


def _asset(file: Traversable) -> Asset:
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(content, _TYPES[_suffix(file)], digest, f"/static/{digest}/{file.name}")


def _suffix(file: Traversable) -> str:
    return file.name.rpartition(".")[2]
