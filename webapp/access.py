"""Who may read: everybody, or whoever knows the token; and who may administer."""

import hmac

from flask import Flask, Response, abort, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from webapp.operation import operation, settings

_OPEN = {"site.alive", "site.ready", "site.robots", "assets.asset"}
_OWN = ("admin.", "runs.")  # they ask for the administrator's secret


def init(app: Flask) -> None:
    app.before_request(_check)


def is_same(given: str, secret: str) -> bool:
    """Compared in a time that tells nothing of the secret; an empty secret is nobody's."""
    return bool(secret) and hmac.compare_digest(given.encode(), secret.encode())


def check_bearer() -> None:
    """Answer 404 where there is no administration, 401 to who does not bring its secret."""
    if not operation().administered:
        abort(404)
    if not is_same(_bearer(), settings().admin_secret):
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer"))


def _check() -> Response | None:
    """The token as the password of basic authentication, with any name, or as a bearer's."""
    token, endpoint = settings().read_token, request.endpoint or ""
    if not token or endpoint in _OPEN or endpoint.startswith(_OWN):
        return None
    given = request.authorization
    password = (given.password or "") if given and given.type == "basic" else _bearer()
    if not is_same(password, token):
        raise Unauthorized(www_authenticate=WWWAuthenticate("basic", {"realm": "Communique"}))
    return None


def _bearer() -> str:
    given = request.authorization
    return (given.token or "") if given and given.type == "bearer" else ""
