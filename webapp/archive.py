"""What the app was handed: a searcher, and the archived originals."""

from dataclasses import dataclass
from typing import Protocol, cast

from flask import Flask, current_app

from indexer.authority import Authority
from indexer.engines import Searcher
from indexer.model import Capture

_KEY = "communique"


class Originals(Protocol):
    """The archived bytes, as received."""

    def payload(self, capture: Capture) -> bytes:
        """Raise `OriginalNotFound` if they are no longer where the index saw them."""


@dataclass(frozen=True, slots=True)
class Archive:
    searcher: Searcher
    originals: Originals
    authority: Authority  # so that a document marks whom `minister:` names


def keep(app: Flask, archive: Archive) -> None:
    app.extensions[_KEY] = archive


def archive() -> Archive:
    """All of it."""
    return _archive()


def searcher() -> Searcher:
    return _archive().searcher


def originals() -> Originals:
    return _archive().originals


def authority() -> Authority:
    return _archive().authority


def _archive() -> Archive:
    return cast("Archive", current_app.extensions[_KEY])
