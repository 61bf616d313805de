"""Calendar dates know no zone, and texts no locale: the same far east of here, and in plain C."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ABOUT_DATES = (
    "tests/query",
    "tests/clean/test_dates.py",
    "tests/engines/test_contract_values.py",
    "tests/webapp/test_histogram.py",
)


def test_queries_and_dates_mean_the_same_in_another_zone_and_locale() -> None:
    places = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "PYTHONUTF8"))}
    options = ["-q", "-x", "-n0", "-p", "no:cacheprovider", "-k", "not opensearch"]
    command = [sys.executable, "-m", "pytest", *options, *ABOUT_DATES]

    done = subprocess.run(
        command, cwd=ROOT, env=kept | places, capture_output=True, check=False, text=True
    )

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
