"""An index tells its version: an older one is served until it is made anew, a newer one refused."""

from pathlib import Path

import pytest

from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.commits import generations
from indexer.engines.whoosh.schema import FORMAT as NOW
from indexer.errors import IndexOutdated, IndexUnreadable
from indexer.model import Query
from tests.engines.asking import ids, put, rebuild
from tests.factories import make_document
from tests.people import AUTHORITY


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    put(_open(tmp_path), make_document("a"), make_document("b"))
    return tmp_path


def _open(directory: Path) -> WhooshEngine:
    return WhooshEngine(directory, AUTHORITY)


def _installed(monkeypatch: pytest.MonkeyPatch, format: int, oldest: int) -> None:
    """As if the program were of another version."""
    monkeypatch.setattr(generations, "FORMAT", format)
    monkeypatch.setattr(generations, "OLDEST", oldest)


def test_an_older_index_that_can_be_read_answers_and_is_not_continued(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = _open(directory).known()
    _installed(monkeypatch, NOW + 1, oldest=NOW)
    engine = _open(directory)

    assert set(ids(engine)) == {"a", "b"}
    with pytest.raises(IndexOutdated, match="communique index") as told:
        engine.known()
    assert told.value.known == known
    with pytest.raises(IndexOutdated):
        put(engine, make_document("c"))


def test_an_older_index_that_cannot_be_read_says_what_to_do(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _installed(monkeypatch, NOW + 1, oldest=NOW + 1)

    for ask in (lambda: _open(directory).search(Query()), _open(directory).known):
        with pytest.raises(IndexOutdated, match="communique index") as told:
            ask()
        assert told.value.known == {}


def test_a_newer_index_is_refused_and_left_alone(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (directory / "current.json").read_bytes()
    _installed(monkeypatch, NOW - 1, oldest=NOW - 1)

    for ask in (lambda: _open(directory).search(Query()), lambda: put(_open(directory))):
        with pytest.raises(IndexUnreadable, match="newer version") as told:
            ask()
        assert not isinstance(told.value, IndexOutdated)
    assert (directory / "current.json").read_bytes() == before


@pytest.mark.parametrize("oldest", [NOW, NOW + 1])
def test_an_older_index_is_replaced_beside_itself(
    directory: Path, monkeypatch: pytest.MonkeyPatch, oldest: int
) -> None:
    _installed(monkeypatch, NOW + 1, oldest=oldest)
    monkeypatch.setattr(generations.Pointer.__init__, "__defaults__", ("", 0, NOW + 1))
    engine = _open(directory)

    rebuild(engine, make_document("a"))

    assert ids(engine) == ["a"]
    assert set(engine.known()) == {"a"}
    assert (directory / "generation-2").is_dir()
