"""A benchmark in little: SQLite, which every Python brings."""

import json
from pathlib import Path

import pytest

from indexer.build import pace
from tests.bench import batches, peers


@pytest.mark.slow
def test_a_run_prints_a_table_and_writes_seconds_and_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "figures.json"
    monkeypatch.setattr("sys.argv", ["peers", "--documents", "40", "--engines", "fts5",
                                     "--runs", "1", "--json", str(file)])  # fmt: skip

    peers.main()

    figures = json.loads(file.read_text("utf-8"))
    assert figures["documents"] == 40
    assert figures["engines"]["fts5"].keys() >= {
        "p50", "p95", "index_wall", "index_cpu", "size", "rss"
    }  # fmt: skip
    assert "ours/it p50" in capsys.readouterr().out


def test_workers_are_handed_as_many_documents_as_the_product_hands_them() -> None:
    assert batches.BATCH == pace.BATCH


def test_an_unknown_engine_is_refused_by_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["peers", "--documents", "1", "--engines", "lucene"])

    with pytest.raises(SystemExit):
        peers.main()

    assert "lucene" in capsys.readouterr().err
