"""Named arrays in one file: what is written is what is mapped, and damage is found."""

from pathlib import Path

import numpy as np
import pytest

from indexer.engines.whoosh.disk.arrays import Output, open_arrays, verify
from indexer.engines.whoosh.disk.mapped import Damaged


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.seg"
    with Output(path) as output:
        docs = output.array("docs", np.uint32, 1000)
        counts = output.array("counts", np.uint8, 10)
        docs(np.arange(500, dtype=np.uint32))
        counts(np.array([1, 2, 3], np.uint8))
        docs(np.arange(500, 600))
        output.array("nothing", np.uint64, 0)(np.zeros(0, np.uint64))
    return path


def test_arrays_are_read_back_with_their_types(file: Path) -> None:
    arrays = open_arrays(file)

    assert arrays["docs"].tolist() == list(range(600))
    assert arrays["counts"].tolist() == [1, 2, 3]
    assert {name: array.dtype.str for name, array in arrays.items()} == {
        "docs": "<u4",
        "counts": "|u1",
        "nothing": "<u8",
    }


def test_every_array_begins_where_processors_like_it(file: Path) -> None:
    assert all(array.ctypes.data % 64 == 0 for array in open_arrays(file).values() if len(array))


def test_an_array_cannot_be_changed(file: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        open_arrays(file)["docs"][0] = 7


@pytest.mark.parametrize("left", [0, 10, 23, 24, -1, -64])
def test_a_file_that_was_cut_short_is_not_opened(file: Path, left: int) -> None:
    file.write_bytes(file.read_bytes()[:left])

    with pytest.raises((Damaged, ValueError)):
        open_arrays(file)


def test_a_directory_that_was_overwritten_is_not_believed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-30] ^= 1
    file.write_bytes(content)

    with pytest.raises(Damaged):
        open_arrays(file)


def test_a_changed_bit_is_found_by_the_full_check_alone(file: Path) -> None:
    verify(file)
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)

    assert len(open_arrays(file)["docs"]) == 600
    with pytest.raises(Damaged, match="docs"):
        verify(file)


def test_nothing_is_left_of_a_file_that_could_not_be_finished(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk full"):
        _unfinished(tmp_path / "some.seg")

    assert not list(tmp_path.iterdir())


def _unfinished(path: Path) -> None:
    with Output(path) as output:
        output.array("docs", np.uint32, 10)
        raise OSError("disk full")
