"""The archive that the options name."""

from functools import partial

from indexer.build import Archive
from indexer.clean.corrections import Corrections
from indexer.cli.settings import Settings
from indexer.engines import open_engine


def load(settings: Settings) -> Archive:
    corpus, authority = settings.corpus(), settings.authority()
    corrections = Corrections.load(corpus.corrections)
    engine = partial(open_engine, settings.target, authority)
    return Archive(corpus, authority, corrections, engine, settings.surveys())
