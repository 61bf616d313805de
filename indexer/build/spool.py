"""What a run has made and not yet committed: its parts wait on disk, memory holds one of them."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from indexer.engines import Part
from indexer.model import PassedOver


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker made of a few documents: a pickled part, what is in it and what is not."""

    ids: tuple[str, ...]
    part: bytes
    passed_over: tuple[PassedOver, ...]
    seconds: float = 0.0  # that it took


class Spool:
    """Made documents on their way into the index, as far as a temporary file has room."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sizes: list[int] = []  # documents in each part
        self.ids: set[str] = set()
        self.passed_over: list[PassedOver] = []

    def take(self, made: Iterable[Made]) -> None:
        for one in made:
            self.passed_over += one.passed_over
            if one.ids:
                self.ids.update(one.ids)
                self._sizes.append(len(one.ids))
                self._file.write(one.part)

    def parts(self, advance: Callable[[int], None]) -> Iterator[Part]:
        """All parts in turn; `advance` hears of the documents in each that has been used."""
        self._file.seek(0)
        for size in self._sizes:
            yield pickle.load(self._file)  # noqa: S301 -- our own workers wrote it a moment ago
            advance(size)
