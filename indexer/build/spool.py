"""What a run has made and not yet committed: its parts wait on disk, memory holds one of them."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from os import SEEK_END
from struct import Struct
from typing import IO
from zlib import crc32

from indexer.engines import Part
from indexer.model import PassedOver

_HEAD = Struct(">QI")  # of a record: its bytes, and their sum
_LONGEST = 2**32  # bytes of a record


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker made of a few documents: a pickled part, what is in it and what is not."""

    ids: tuple[str, ...]
    part: bytes
    passed_over: tuple[PassedOver, ...]
    seconds: float = 0.0  # that it took
    works: tuple[str, ...] = ()  # fingerprints of what it was made of, where that went to its end


class Spool:
    """Made documents on their way into the index, as far as a file has room.

    The file may hold what a run before this one has made, and was killed over.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._parts: list[tuple[int, int]] = []  # where each begins, documents in it
        self.ids: set[str] = set()
        self.passed_over: list[PassedOver] = []

    def resume(self, wanted: AbstractSet[str]) -> set[str]:
        """Take up what the file holds of these works, by their fingerprints; tell of which."""
        taken: set[str] = set()
        for place, made in self._left():
            if made.works and wanted >= {*made.works} and taken.isdisjoint(made.works):
                self._note(place, made)
                taken.update(made.works)
        return taken

    def take(self, made: Iterable[Made]) -> None:
        for one in made:
            self._note(self._written(one), one)

    def parts(self, advance: Callable[[int], None]) -> Iterator[Part]:
        """All parts in turn; `advance` hears of the documents in each that has been used."""
        for place, count in self._parts:
            self._file.seek(place)
            made: Made = pickle.load(self._file)  # noqa: S301 -- written by our own workers
            yield pickle.loads(made.part)  # noqa: S301
            advance(count)

    def _note(self, place: int, made: Made) -> None:
        self.passed_over += made.passed_over
        self.ids.update(made.ids)
        if made.ids:
            self._parts.append((place, len(made.ids)))

    def _written(self, made: Made) -> int:
        packed = pickle.dumps(made)
        begins = self._file.seek(0, SEEK_END) + _HEAD.size
        self._file.write(_HEAD.pack(len(packed), crc32(packed)) + packed)
        return begins

    def _left(self) -> Iterator[tuple[int, Made]]:
        """Whole records and where they begin; what was written in part is cut off."""
        whole = self._file.seek(0)
        while packed := self._record():
            yield whole + _HEAD.size, pickle.loads(packed)  # noqa: S301
            whole = self._file.seek(whole + _HEAD.size + len(packed))
        self._file.seek(whole)
        self._file.truncate()

    def _record(self) -> bytes:
        """The next one; empty at the end of what is whole."""
        head = self._file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return b""
        size, sum_ = _HEAD.unpack(head)
        packed = self._file.read(min(size, _LONGEST))
        return packed if (len(packed), crc32(packed)) == (size, sum_) else b""
