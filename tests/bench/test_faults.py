"""The table of faults, each done once or twice: nothing is lost, wrong, or shown."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_faults_lose_nothing_and_show_nothing() -> None:
    few = ["--kills", "4", "--others", "1", "--readers", "2", "--runs", "3"]

    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.faults", *few],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 readers during 3 re-indexes" in done.stdout
