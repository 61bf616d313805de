"""`communique serve`: the search page on a production server."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from indexer.cli.settings import Settings
from indexer.errors import SettingError

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
@click.option(
    "--processes",
    default=min(4, os.cpu_count() or 1),
    type=click.IntRange(1, 64),
    help="Worker processes, of four threads each.  [default: one a processor, at most 4]",
)
@click.pass_obj
def command(settings: Settings, host: str, port: int, processes: int) -> None:
    """Serve the search page until interrupted.

    On SIGHUP new workers take over, with records and corrections read anew, and the old ones end
    what they have begun.
    """
    settings.authority()  # what is wrong there, or in the environment, shows now
    _check(host, port)
    figures = tempfile.mkdtemp(prefix="communique-")  # that the processes count together
    with patched_environment(PROMETHEUS_MULTIPROC_DIR=figures):
        # the library looks for that folder when it is imported
        from webapp import logs, wsgi  # noqa: PLC0415
        from webapp.settings import load  # noqa: PLC0415

        try:
            level = load().log_level
            options = {
                **_settings(host, port, processes),
                "logconfig_dict": logs.settings(level),
                "child_exit": _retire,
                "on_exit": lambda _: shutil.rmtree(figures, ignore_errors=True),
            }
            Server(partial(wsgi.assembled, settings.target, settings.folder), options).run()
        except SettingError:
            Path(figures).rmdir()
            raise


@contextmanager
def patched_environment(**values: str) -> Iterator[None]:
    """These variables, as long as the server runs; its workers inherit them."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


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


def _settings(host: str, port: int, processes: int) -> dict[str, object]:
    address = f"[{host}]" if ":" in host else host
    return {
        "bind": f"{address}:{port}",
        "worker_class": "gthread",
        "workers": processes,
        "threads": THREADS,
        "control_socket_disable": True,
        "when_ready": _announce,
    }


def _announce(arbiter: Any) -> None:
    for listener in arbiter.LISTENERS:
        click.echo(f"Serving on {listener}; Ctrl-C ends it")


def _retire(_: Any, worker: Any) -> None:
    """What a worker counted outlives it."""
    from webapp import metrics  # noqa: PLC0415 -- as above

    metrics.retire(worker.pid, Path(os.environ[metrics.FOLDER]))
