"""Damaged archives and pages give pages or reasons: no other error, no hang, no flood of memory."""

from pathlib import Path

import pytest

from indexer import corpus
from tests.read.damage import run, samples


@pytest.mark.slow
def test_whatever_is_damaged_gives_pages_or_reasons(tmp_path: Path) -> None:
    release = corpus.starter().pages / "www.mofa.go.jp" / "press" / "release"
    files = samples([release], tmp_path)

    outcomes = run(files, count=300, seed=20261122, processes=2)

    assert [name for name in outcomes if name.startswith("!")] == []
    assert outcomes["gave pages"] > 50
    assert outcomes["gave none, and said why"] > 20
