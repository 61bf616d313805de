"""The archive that the options name."""

from contextlib import AbstractContextManager
from functools import partial

from indexer.build import Archive
from indexer.build.rules import rules_version
from indexer.clean.corrections import Corrections
from indexer.cli.settings import Settings
from indexer.engines import open_engine
from indexer.errors import MachinesLost
from indexer.workers import Runner


def machines(scheduler: str) -> AbstractContextManager[Runner]:
    """Those behind a Dask scheduler; raise `MachinesLost` where Dask is not installed."""
    try:
        from indexer.workers.machines import Machines  # noqa: PLC0415 -- of an extra
    except ModuleNotFoundError as error:
        raise MachinesLost(
            f"{error.name} is not installed: pip install 'communique[cluster]'"
        ) from error
    return Machines(scheduler, rules_version)


def load(settings: Settings) -> Archive:
    corpus, authority = settings.corpus(), settings.authority()
    corrections = Corrections.load(corpus.corrections)
    engine = partial(open_engine, settings.target, authority)
    return Archive(corpus, authority, corrections, engine, settings.surveys())
