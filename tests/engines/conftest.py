"""Every engine there is, empty."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engines import Engine, open_engine
from tests.people import AUTHORITY

Opener = Callable[[], Engine]


def _whoosh(folder: Path) -> str:
    return f"whoosh:{folder / 'index'}"


@pytest.fixture(params=[_whoosh])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens one and the same index, as different processes would."""
    target = request.param(tmp_path)
    return lambda: open_engine(target, AUTHORITY)


@pytest.fixture
def engine(opener: Opener) -> Engine:
    return opener()
