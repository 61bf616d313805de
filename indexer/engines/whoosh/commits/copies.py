"""An index carried elsewhere: its files, and how a copy of them becomes the current generation."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from indexer.engines.whoosh.commits.checking import verify
from indexer.engines.whoosh.commits.generations import Generations
from indexer.errors import IndexMissing, IndexUnreadable


def files(generations: Generations) -> Mapping[str, Path]:
    """The pointer and the generation that it points to; raises as `Portable.files`."""
    folder = generations.path(generations.current().generation)
    _check(generations)
    found = (generations.pointer, *sorted(one for one in folder.rglob("*") if one.is_file()))
    return {file.relative_to(generations.directory).as_posix(): file for file in found}


def adopt(generations: Generations, copy: Generations) -> None:
    """Move the copy's generation among the others, and point to it; raises as `Portable.adopt`."""
    pointer = copy.current()
    _check(copy)
    try:
        previous = generations.current().generation
    except (IndexMissing, IndexUnreadable):  # what cannot be read can be replaced
        previous = ""
    name = generations.begin()
    copy.path(pointer.generation).rename(generations.path(name))
    generations.publish(replace(pointer, generation=name, previous=previous))
    generations.sweep()


def _check(generations: Generations) -> None:
    for damage in verify(generations.directory):
        raise IndexUnreadable(f"{damage.file} is damaged: {damage.reason}")
