"""What the embedded engine promises besides: damage, locks, generations, dead writers."""

import gc
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engines import Part, open_engine
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh import snapshot as snapshots
from indexer.errors import EngineError, IndexMissing, IndexUnreadable
from indexer.model import Query
from tests.engines.asking import ids, put, rebuild
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


def test_opening_creates_no_folder(engine: WhooshEngine, directory: Path) -> None:
    with pytest.raises(IndexMissing):
        engine.search(Query())
    assert engine.known() == {}

    assert not directory.parent.exists()


def test_the_engine_is_opened_by_its_target(tmp_path: Path) -> None:
    put(open_engine(f"whoosh:{tmp_path / 'a:b'}", AUTHORITY), make_document("a"))

    assert (tmp_path / "a:b" / "current.json").is_file()


def test_an_index_that_was_taken_away_is_missing(engine: WhooshEngine, directory: Path) -> None:
    put(engine, make_document("a"))
    assert ids(engine) == ["a"]

    directory.rename(directory.with_name("elsewhere"))

    with pytest.raises(IndexMissing):
        engine.search(Query())


def test_a_file_in_the_place_of_the_index_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("not a folder")
    engine = _open(tmp_path / "index")

    with pytest.raises(EngineError, match="cannot be written"):
        put(engine, make_document("a"))
    with pytest.raises(IndexMissing):
        engine.search(Query())


# Generations


def test_a_pointer_that_may_not_be_looked_at_is_unreadable(directory: Path) -> None:
    directory.mkdir(parents=True)
    (directory / "current.json").symlink_to("current.json")  # a loop: an error to root, too

    with pytest.raises(IndexUnreadable, match=r"current\.json"):
        _open(directory).search(Query())


def test_the_generation_before_stays_until_the_next_replacement(
    engine: WhooshEngine, directory: Path
) -> None:
    for _ in range(3):
        rebuild(engine, make_document("a"))
    assert _generations(directory) == {"generation-2", "generation-3"}

    rebuild(engine, make_document("a"))
    assert _generations(directory) == {"generation-3", "generation-4"}


def test_a_searcher_of_an_old_generation_goes_on(engine: WhooshEngine, directory: Path) -> None:
    put(engine, *(make_document(f"d{n}", body="Oslo talks") for n in range(5)))
    scan = _open(directory).scan(Query('"oslo talks"'))

    for _ in range(4):
        rebuild(engine)

    assert len(list(scan)) == 5


def test_the_generation_of_a_failed_replacement_is_swept_away(
    engine: WhooshEngine, directory: Path
) -> None:
    put(engine, make_document("a"))

    def broken() -> Iterator[Part]:
        yield engine.segment([make_document("c")])
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        engine.replace(broken())
    put(engine, make_document("b"))

    assert _generations(directory) == {"generation-1"}
    assert set(ids(engine)) == {"a", "b"}


# Damage


DAMAGED = ["", "{", "[]", "{}", '{"format": 1}', "\x80", '{"format": "x"}']
DAMAGED.append('{"format": 1, "generation": "generation-1", "previous": "x"}')


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_pointer_is_unreadable_and_can_be_rebuilt(
    engine: WhooshEngine, directory: Path, text: str
) -> None:
    put(engine, make_document("a"))
    (directory / "current.json").write_bytes(text.encode("latin-1"))

    for ask in (lambda: engine.search(Query()), engine.known, lambda: put(engine)):
        with pytest.raises(IndexUnreadable, match=r"current\.json"):
            ask()

    rebuild(engine, make_document("b"))
    assert ids(engine) == ["b"]


def test_a_pointer_may_not_lead_out_of_the_index(engine: WhooshEngine, directory: Path) -> None:
    put(engine, make_document("a"))
    pointer = {"format": 1, "generation": "../elsewhere"}
    (directory / "current.json").write_text(json.dumps(pointer))

    with pytest.raises(IndexUnreadable):
        engine.search(Query())


