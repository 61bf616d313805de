"""Every engine there is, empty."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engines import Engine, open_engine
from indexer.model import Kind
from tests.engines.asking import put
from tests.factories import make_document
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


@pytest.fixture
def archive(engine: Engine) -> Engine:
    """Four documents with a little of everything that can be narrowed by."""
    put(
        engine,
        make_document("a", date="2018", ministers=("taro-kono", "yoko-kamikawa")),
        make_document("b", date="2018", ministers=("taro-kono",), source="JIIA"),
        make_document("c", date="2023", ministers=("yoko-kamikawa",), language="ja"),
        make_document("d", date=None, kind=Kind.SPEECH),
    )
    return engine
