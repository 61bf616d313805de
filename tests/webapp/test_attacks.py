"""What scanners send is answered, and tells them nothing."""

from pathlib import Path

import pytest

from indexer import corpus
from indexer.engines import Engine
from indexer.model import Query
from indexer.read.originals import Originals
from tests.webapp.attacks import Attacks, Judge, attacked

COUNT = 500


@pytest.mark.parametrize("seed", [1])
def test_arbitrary_requests_break_nothing_and_learn_nothing(
    starter: Engine, starter_index: Path, tmp_path: Path, seed: int
) -> None:
    known = starter.search(Query(size=1)).hits[0].id
    app = attacked(starter, Originals(corpus.starter()), tmp_path)
    judge = Judge((str(starter_index), str(corpus.starter().root.resolve()), str(tmp_path)))

    for asked in Attacks(seed, known).requests(COUNT):
        assert list(judge.faults(app, asked)) == [], asked
