"""An index by an older version is made anew by the next run, and loses nothing."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.engines import Part
from indexer.errors import IndexOutdated, RemovalRefused
from indexer.model import Fingerprint, Tally
from tests.build.conftest import Desk
from tests.build.memory import MemoryEngine


class Outdated(MemoryEngine):
    """As an older version left it, until it is replaced."""

    def __init__(self, known: dict[str, Fingerprint]) -> None:
        super().__init__()
        self.older: dict[str, Fingerprint] | None = known

    def known(self) -> dict[str, Fingerprint]:
        if self.older is not None:
            raise IndexOutdated("older", self.older)
        return dict(super().known())

    def replace(self, parts: Iterable[Part]) -> Tally:
        self.older = None
        return super().replace(parts)


@pytest.fixture
def elsewhere(desk: Desk, tmp_path: Path) -> Path:
    """A file that was indexed from outside of the corpus."""
    desk.put("a.txt")
    desk.put("b.txt")
    file = desk.put(str(tmp_path / "elsewhere.txt"))
    desk.index(desk.corpus.pages, file)
    desk.engine = Outdated(dict(desk.engine.known()))
    return file


def test_a_run_over_one_path_makes_all_of_an_older_index_anew(desk: Desk, elsewhere: Path) -> None:
    tally = desk.index(desk.corpus.file_of("a.txt"))

    assert tally.renewed
    assert (tally.indexed, tally.removed) == (3, 0)
    assert not desk.index().renewed


def test_an_older_index_is_not_emptied_unasked(desk: Desk, elsewhere: Path) -> None:
    desk.take("a.txt")
    desk.take("b.txt")

    with pytest.raises(RemovalRefused, match="2 of 3"):
        desk.index()
    assert desk.index(prune=True).indexed == 1
