"""Bounds on what a client may ask: how much at a time, how often, and who counts as one client."""

from ipaddress import IPv6Address, ip_address

from flask import Flask, request
from flask_limiter import Limiter
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.operation import Operation

LONGEST_BODY = 64 * 1024  # bytes of a request, uploads aside
_FREE = {"site.alive", "site.ready", "site.figures", "site.robots", "assets.asset"}
_GUARDED = {"admin.login", "runs.start"}  # where secrets are asked for
_GUESSES = "10/minute"


def init(app: Flask, operation: Operation) -> None:
    """Call it when all views are there."""
    settings = operation.settings
    if hops := settings.proxy_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]  # Flask's documented way
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    limiter = Limiter(
        client,
        app=app,
        default_limits=[settings.rate_limit] if settings.rate_limit else [],
        default_limits_exempt_when=lambda: request.endpoint in _FREE,
        storage_uri=settings.rate_store,
        in_memory_fallback_enabled=settings.rate_store != "memory://",
    )
    for name in _GUARDED & app.view_functions.keys():
        guarded = limiter.limit(_GUESSES)(app.view_functions[name])
        app.view_functions[name] = guarded  # type: ignore[assignment]  # a view, for all it says


def client() -> str:
    """An address; of IPv6 the network, since whoever has one has all of its addresses."""
    try:
        address = ip_address(request.remote_addr or "127.0.0.1")
    except ValueError:  # a socket of the file system, or a proxy's invention
        return "unknown"
    return address.exploded[:19] if isinstance(address, IPv6Address) else str(address)
