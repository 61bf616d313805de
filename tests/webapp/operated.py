"""The page with an operator: a stub of the runs, and a browser that has signed in."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from indexer.errors import RunUnderWay
from indexer.runs import Order
from indexer.status import State, Status
from tests.webapp.stub import StubOriginals, StubSearcher
from webapp import Operation, create_app
from webapp.operation import Desk
from webapp.settings import OFF
from webapp.uploads import Uploads

SECRET = "correct horse battery"  # noqa: S105 -- of nobody


@dataclass
class StubRuns:
    latest: Status = field(default_factory=Status)
    started: list[Order] = field(default_factory=list)
    cancelled: int = 0

    def status(self) -> Status:
        return self.latest

    def start(self, order: Order) -> None:
        if self.latest.under_way:
            raise RunUnderWay("a run is under way")
        self.started.append(order)
        self.latest = Status(State.STARTING, started="2026-11-22T06:00:00+00:00")

    def cancel(self) -> None:
        self.cancelled += 1


def operated(searcher: StubSearcher, runs: StubRuns, pages: Path, **settings: Any) -> Flask:
    chosen = OFF.model_copy(update={"admin_secret": SECRET, **settings})
    desk = Desk(runs, Uploads(pages, chosen.upload_quota * 2**20))
    return create_app(searcher, StubOriginals(), None, Operation(chosen, desk))


def token(client: FlaskClient) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/admin").text)
    assert found
    return found.group(1)


def sign_in(client: FlaskClient) -> None:
    given = {"secret": SECRET, "csrf_token": token(client)}
    assert client.post("/admin/login", data=given).status_code == 303
