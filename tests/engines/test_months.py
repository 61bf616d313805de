"""A searcher that runs for months: what it holds stays bounded, however often the index changes."""

import gc
from pathlib import Path

import pytest

from indexer.engines.whoosh import WhooshEngine
from indexer.model import Query
from tests.engines.asking import ids, put, rebuild
from tests.factories import make_document
from tests.people import AUTHORITY

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/maps").exists(), reason="this system does not tell its maps"
)


def _held(place: Path) -> int:
    """Open files and maps of this process below a folder, those of removed files too."""
    gc.collect()
    files = (str(one.readlink()) for one in _descriptors())
    maps = Path("/proc/self/maps").read_text().splitlines()
    return sum(str(place) in one for one in (*files, *maps))


def _descriptors() -> list[Path]:
    return [one for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]


def test_a_searcher_lets_go_of_what_newer_commits_replace(tmp_path: Path) -> None:
    searching, writing = WhooshEngine(tmp_path, AUTHORITY), WhooshEngine(tmp_path, AUTHORITY)
    held, generations, sizes = [], [], []
    for number in range(45):
        document = make_document(f"d{number % 7}", body=f"Oslo talks {number}")
        if number % 3:
            put(writing, document)
        else:
            rebuild(writing, document)
        assert ids(searching, f"talks {number}") == [document.id]
        searching.suggest("ta")
        held.append(_held(tmp_path))
        generations.append(len(list(tmp_path.glob("generation-*"))))
        sizes.append(sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()))

    assert max(generations) <= 2
    assert max(held[15:]) <= max(held[:15])
    assert max(sizes[15:]) <= 1.1 * max(sizes[:15])


def test_old_generations_go_while_somebody_reads_them_on(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, AUTHORITY)
    put(engine, *(make_document(f"d{n}", body="Oslo talks") for n in range(50)))
    reading = WhooshEngine(tmp_path, AUTHORITY).scan(Query("talks"))
    next(reading)
    for _ in range(3):
        rebuild(engine, make_document("new"))
    assert not (tmp_path / "generation-1").exists()
    assert _held(tmp_path / "generation-1")

    assert len(list(reading)) == 49
    del reading

    assert not _held(tmp_path / "generation-1")
