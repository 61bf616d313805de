"""A full check of an index: every byte read once, and compared with what was written."""

from dataclasses import dataclass
from pathlib import Path

from indexer.engines.whoosh.codec import ArraySegment
from indexer.engines.whoosh.commits import opening
from indexer.engines.whoosh.commits.generations import Generations
from indexer.engines.whoosh.disk import arrays
from indexer.errors import IndexUnreadable


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of an index that is not as it was written."""

    file: Path
    reason: str


def verify(directory: Path) -> tuple[Damage, ...]:
    """All damage in the current generation of an index directory; nothing where it is whole.

    Raise `IndexMissing` where there is no index. A commit that is published meanwhile takes files
    away: be the writer (`engine.lock()`), or take what is found as true of a moment only.
    """
    generations = Generations(directory)
    try:
        folder = generations.path(generations.current().generation)
    except IndexUnreadable as error:
        return (Damage(generations.pointer, str(error)),)
    try:
        with opening.reading(folder):
            _, segments = opening.segments(folder)
    except IndexUnreadable as error:
        return (Damage(folder, str(error)),)
    return tuple(damage for segment in segments for damage in _damage(segment, folder))


def _damage(segment: ArraySegment, folder: Path) -> tuple[Damage, ...]:
    path = segment.path(folder)
    try:
        arrays.verify(path)
    except (OSError, ValueError) as error:  # gone, unreadable; cut short, changed
        return (Damage(path, str(error)),)
    return ()
