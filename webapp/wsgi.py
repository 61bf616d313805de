"""The app from settings, for a production server: `gunicorn 'webapp.wsgi:application()'`."""

import os
from pathlib import Path

from flask import Flask

from indexer import corpus
from indexer.runs import Runs
from indexer.status import Board
from webapp import Operation, create_app, settings
from webapp.operation import Desk
from webapp.uploads import Uploads


def application() -> Flask:
    """Of the engine that `COMMUNIQUE_ENGINE` names, over the corpus at `COMMUNIQUE_CORPUS`."""
    from indexer.engines import DEFAULT  # noqa: PLC0415 -- as below

    given = os.environ.get("COMMUNIQUE_CORPUS")
    folder = Path(given) if given else None
    return assembled(os.environ.get("COMMUNIQUE_ENGINE") or DEFAULT, folder)


def assembled(target: str, folder: Path | None) -> Flask:
    """Of an index and a corpus folder; everything else stands in the environment."""
    # A worker loads an engine and the readers; whoever only imports this module loads neither.
    from indexer.authority import load  # noqa: PLC0415
    from indexer.engines import open_engine  # noqa: PLC0415
    from indexer.read.originals import Originals  # noqa: PLC0415

    held, chosen = corpus.find(folder), settings.load()
    authority = load(held.authority, held.corrections)
    desk = Desk(
        Runs(target, held.root, Board.of(target)),
        Uploads(held.pages, chosen.upload_quota * 2**20),
    )
    operated = Operation(chosen, desk)
    return create_app(open_engine(target, authority), Originals(held), authority, operated)
