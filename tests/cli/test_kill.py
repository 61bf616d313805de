"""Killed at any moment, indexing leaves the old index whole and no worker behind."""

import random
import time

import psutil
import pytest

from indexer.authority import Authority
from indexer.engines.whoosh import WhooshEngine
from indexer.model import Query
from tests.cli.conftest import Shell
from tests.processes import assert_all_end

KILLS = 10


@pytest.mark.slow
def test_ten_kills_at_random_moments_lose_nothing(shell: Shell) -> None:
    seed = time.time_ns()
    moments = random.Random(seed)  # noqa: S311 -- moments to kill at, no secrets
    print(f"seed {seed}")
    for number in range(10):
        shell.put(f"old/{number}.html", f"Talks of old {number}")
    assert shell.run_apart("index").status == 0
    for number in range(30):
        shell.put(f"new/{number}.html", f"Talks of late {number}")

    for _ in range(KILLS):
        with shell.start("index") as process:
            time.sleep(moments.uniform(0.2, 3.0))
            family = psutil.Process(process.pid).children(recursive=True)
            process.kill()
        assert_all_end(family, seconds=5)
        engine = WhooshEngine(shell.folder / ".communique" / "index", Authority())
        assert engine.search(Query('"talks of old"')).total == 10
        assert engine.search(Query()).total in {10, 40}

    assert shell.run("index").status == 0
    assert len(shell.run("search", "talks").out.splitlines()) == 40
