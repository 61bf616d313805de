"""A corpus on disk, indexed into memory by workers in this process."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from indexer.authority import Authority
from indexer.build import Archive, Run, index
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.engines import Engine
from indexer.model import Document, Query, Tally
from tests.build.memory import MemoryEngine, here, simple_clean


@dataclass
class Desk:
    """What an archivist does: put pages into a corpus, take them out, index."""

    corpus: Corpus
    engine: Engine = field(default_factory=MemoryEngine)
    authority: Authority = field(default_factory=lambda: Authority(digest="first records"))
    corrections: Corrections = field(default_factory=Corrections)
    surveys: Path | None = None

    def put(self, path: str, text: str = "", *, address: str = "") -> Path:
        """A page below pages/ (or at an absolute path), as HTML where it has an address."""
        file = self.corpus.file_of(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f'<html><link rel="canonical" href="{address}"><p>' if address else ""
        file.write_text(f"{head}{text or f'A release at {path}.'}\n", encoding="utf-8")
        return file

    def take(self, path: str) -> Path:
        file = self.corpus.file_of(path)
        file.unlink()
        return file

    @property
    def archive(self) -> Archive:
        return Archive(
            self.corpus, self.authority, self.corrections, lambda: self.engine, self.surveys
        )

    def index(self, *paths: Path, rebuild: bool = False, prune: bool = False) -> Tally:
        return index(self.archive, Run(paths, rebuild, prune), pool=here)

    def documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.engine.scan(Query())}

    def titles(self) -> set[str]:
        return {document.title for document in self.engine.scan(Query())}


@pytest.fixture(autouse=True)
def _simple_cleaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.clean.clean", simple_clean)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    corpus = Corpus(tmp_path / "corpus")
    corpus.pages.mkdir(parents=True)
    return Desk(corpus)
