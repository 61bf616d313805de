"""`communique serve`: the search page on a production server."""

import os
import socket
from collections.abc import Callable
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from indexer.cli.settings import Settings
from indexer.engines import open_engine
from indexer.read.originals import Originals
from webapp import create_app

THREADS = 4  # in each worker process


class Server(BaseApplication):
    """gunicorn without its own command line; each worker opens the index for itself."""

    def __init__(self, load: Callable[[], Any], settings: dict[str, object]) -> None:
        self._load = load
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            if name in self.cfg.settings:  # older versions lack some
                self.cfg.set(name, value)

    def load(self) -> Any:
        return self._load()


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on.",
)
@click.pass_obj
def command(settings: Settings, host: str, port: int) -> None:
    """Serve the search page until interrupted."""
    corpus, authority = settings.corpus(), settings.authority()  # what is wrong there shows now
    _check(host, port)

    def load() -> Any:
        engine = open_engine(settings.target, authority)
        return create_app(engine, Originals(corpus), authority)

    Server(load, _settings(host, port)).run()


def _check(host: str, port: int) -> None:
    """Say in a sentence what gunicorn would try five times: that nothing can listen there."""
    try:
        socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        ).close()
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host} port {port}: {error.strerror or error}; choose with --port"
        ) from error


def _settings(host: str, port: int) -> dict[str, object]:
    address = f"[{host}]" if ":" in host else host
    return {
        "bind": f"{address}:{port}",
        "worker_class": "gthread",
        "workers": min(4, os.cpu_count() or 1),
        "threads": THREADS,
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": _announce,
    }


def _announce(arbiter: Any) -> None:
    for listener in arbiter.LISTENERS:
        click.echo(f"Serving on {listener}; Ctrl-C ends it")
