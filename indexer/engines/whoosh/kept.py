"""What was made lately, so that it need not be made again: as much of it as fits in a budget."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    @property
    def nbytes(self) -> int: ...


Made = TypeVar("Made", bound=Sized)


@dataclass
class Kept(Generic[Made]):
    """Forgets what has been asked for least recently. Threads may share it."""

    budget: int  # bytes
    _made: "OrderedDict[Hashable, Made]" = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under this key, or is made now; what alone is too large is not kept."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()
        with self._lock:
            if key not in self._made and made.nbytes <= self.budget // 4:
                self._made[key] = made
                self._bytes += made.nbytes
            while self._bytes > self.budget:
                self._bytes -= self._made.popitem(last=False)[1].nbytes
        return made
