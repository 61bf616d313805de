"""What all processes counted, those that have ended too."""

from pathlib import Path

import pytest
from prometheus_client.mmap_dict import MmapedDict, mmap_key
from prometheus_client.multiprocess import MultiProcessCollector

from webapp import metrics

NAME = "communique_fruitless_searches"
KEY = mmap_key(NAME, f"{NAME}_total", [], [], "Searches that found nothing")


def _count(folder: Path, pid: int, value: float) -> Path:
    file = folder / f"counter_{pid}.db"
    counted = MmapedDict(str(file))  # type: ignore[no-untyped-call]
    counted.write_value(KEY, value, 0.0)  # type: ignore[no-untyped-call]
    counted.close()  # type: ignore[no-untyped-call]
    return file


def _total(folder: Path) -> float:
    (metric,) = MultiProcessCollector(None, str(folder)).collect()  # type: ignore[no-untyped-call]
    (sample,) = metric.samples
    value: float = sample.value
    return value


def test_what_a_process_counted_outlives_it_without_its_file(tmp_path: Path) -> None:
    for pid in range(100, 110):
        _count(tmp_path, pid, 2.0)
    assert _total(tmp_path) == 20

    for pid in range(100, 109):
        metrics.retire(pid, tmp_path)

    assert _total(tmp_path) == 20
    assert {file.name for file in tmp_path.glob("*.db")} == {"counter_0.db", "counter_109.db"}


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff" * 64, b"@\0\0\0" + b"\xff" * 60])
def test_what_a_killed_process_left_half_written_harms_nobody(
    tmp_path: Path, content: bytes
) -> None:
    _count(tmp_path, 100, 2.0)
    (tmp_path / "counter_101.db").write_bytes(content)

    metrics.retire(101, tmp_path)

    assert _total(tmp_path) == 2
