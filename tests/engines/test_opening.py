"""An index is opened while others write to it."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.commits import opening
from indexer.engines.whoosh.segments import Segments
from indexer.model import Query
from tests.engines.asking import put
from tests.factories import make_document
from tests.people import AUTHORITY

_SECONDS = 3.0

_COMMITS = """
import sys
from pathlib import Path
from indexer.engines.whoosh import WhooshEngine
from tests.factories import make_document
from tests.people import AUTHORITY

engine = WhooshEngine(Path(sys.argv[1]), AUTHORITY)
print("ready", flush=True)
for n in range(100_000):
    engine.commit([engine.segment([make_document(f"d{n % 20}")])], ())
"""


@pytest.mark.slow
def test_an_index_opens_at_any_moment_of_another_processs_commits(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index", AUTHORITY)
    put(engine, *(make_document(f"d{n}") for n in range(20)))
    folder = tmp_path / "index" / "generation-1"
    first, opened, end = opening.newest(folder), 0, monotonic() + _SECONDS
    with subprocess.Popen(
        [sys.executable, "-c", _COMMITS, str(tmp_path / "index")],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        while monotonic() < end or opening.newest(folder) < first + 20:
            assert Segments(folder).alive().sum() == 20
            assert WhooshEngine(tmp_path / "index", AUTHORITY).search(Query()).total == 20
            opened += 1
        writer.kill()

    assert opened > 0


def test_what_is_missing_for_good_is_missing(tmp_path: Path) -> None:
    def gone() -> None:
        raise FileNotFoundError("gone")

    with pytest.raises(FileNotFoundError, match="gone"):
        opening.settled(tmp_path, gone)


def test_what_is_missing_for_a_moment_is_read(tmp_path: Path) -> None:
    looks = iter([FileNotFoundError("swept away"), FileNotFoundError("swept away"), None])

    def read() -> str:
        if error := next(looks):
            raise error
        return "read"

    assert opening.settled(tmp_path, read) == "read"
