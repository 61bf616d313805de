"""The search page: a Flask app over a `Searcher` and an `Originals`."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from indexer.authority import Authority
from indexer.engines import Explaining, Searcher
from indexer.query.parser import LONGEST
from webapp import (
    access,
    archive,
    assets,
    compression,
    headers,
    htmx,
    limits,
    logs,
    metrics,
    operation,
    query_string,
    raw,
    sessions,
    templating,
    wording,
)
from webapp.archive import Originals
from webapp.operation import Operation
from webapp.pages.languages import languages
from webapp.views import (
    admin,
    api,
    document,
    errors,
    exports,
    feeds,
    guide,
    people,
    receipt,
    runs,
    search,
    site,
    suggestions,
    trends,
    why,
)

__all__ = ["Operation", "Originals", "create_app"]

_PARTS = (
    search,
    document,
    why,
    suggestions,
    exports,
    feeds,
    trends,
    guide,
    people,
    receipt,
    api,
    runs,
    site,
    assets,
)


class _Page(Flask):
    """Nothing of ours is a coroutine: no need to look, at each request, at each that answers it."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


def create_app(
    searcher: Searcher,
    originals: Originals,
    authority: Authority | None = None,
    operated: Operation | None = None,
) -> Flask:
    """The records of `authority` let a document's page mark the people that a query names.

    Unless `operated` says otherwise, everybody may read as much as they like, and nobody else.
    """
    app = _Page(__name__, static_folder=None)
    app.url_map.merge_slashes = False  # to merge them, it would lead to whatever host was asked for
    templating.init(app)
    app.jinja_env.globals.update(
        asset=assets.address,
        explains=isinstance(searcher, Explaining),
        handing_on=query_string.handing_on,
        home=query_string.home,
        language_pairs=query_string.language_pairs,
        languages=languages,
        longest=LONGEST,
    )
    archive.keep(app, archive.Archive(searcher, originals, authority or Authority()))
    _operate(app, operated or Operation())
    return app


def _operate(app: Flask, operated: Operation) -> None:
    """In the order in which each looks at a request."""
    operation.keep(app, operated)
    raw.init(app)
    logs.init(app, operated)
    metrics.init(app, operated)
    wording.init(app)
    htmx.init(app)
    compression.init(app)
    headers.init(app)
    errors.init(app)
    parts = (*_PARTS, admin) if operated.administered else _PARTS
    for part in parts:
        app.register_blueprint(part.blueprint)
    limits.init(app, operated)
    access.init(app)
    if operated.administered:
        sessions.init(app, operated)
