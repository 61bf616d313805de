"""The administrator's session: a signed cookie that scripts and other sites do not get."""

import hashlib
import time
from datetime import timedelta

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf import CSRFProtect

from webapp.operation import Operation

_LIFE = timedelta(hours=12)
_SINCE = "since"  # seconds since the epoch


class _Cookie(SecureCookieSessionInterface):
    def get_cookie_secure(self, app: Flask) -> bool:
        """Over https, it never travels otherwise."""
        return bool(app.config["SESSION_COOKIE_SECURE"]) or request.is_secure


def init(app: Flask, operation: Operation) -> None:
    """All processes, and those of tomorrow, sign with what follows from the secret."""
    app.session_interface = _Cookie()
    app.config.update(
        SECRET_KEY=_key(operation.settings.admin_secret),
        SESSION_COOKIE_NAME="communique",
        SESSION_COOKIE_PATH="/admin",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        PERMANENT_SESSION_LIFETIME=_LIFE,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
    )
    CSRFProtect(app).exempt("webapp.views.runs.start")  # it asks for a header that no form sends


def begin() -> None:
    session.clear()
    session.permanent = True
    session[_SINCE] = int(time.time())


def end() -> None:
    session.clear()


def is_begun() -> bool:
    """Whether it is the administrator who asks. A copied cookie ends with its time as well."""
    since: float = session.get(_SINCE, 0)
    return 0 <= time.time() - since < _LIFE.total_seconds()


def _key(secret: str) -> bytes:
    """Slow to try, since who sees a cookie could try secrets on it."""
    return hashlib.scrypt(secret.encode(), salt=b"communique session", n=2**14, r=8, p=1)
