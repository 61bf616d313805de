"""How many documents a worker is given at a time: as many as it makes in about a second.

Few, so that little is lost with a worker and all are busy to the end; many, where they are quick to
make, since a part costs the less by document the more it holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

BATCH = 256  # documents in a part, at most
FEWEST = 16
_SECONDS = 1.0  # that a worker should take

A = TypeVar("A")


@dataclass
class Pace:
    """Follows how fast documents are made."""

    size: int = FEWEST

    def took(self, count: int, seconds: float) -> None:
        """So many documents took so long; a batch grows to no more than twice the last one."""
        wanted = int(count * _SECONDS / max(seconds, 1e-6))
        self.size = max(FEWEST, min(wanted, 2 * count, BATCH))

    def batches(self, all_: Sequence[A]) -> Iterator[Sequence[A]]:
        """Everything in turn, each batch of the size that is right when it is asked for."""
        start = 0
        while start < len(all_):
            batch = all_[start : start + self.size]
            yield batch
            start += len(batch)
