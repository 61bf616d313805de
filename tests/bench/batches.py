"""The documents of a benchmark on disk, so that making them is not measured."""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from indexer.model import Document

# As many documents as the product gives a worker at most. Workers import the module that started
# them: to import `indexer.build` for this number would have them wait for all that it needs.
BATCH = 256


@dataclass(frozen=True, slots=True)
class Batch:
    """A few documents and where they lie: small enough to hand to a worker process."""

    file: Path
    offset: int

    def documents(self) -> list[Document]:
        with self.file.open("rb") as file:
            file.seek(self.offset)
            read: list[Document] = pickle.load(file)  # noqa: S301 -- written by `write` below
            return read


def write(documents: Iterable[Document], file: Path, size: int = BATCH) -> tuple[Batch, ...]:
    batches = []
    source = iter(documents)
    with file.open("wb") as out:
        while batch := list(islice(source, size)):
            batches.append(Batch(file, out.tell()))
            pickle.dump(batch, out)
    return tuple(batches)


def read(batches: Iterable[Batch]) -> Iterator[Document]:
    for batch in batches:
        yield from batch.documents()
