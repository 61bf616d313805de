"""A cache of arrays, bounded by their bytes; the least recently used go first.

An entry costs something even where its arrays are empty, as for words that no document holds.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    @property
    def nbytes(self) -> int: ...


_ENTRY = 1024  # bytes of a key and the objects around the arrays, roughly

T = TypeVar("T", bound=Sized)


class Cache(Generic[T]):
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = 0
        self._entries: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The entry, made if need be; two threads may both make it."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return self._entries[key]
        entry = make()
        with self._lock:
            if key not in self._entries:
                self._entries[key] = entry
                self._held += _cost(entry)
            while self._held > self._limit and len(self._entries) > 1:
                self._held -= _cost(self._entries.popitem(last=False)[1])
        return entry


def _cost(entry: Sized) -> int:
    return _ENTRY + entry.nbytes
