"""What a run may change: documents whose captures lie below the paths it was given."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from indexer.build.walk import Found, real
from indexer.corpus import Corpus
from indexer.errors import CorpusError
from indexer.model import PassedOver


@dataclass(frozen=True, slots=True)
class Scope:
    """Folders and files, all absolute and without links."""

    pages: Path
    roots: frozenset[str]

    @classmethod
    def of(cls, corpus: Corpus, paths: Iterable[Path]) -> Self:
        return cls(real(corpus.pages), frozenset(str(real(path)) for path in paths))

    def joined(self, found: Iterable[Found | PassedOver]) -> Self:
        """The scope with all files found, as links may have led beyond the paths."""
        files = {str(one.file) for one in found if isinstance(one, Found)}
        return replace(self, roots=self.roots | files)

    def covers(self, place: str) -> bool:
        """Whether the capture of this name lies at or below one of the paths."""
        file = self.pages / path_in(place)
        return str(file) in self.roots or any(str(folder) in self.roots for folder in file.parents)

    def check(self, known: Iterable[str]) -> None:
        """Raise `CorpusError` for a path that neither exists nor was indexed before."""
        missing = {root for root in self.roots if not Path(root).exists()}
        if missing:
            places = tuple(known)
            for root in sorted(missing):
                if not any(map(Scope(self.pages, frozenset((root,))).covers, places)):
                    raise CorpusError(f"{root} does not exist, and nothing from it is indexed")


def path_in(place: str) -> str:
    """The file's part of a capture's name."""
    return place.rpartition("#")[0]
