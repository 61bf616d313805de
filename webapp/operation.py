"""What the app was handed for its operator: settings, indexing runs, uploads."""

from dataclasses import dataclass
from typing import Protocol, cast

from flask import Flask, current_app

from indexer.runs import Order
from indexer.status import Status
from webapp.failed_searches import FailedSearches
from webapp.settings import OFF, Settings
from webapp.uploads import Uploads

_KEY = "communique operation"


class Runs(Protocol):
    """Indexing runs, each in a process of its own."""

    def status(self) -> Status:
        """How the latest run stands."""

    def start(self, order: Order) -> None:
        """Start a run; raise `RunUnderWay` where one goes on."""

    def cancel(self) -> None:
        """Ask the run under way to stop."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What `/admin` works with."""

    runs: Runs
    uploads: Uploads


@dataclass(frozen=True, slots=True)
class Operation:
    """How the service is run; without a desk or a secret, `/admin` is not there."""

    settings: Settings = OFF
    desk: Desk | None = None

    @property
    def administered(self) -> bool:
        return bool(self.desk and self.settings.admin_secret)

    @property
    def failed_searches(self) -> FailedSearches:
        return FailedSearches(self.settings.failed_searches, self.settings.failed_searches_days)


def keep(app: Flask, operation: Operation) -> None:
    app.extensions[_KEY] = operation


def operation() -> Operation:
    return cast("Operation", current_app.extensions[_KEY])


def settings() -> Settings:
    return operation().settings


def runs() -> Runs:
    return _desk().runs


def uploads() -> Uploads:
    return _desk().uploads


def _desk() -> Desk:
    desk = operation().desk
    if desk is None:
        raise LookupError("a view of the administration is there only where there is a desk")
    return desk
