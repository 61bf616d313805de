"""The starter corpus, indexed once for all who look at it."""

from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from indexer import authority, build, corpus
from indexer.clean.corrections import Corrections
from indexer.engines import Engine, open_engine
from indexer.workers import Limit, Pool

settings.register_profile("unhurried", deadline=None)  # other programs may want the processor too
settings.load_profile("unhurried")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    passed = (report.user_properties for report in terminalreporter.stats.get("passed", ()))
    engines = Counter(value for told in passed for name, value in told if name == "engine")
    for engine, count in sorted(engines.items()):
        terminalreporter.write_line(f"{count} tests of the contract passed on {engine}")


@pytest.fixture(scope="session")
def starter_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the starter corpus."""
    folder = tmp_path_factory.mktemp("starter") / "index"
    held = corpus.starter()
    records = authority.load(held.authority)
    open_it = partial(open_engine, f"whoosh:{folder}", records)
    archive = build.Archive(held, records, Corrections.load(held.corrections), open_it)
    unhurried_pool = partial(Pool, limit=Limit(processor=60, clock=600))
    tally = build.index(archive, build.Run(), pool=unhurried_pool)
    assert tally.passed_over == ()
    return folder


@pytest.fixture(scope="session")
def starter(starter_index: Path) -> Engine:
    return open_engine(f"whoosh:{starter_index}", authority.load(corpus.starter().authority))
