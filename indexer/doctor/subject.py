"""What is examined: an index, and the corpus that it is of."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from indexer import authority, corpus
from indexer.build import Archive
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.engines import open_engine
from indexer.errors import AuthorityError, CorpusError, CorrectionError

STAGE = ".restore"  # folder of a restore that is under way, or was killed


@dataclass(frozen=True, slots=True)
class Subject:
    """As the options before the command name it; nothing has been opened."""

    target: str
    folder: Path | None  # of the corpus
    surveys: Path | None = None

    def corpus(self) -> Corpus:
        """Raise `CorpusError` where there is none, or half of one."""
        root = self.folder or Path("corpus")
        if (root / STAGE / "old").is_dir():
            raise CorpusError(f"a restore into {root} was cut off: do it again, with --force")
        return corpus.find(self.folder)

    def archive(self) -> Archive | None:
        """What a run works with; None where the curators' files cannot be used.

        Raise `EngineError` for an engine that does not exist.
        """
        held = self.corpus()
        try:
            records = authority.load(held.authority, held.corrections)
            corrections = Corrections.load(held.corrections)
        except (AuthorityError, CorrectionError):
            return None
        engine = partial(open_engine, self.target, records)
        engine()
        return Archive(held, records, corrections, engine, self.surveys)

    @property
    def directory(self) -> Path | None:
        """The folder of the index; None where it is held elsewhere."""
        scheme, _, place = self.target.partition(":")
        return Path(place) if scheme == "whoosh" and place else None
