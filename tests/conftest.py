"""The starter corpus, indexed once for all who look at it."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from indexer import authority, build, corpus
from indexer.clean.corrections import Corrections
from indexer.engines import Engine, open_engine

settings.register_profile("unhurried", deadline=None)  # other programs may want the processor too
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def starter_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the starter corpus."""
    folder = tmp_path_factory.mktemp("starter") / "index"
    held = corpus.starter()
    records = authority.load(held.authority)
    open_it = partial(open_engine, f"whoosh:{folder}", records)
    archive = build.Archive(held, records, Corrections.load(held.corrections), open_it)
    tally = build.index(archive, build.Run())
    assert tally.passed_over == ()
    return folder


@pytest.fixture(scope="session")
def starter(starter_index: Path) -> Engine:
    return open_engine(f"whoosh:{starter_index}", authority.load(corpus.starter().authority))
