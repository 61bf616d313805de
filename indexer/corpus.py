"""The corpus folder: archived pages, authority records, corrections; and where to find it."""

from dataclasses import dataclass
from pathlib import Path

from indexer.errors import CorpusError

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of archived pages with the curators' files beside them."""

    root: Path

    @property
    def pages(self) -> Path:
        return self.root / "pages"

    @property
    def authority(self) -> Path:
        """The records of this archive's curators, else those of the starter corpus."""
        own = self.root / "authority"
        return own if own.is_dir() else _starter() / "authority"

    @property
    def corrections(self) -> Path:
        return self.root / "corrections.toml"

    def path_of(self, file: Path) -> str:
        """How a capture names this file: below `pages/`, else absolute; with forward slashes."""
        whole = file.resolve()
        pages = self.pages.resolve()
        return (whole.relative_to(pages) if whole.is_relative_to(pages) else whole).as_posix()

    def file_of(self, path: str) -> Path:
        """The file that a capture names."""
        return self.pages / path  # an absolute path stays itself


def find(given: Path | None = None) -> Corpus:
    """The corpus at `given`, else `./corpus`, else the starter corpus in the package.

    Raise `CorpusError` where `given` is no corpus.
    """
    if given is not None:
        return _checked(given)
    here = Path("corpus")
    return Corpus(here) if _is_corpus(here) else starter()


def starter() -> Corpus:
    """The starter corpus: inside an installed package, or beside it in a checkout."""
    return _checked(_starter())


def _starter() -> Path:
    installed = _PACKAGE / "starter"
    return installed if installed.is_dir() else _PACKAGE.parent / "corpus"


def _checked(root: Path) -> Corpus:
    if not _is_corpus(root):
        raise CorpusError(f"{root} is not a corpus folder: it has no folder pages/")
    return Corpus(root)


def _is_corpus(root: Path) -> bool:
    return (root / "pages").is_dir()
