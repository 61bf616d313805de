"""The full check of an index names what is damaged, and nothing else."""

from pathlib import Path

import pytest

from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.commits.checking import verify
from indexer.errors import IndexMissing
from tests.engines.asking import put
from tests.factories import make_document
from tests.people import AUTHORITY


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index of three segments."""
    engine = WhooshEngine(tmp_path / "index", AUTHORITY)
    for name in "abc":
        put(engine, make_document(name, body="Oslo talks"))
    return tmp_path / "index"


def _segments(directory: Path) -> list[Path]:
    return sorted(directory.glob("generation-1/*.seg"))


def test_a_whole_index_has_no_damage(directory: Path) -> None:
    assert len(_segments(directory)) == 3
    assert verify(directory) == ()


def test_a_missing_index_is_not_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        verify(tmp_path / "nowhere")


def test_every_damaged_segment_is_named_with_the_reason(directory: Path) -> None:
    changed, _, cut = _segments(directory)
    content = bytearray(changed.read_bytes())
    content[0] ^= 1
    changed.write_bytes(content)
    cut.write_bytes(cut.read_bytes()[:-1])

    found = {damage.file: damage.reason for damage in verify(directory)}

    assert set(found) == {changed, cut}
    assert "not as it was written" in found[changed]
    assert "cut short" in found[cut]


def test_a_segment_that_is_gone_is_damage(directory: Path) -> None:
    gone = _segments(directory)[1]
    gone.unlink()

    assert [damage.file for damage in verify(directory)] == [gone]


def test_a_damaged_pointer_is_damage(directory: Path) -> None:
    (directory / "current.json").write_text("{")

    assert [damage.file.name for damage in verify(directory)] == ["current.json"]


def test_a_missing_table_of_contents_is_damage(directory: Path) -> None:
    for file in directory.glob("generation-1/*.toc"):
        file.unlink()

    assert [damage.file.name for damage in verify(directory)] == ["generation-1"]
