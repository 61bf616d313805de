"""What the options before the subcommand come down to."""

from dataclasses import dataclass
from pathlib import Path

from indexer import authority, corpus
from indexer.authority import Authority
from indexer.corpus import Corpus
from indexer.engines import Engine, open_engine
from indexer.runs import Runs
from indexer.status import Board


@dataclass(frozen=True, slots=True)
class Settings:
    """Which index, over which corpus. Nothing is opened before a command asks for it."""

    target: str
    folder: Path | None

    def corpus(self) -> Corpus:
        return corpus.find(self.folder)

    def authority(self) -> Authority:
        found = self.corpus()
        return authority.load(found.authority, found.corrections)

    def engine(self) -> Engine:
        return open_engine(self.target, self.authority())

    def surveys(self) -> Path:
        """Beside the index, what its large archive files were found to hold."""
        scheme, _, place = self.target.partition(":")
        return Path(f"{place}.surveys" if scheme == "whoosh" else ".communique/surveys")

    def board(self) -> Board:
        """Where runs over this index tell of themselves."""
        return Board.of(self.target)

    def runs(self) -> Runs:
        return Runs(self.target, self.corpus().root, self.board())
