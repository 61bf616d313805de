"""A small archive that goes through states, and the true answers in each of them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer import authority
from indexer.authority import Authority
from indexer.build import Archive, Run, index
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.engines import Searcher, open_engine
from indexer.model import Query
from tests.build.memory import here

STATES = 4
QUERIES = ("", "talks", '"spoke of trade"', "year:2023", "delegations", "state", "number OR rare")

Answers = tuple[object, ...]

_PAGE = """<html><head><title>Talks number {number}</title></head>
<body><h1>Talks number {number}</h1>
<p>December 16, 2023</p>
<p>On December 16, the Minister for Foreign Affairs received a delegation in Tokyo and spoke of
{subject} for about an hour. Both sides agreed to meet again in the coming year.</p>
<p>The meeting was the third of its kind, and it was followed by a dinner.</p></body></html>"""


@dataclass(frozen=True)
class Scene:
    """An archive in a folder: `corpus/` and `index/`, as the command line takes them."""

    folder: Path

    @property
    def index(self) -> Path:
        return self.folder / "index"

    @property
    def options(self) -> tuple[str, ...]:
        return ("--corpus", str(self.folder / "corpus"), "--index", str(self.index))

    @property
    def archive(self) -> Archive:
        corpus = Corpus(self.folder / "corpus")
        opened = partial(open_engine, f"whoosh:{self.index}", _records(corpus.authority))
        return Archive(corpus, _records(corpus.authority), Corrections(), opened)

    def turn_to(self, state: int) -> None:
        """Write the pages of a state: some stay, some change with it, some are of it alone."""
        pages = self.folder / "corpus" / "pages"
        shutil.rmtree(pages, ignore_errors=True)
        pages.mkdir(parents=True)
        for number in range(6):
            self._put(f"kept-{number}.html", f"kept {number}", "trade")
        for number in range(3):
            self._put(f"changing-{number}.html", f"changing {number}", f"state {state} and trade")
        for number in range(state + 1):
            self._put(f"only-{state}-{number}.html", f"{state}{number}", f"rare things {state}")

    def make(self, *, rebuild: bool = False) -> None:
        index(self.archive, Run(rebuild=rebuild, prune=True), pool=here)

    def answers(self) -> Answers:
        """What the index answers now, opened anew; raises what the engine does."""
        return answers(self.archive.open_engine())

    def ids(self) -> frozenset[str]:
        return frozenset(self.archive.open_engine().known())

    def _put(self, name: str, number: str, subject: str) -> None:
        text = _PAGE.format(number=number, subject=subject)
        (self.folder / "corpus" / "pages" / name).write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Truth:
    """What an index that was made from nothing answers, and which documents it holds."""

    answers: Answers
    ids: frozenset[str]


@cache
def truth(state: int) -> Truth:
    with scene() as fresh:
        fresh.turn_to(state)
        fresh.make()
        return Truth(fresh.answers(), fresh.ids())


@contextmanager
def scene(parent: Path | None = None) -> Iterator[Scene]:
    with TemporaryDirectory(dir=parent) as folder:
        found = Scene(Path(folder))
        (found.folder / "corpus" / "authority").mkdir(parents=True)
        found.turn_to(0)
        yield found


@cache
def _records(folder: Path) -> Authority:
    return authority.load(folder)


def answers(engine: Searcher) -> Answers:
    """All of it but scores, which sum up in another order after increments."""
    found = (engine.search(Query(text)) for text in QUERIES)
    return tuple(
        (one.total, [hit._replace(score=0.0) for hit in one.hits], one.facets) for one in found
    )
