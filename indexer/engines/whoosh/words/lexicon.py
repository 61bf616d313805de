"""The terms of a segment, in order."""

from bisect import bisect_left
from dataclasses import dataclass, field

from indexer.engines.whoosh.disk.strings import Strings

_EVERY = 64  # terms between two that are kept at hand


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Keys are sorted bytes: the number of the field, then the term."""

    keys: Strings
    _content: "memoryview[int]" = field(init=False)  # of the keys; quicker to read than arrays
    _ends: "memoryview[int]" = field(init=False)
    _sparse: list[bytes] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_content", self.keys.content.data)
        object.__setattr__(self, "_ends", self.keys.ends.data)
        sparse = [self._key(number) for number in range(0, len(self.keys), _EVERY)]
        object.__setattr__(self, "_sparse", sparse)

    def _key(self, number: int) -> bytes:
        start = self._ends[number - 1] if number else 0
        return self._content[start : self._ends[number]].tobytes()

    def find(self, key: bytes) -> int | None:
        """The number of a key."""
        block = self._block(key)
        if not len(block):
            return None
        start = self._ends[block[0] - 1] if block[0] else 0
        held = self._content[start : self._ends[block[-1]]].tobytes()
        at = held.find(key)
        while at >= 0:  # it may be a part of others
            end = start + at + len(key)
            number = bisect_left(self._ends, end, block[0], block[-1])
            if self._ends[number] == end and self._key(number) == key:
                return number
            at = held.find(key, at + 1)
        return None

    def first(self, key: bytes) -> int:
        """The number of the first key that is not less."""
        near = self._block(key)
        return near.start + bisect_left(near, key, key=self._key)

    def _block(self, key: bytes) -> range:
        """The numbers among which it is, if it is one, or the first that is not less."""
        first = max(0, bisect_left(self._sparse, key) - 1) * _EVERY
        return range(first, min(len(self.keys), first + _EVERY + 1))

    def begun(self, prefix: bytes) -> range:
        """The numbers of all keys that begin so."""
        first = self.first(prefix)
        after = _after(prefix)
        return range(first, self.first(after) if after else len(self.keys))


def _after(prefix: bytes) -> bytes:
    """The least key greater than all that begin so; empty where there is none."""
    bare = prefix.rstrip(b"\xff")
    return bare[:-1] + bytes([bare[-1] + 1]) if bare else b""
