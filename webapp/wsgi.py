"""The app from settings, for a production server: `gunicorn 'webapp.wsgi:application()'`."""

import os
from pathlib import Path

from flask import Flask

from indexer import corpus
from webapp import create_app


def application() -> Flask:
    """Of the engine that `COMMUNIQUE_ENGINE` names, over the corpus at `COMMUNIQUE_CORPUS`."""
    # A worker loads an engine and the readers; whoever only imports this module loads neither.
    from indexer.authority import load  # noqa: PLC0415
    from indexer.engines import DEFAULT, open_engine  # noqa: PLC0415
    from indexer.read.originals import Originals  # noqa: PLC0415

    given = os.environ.get("COMMUNIQUE_CORPUS")
    pages = corpus.find(Path(given) if given else None)
    authority = load(pages.authority, pages.corrections)
    engine = open_engine(os.environ.get("COMMUNIQUE_ENGINE") or DEFAULT, authority)
    return create_app(engine, Originals(pages), authority)
