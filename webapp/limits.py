"""Bounds on what a client may ask: how much at a time, how often, and who counts as one client."""

import math
import time
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address

from flask import Flask, current_app, request
from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.operation import Operation

LONGEST_BODY = 64 * 1024  # bytes of a request, uploads aside
_FREE = {"site.alive", "site.ready", "site.figures", "site.robots", "assets.asset"}
_GUARDED = {"admin.login", "runs.start"}  # where secrets are asked for
_GUESSES = "10/minute"
_PATIENCE = 30.0  # seconds before a store that failed is asked again


class Counts:
    """What each client has asked in the present minute, hour or day."""

    def __init__(self, store: str) -> None:
        self._shared = FixedWindowRateLimiter(storage_from_string(store, wrap_exceptions=True))
        self._own = FixedWindowRateLimiter(MemoryStorage())  # while the store cannot be reached
        self._resting_until = 0.0

    def check(self, limits: Sequence[RateLimitItem], *who: str) -> None:
        """Count one request; raise `TooManyRequests` where it is one too many."""
        for limit in limits:
            counter = self._own if time.monotonic() < self._resting_until else self._shared
            try:
                self._hit(counter, limit, who)
            except StorageError:
                current_app.logger.exception("The store of rates cannot be reached")
                self._resting_until = time.monotonic() + _PATIENCE
                self._hit(self._own, limit, who)

    def _hit(
        self, counter: FixedWindowRateLimiter, limit: RateLimitItem, who: Sequence[str]
    ) -> None:
        if not counter.hit(limit, *who):
            again = counter.get_window_stats(limit, *who).reset_time - time.time()
            raise TooManyRequests(retry_after=max(1, math.ceil(again)))


def init(app: Flask, operation: Operation) -> None:
    settings = operation.settings
    if hops := settings.proxy_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]  # Flask's documented way
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    counts = Counts(settings.rate_store)
    usual = parse_many(settings.rate_limit) if settings.rate_limit else []
    guesses = parse_many(_GUESSES)

    def check() -> None:
        endpoint = request.endpoint or ""
        if endpoint in _GUARDED:
            counts.check(guesses, client(), endpoint)
        elif usual and endpoint not in _FREE:
            counts.check(usual, client())

    app.before_request(check)


def client() -> str:
    """An address; of IPv6 the network, since whoever has one has all of its addresses."""
    try:
        address = ip_address(request.remote_addr or "127.0.0.1")
    except ValueError:  # a socket of the file system, or a proxy's invention
        return "unknown"
    return address.exploded[:19] if isinstance(address, IPv6Address) else str(address)
