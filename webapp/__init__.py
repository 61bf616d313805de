"""The search page: a Flask app over a `Searcher` and an `Originals`."""

from flask import Flask

from indexer.authority import Authority
from indexer.engines import Explaining, Searcher
from indexer.query.parser import LONGEST
from webapp import archive, assets, compression, headers, htmx, query_string, templating, wording
from webapp.archive import Originals
from webapp.pages.languages import languages
from webapp.views import (
    api,
    document,
    errors,
    exports,
    feeds,
    guide,
    people,
    receipt,
    search,
    site,
    suggestions,
    trends,
    why,
)

__all__ = ["Originals", "create_app"]


def create_app(
    searcher: Searcher, originals: Originals, authority: Authority | None = None
) -> Flask:
    """The records of `authority` let a document's page mark the people that a query names."""
    app = Flask(__name__, static_folder=None)
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
    wording.init(app)
    htmx.init(app)
    compression.init(app)
    headers.init(app)
    errors.init(app)
    for part in (
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
        site,
        assets,
    ):
        app.register_blueprint(part.blueprint)
    return app