def test_an_index_of_a_newer_version_says_so(engine: WhooshEngine, directory: Path) -> None:
    put(engine, make_document("a"))
    pointer = {"format": 99, "generation": "generation-1", "something": "new"}
    (directory / "current.json").write_text(json.dumps(pointer))

    with pytest.raises(IndexUnreadable, match="newer version"):
        engine.search(Query())


def test_nothing_goes_before_its_replacement_stands(engine: WhooshEngine, directory: Path) -> None:
    put(engine, make_document("a"))
    (directory / "current.json").write_text('{"format": 99}')

    with pytest.raises(RuntimeError):
        engine.replace(_interrupted())
    assert "generation-1" in _generations(directory)

    rebuild(engine, make_document("b"))
    assert "generation-1" not in _generations(directory)


def _interrupted() -> Iterator[Part]:
    yield from ()
    raise RuntimeError("interrupted")


# Whoosh leaves a file open that it gives up on.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("pattern", ["*.toc", "*.seg"])
@pytest.mark.parametrize("damage", ["empty", "cut", "noise", "gone"])
def test_damaged_files_are_unreadable_not_a_traceback(
    engine: WhooshEngine, directory: Path, pattern: str, damage: str
) -> None:
    put(engine, *(make_document(f"d{n}", body="Oslo talks") for n in range(20)))
    for file in directory.glob(f"generation-1/{pattern}"):
        content = file.read_bytes()
        half = len(content) // 2
        noise = random.Random(0).randbytes(half)  # noqa: S311 -- the same noise every time
        changed = {"empty": b"", "cut": content[:half], "noise": noise, "gone": None}
        file.unlink()
        if (left := changed[damage]) is not None:
            file.write_bytes(left)

    with pytest.raises(IndexUnreadable, match="doctor --repair"):
        list(_open(directory).scan(Query('"oslo talks"')))

    rebuild(engine, make_document("b"))
    assert ids(engine) == ["b"]
    gc.collect()  # now, lest the warning over those files come up in another test


def test_an_index_of_an_older_version_says_so(engine: WhooshEngine, directory: Path) -> None:
    put(engine, make_document("a"))
    pointer = {"format": 1, "generation": "generation-1"}
    (directory / "current.json").write_text(json.dumps(pointer))

    with pytest.raises(IndexUnreadable, match="older version"):
        engine.search(Query())

    rebuild(engine, make_document("b"))
    assert ids(engine) == ["b"]


# Merging


def test_segments_with_many_deleted_documents_are_written_anew(
    engine: WhooshEngine, directory: Path
) -> None:
    put(engine, *(make_document(f"d{n}") for n in range(10)))
    put(engine, removed=["d0"])
    assert snapshots.Snapshot(directory / "generation-1").size == 10

    put(engine, removed=["d1", "d2"])
    assert snapshots.Snapshot(directory / "generation-1").size == 7
    assert len(ids(engine)) == 7


def test_many_small_commits_do_not_leave_many_segments(
    engine: WhooshEngine, directory: Path
) -> None:
    for n in range(40):
        put(engine, make_document(f"d{n}"))

    assert len(list(directory.glob("generation-1/*.seg"))) < 15
    assert engine.search(Query()).total == 40


def test_a_cut_prefix_looks_for_the_same_words_after_deletions(engine: WhooshEngine) -> None:
    """Whoosh goes on counting deleted documents; which words are frequent must not depend on it."""
    often = " ".join(f"za{n}" for n in range(150))
    seldom = " ".join(f"zb{n}" for n in range(150))
    kept = [make_document(f"k{n}", body=f"zc {seldom} zd{n}") for n in range(40)]
    put(engine, *kept, make_document("x"), *(make_document(f"d{n}", body=often) for n in range(5)))
    put(engine, make_document("y", body=often), removed=[f"d{n}" for n in range(5)])
    grown = engine.search(Query("z*"))

    rebuild(engine, *kept, make_document("x"), make_document("y", body=often))

    assert engine.search(Query("z*")) == grown
