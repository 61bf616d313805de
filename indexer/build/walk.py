"""The files of an archive, in a fixed order."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus import Corpus
from indexer.model import PassedOver


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and how captures name it."""

    file: Path
    path: str
    size: int = 0  # bytes


def walk(corpus: Corpus, paths: Iterable[Path]) -> Iterator[Found | PassedOver]:
    """Every file at and below the paths, once each, under its name without links.

    Below a path, hidden names are left out. Links are followed to files of the corpus from
    within it, and from a folder elsewhere to files in that folder. A path that does not exist
    gives nothing.
    """
    seen: set[Found | PassedOver] = set()
    for path in paths:
        root = real(path)
        for found in _below(corpus, root) if root.is_dir() else _single(corpus, root):
            if found not in seen:
                seen.add(found)
                yield found


def real(path: Path) -> Path:
    """The path without links. Unlike `Path.resolve`, it takes a loop of links as it is."""
    return Path(os.path.realpath(path))


def _single(corpus: Corpus, file: Path) -> Iterator[Found | PassedOver]:
    if os.path.lexists(file):
        yield _checked(file, corpus.path_of(file))


def _below(corpus: Corpus, root: Path) -> Iterator[Found | PassedOver]:
    unreadable: list[OSError] = []
    pages = real(corpus.pages)
    for folder, folders, names in os.walk(root, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(corpus.path_of(Path(folder)))
        bounds = root if inside.is_absolute() else pages
        for name in sorted(name for name in (*folders, *names) if not name.startswith(".")):
            link, place = Path(folder, name), (inside / name).as_posix()
            file = real(link)
            if not file.is_relative_to(bounds):
                yield PassedOver(place, "a link that leads out of the folder", failed=False)
            elif name in names:
                found = _checked(file, place)
                linked = file != link and isinstance(found, Found)
                yield _checked(file, corpus.path_of(file)) if linked else found
    for error in unreadable:
        place = corpus.path_of(Path(error.filename))
        yield PassedOver(place, f"unreadable folder: {error.strerror}")


def _checked(file: Path, place: str) -> Found | PassedOver:
    """The file, unless it cannot be named or read, or reading it could block for ever."""
    if not _is_unicode(place):
        return PassedOver(ascii(place)[1:-1], "its name is not UTF-8: rename it")
    try:
        found = file.stat()
    except OSError as error:  # a link to nothing, or gone since its folder was listed
        return PassedOver(place, f"unreadable: {error.strerror}")
    if not stat.S_ISREG(found.st_mode):
        return PassedOver(place, "a device, pipe or socket", failed=False)
    return Found(file, place, found.st_size)


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)
