"""All that a run works with: the corpus, the curators' files, and the index."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.authority import Authority
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.engines import Engine


@dataclass(frozen=True, slots=True)
class Archive:
    """Travels to the worker processes, so that all of them work by the same records."""

    corpus: Corpus
    authority: Authority
    corrections: Corrections
    open_engine: Callable[[], Engine]
    surveys: Path | None = None  # a folder for what large archive files were found to hold

    def everywhere(self) -> "Archive":
        """The same, for processes that work in other folders."""
        surveys = self.surveys and self.surveys.absolute()
        return replace(self, corpus=Corpus(self.corpus.root.absolute()), surveys=surveys)
