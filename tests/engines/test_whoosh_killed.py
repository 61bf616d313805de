"""Writers of the embedded engine that die."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.commits import locking
from indexer.errors import IndexLocked
from indexer.model import Tally
from tests.engines.asking import found, ids, put
from tests.factories import make_document
from tests.people import AUTHORITY


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "some" / "index"


@pytest.fixture
def engine(directory: Path) -> WhooshEngine:
    return WhooshEngine(directory, AUTHORITY)


def _open(directory: Path) -> WhooshEngine:
    return WhooshEngine(directory, AUTHORITY)


def _generations(directory: Path) -> set[str]:
    return {folder.name for folder in directory.glob("generation-*")}


def test_the_lock_of_a_dead_process_holds_nobody_up(
    engine: WhooshEngine, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PAUSES", ())
    put(engine, make_document("a"))
    holder = _child(directory, "with engine.lock():\n    wait()")
    with pytest.raises(IndexLocked, match="another process"):
        put(engine, make_document("b"))

    _kill(holder)

    assert put(engine, make_document("b")) == Tally(indexed=1)


@pytest.mark.slow
@pytest.mark.parametrize("step", ["parts_given", "before_toc", "before_pointer"])
@pytest.mark.parametrize("verb", ["commit", "replace"])
def test_a_writer_killed_at_any_step_leaves_the_old_index_or_the_new_one(
    engine: WhooshEngine, directory: Path, verb: str, step: str
) -> None:
    put(engine, make_document("a", body="Oslo"))
    written = (verb, step) == ("commit", "before_pointer")

    _kill(_child(directory, f"{step}()\nwrite('{verb}')"))
    assert found(_open(directory), "") == ({"a", "c"} if written else {"a"})
    assert found(_open(directory), "oslo") == (set() if written else {"a"})

    put(engine, make_document("b"), removed=["c"])
    assert set(ids(_open(directory))) == {"a", "b"}
    assert _generations(directory) == {"generation-1"}
    assert not list(directory.glob("generation-1/*.tmp*"))


_CHILD = """
import sys, time
from pathlib import Path
from whoosh.index import TOC
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.commits.generations import Generations
from tests.factories import make_document
from tests.people import AUTHORITY

engine = WhooshEngine(Path(sys.argv[1]), AUTHORITY)
given = lambda: None

def wait(*_):
    print("ready", flush=True)
    time.sleep(600)

def parts_given():
    global given
    given = wait

def before_toc():
    TOC.write = wait

def before_pointer():
    Generations.publish = wait

def parts():
    yield engine.segment([make_document("a", body="Bern"), make_document("c")])
    given()

def write(verb):
    engine.commit(parts(), []) if verb == "commit" else engine.replace(parts())

"""


def _child(directory: Path, then: str) -> subprocess.Popen[str]:
    """A process that does this to the index, as soon as it says that it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD + then, str(directory)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def _kill(child: subprocess.Popen[str]) -> None:
    with child:
        child.send_signal(signal.SIGKILL)
