"""Parts of a corpus, put in the place of those that are there, or left as they are."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.backup.manifest import PARTS

STAGE = ".restore"  # folder within the corpus and the index; what lies there is not looked at


@contextmanager
def in_place(new: Path, root: Path) -> Iterator[None]:
    """Move the parts from `new` into `root`, those that are there to `old` beside `new`.

    All of it lies on one disk, so each move is one step. Where one fails, or the block does, all
    of them go back.
    """
    old = new.with_name("old")
    old.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for part in PARTS:
            for source, goal in ((root / part, old / part), (new / part, root / part)):
                if source.exists() or source.is_symlink():
                    source.rename(goal)
                    moved.append((source, goal))
        yield
    except BaseException:  # whatever it was, an interruption too
        for source, goal in reversed(moved):
            goal.rename(source)
        raise


def put_back(root: Path) -> None:
    """Undo what a restore that was killed had begun, so that the corpus is as it was before."""
    stage = root / STAGE
    for part in PARTS:
        old, now = stage / "old" / part, root / part
        if old.exists() or old.is_symlink():
            if now.exists() or now.is_symlink():
                now.rename(stage / f"undone-{part}")
            old.rename(now)
    if stage.exists():
        shutil.rmtree(stage)
