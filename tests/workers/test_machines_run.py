"""Runs over several archives, read and cleaned by machines of which one is lost on the way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.build import Progress, Run, index
from indexer.build.rules import rules_version
from indexer.cli import main
from indexer.cli.loading import load
from indexer.cli.settings import Settings
from indexer.corpus import Corpus
from indexer.workers import Limit, machines
from indexer.workers.machines import Machines
from tests.build.accounts import RELEASE
from tests.build.memory import here as in_this_process
from tests.processes import wait_until
from tests.read.archives import gzipped, http, warc
from tests.workers.machines import Site, site

ARCHIVES, PAGES = 3, 24
PAGE = f"<html><head><title>{{0}}</title></head><body><h1>{{0}}</h1><p>{RELEASE}</p></body></html>"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Site]:
    """Of two workers."""
    folder = tmp_path / "machines"
    folder.mkdir()
    with site(folder) as opened:
        opened.work()
        opened.work()
        yield opened


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Archive files of pages, pictures, and one record in each that cannot be read."""
    made = Corpus(tmp_path / "corpus")
    made.pages.mkdir(parents=True)
    for number in range(ARCHIVES):
        pages = (f"Talks {number}-{n} in Oslo" for n in range(PAGES))
        records = [
            warc(http(PAGE.format(title).encode()), address=f"http://www.mofa.go.jp/{title}.html")
            for title in pages
        ]
        broken = warc(http(b"(", headers="Content-Encoding: zstd\r\n"))
        picture = warc(http(b"\x89PNG", kind="image/png"))
        (made.pages / f"{number}.warc.gz").write_bytes(gzipped([*records, broken, picture]))
    return made


def _losing(worker: Callable[[], None]) -> Progress:
    """Loses a machine once the first documents are made."""

    @contextmanager
    def progress(stage: str, length: int) -> Iterator[Callable[[int], None]]:
        del length
        yield lambda _: worker() if stage == "Cleaning" else None

    return progress


@pytest.mark.slow
def test_a_machine_lost_midway_changes_nothing(corpus: Corpus, place: Site, tmp_path: Path) -> None:
    here, there = (Settings(f"whoosh:{tmp_path / name}", corpus.root) for name in ("a", "b"))
    expected = index(load(here), Run(), pool=in_this_process)

    with Machines(place.address, rules_version, Limit(60.0, 600.0)) as joined:
        wait_until(lambda: len(joined._client.nthreads()) == 2)
        progress = _losing(place.workers[0].kill)
        told = index(load(there), Run(), progress, lambda _: nullcontext(joined))

    assert place.workers[0].wait() != 0
    assert told == expected
    assert (told.indexed, told.failed) == (ARCHIVES * PAGES, ARCHIVES)
    assert there.engine().known() == here.engine().known()
    options = ["--engine", there.target, "--corpus", str(corpus.root)]
    again = CliRunner().invoke(main, [*options, "index", "--scheduler", place.address])
    assert again.exit_code == 3
    assert f"{ARCHIVES * PAGES} unchanged" in again.output


def test_without_a_scheduler_the_command_says_so(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "_LOOK", 0.02)
    options = ["--index", str(tmp_path / "index"), "--corpus", str(corpus.root)]

    told = CliRunner().invoke(main, [*options, "index", "--scheduler", "tcp://127.0.0.1:9"])

    assert told.exit_code == 1
    assert "no Dask scheduler can be reached at tcp://127.0.0.1:9" in told.output
