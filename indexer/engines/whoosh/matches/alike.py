"""Documents that say the same: their groups as numbers, and one hit for each of them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.matches.sets import Docs, listed
from indexer.engines.whoosh.matches.sums import Floats

if TYPE_CHECKING:
    from indexer.engines.whoosh.snapshot import Snapshot

_TWICE = 2  # as many are looked at again, where too few groups were among the first

Numbers = NDArray[np.int64]
Order = Callable[[Docs, int], tuple[Docs, Floats]]


def number(group: str) -> int:
    """A number of 63 bits for a group, 0 for none; two of a million meet once in ten million."""
    if not group:
        return 0
    digest = hashlib.sha256(schema.term(group)).digest()
    return int.from_bytes(digest[:8]) >> 1 or 1


@dataclass(frozen=True, slots=True)
class Groups:
    """The group of each document: int64[size], from 0; a document without one is its own."""

    codes: Numbers
    count: int

    @classmethod
    def of(cls, snapshot: "Snapshot") -> "Groups":
        numbers = snapshot.segments.numbers(schema.GROUP)
        alone = np.flatnonzero(numbers == 0)
        numbers[alone] = -1 - alone
        values, codes = np.unique(numbers, return_inverse=True)
        return cls(codes, len(values))

    def sizes(self, docs: Docs) -> Numbers:
        """How many of these documents each group holds: int64[count]."""
        return np.bincount(self.codes.take(docs), minlength=self.count)

    def like(self, snapshot: "Snapshot", doc: int) -> Docs:
        """The document and all others of its group."""
        return listed(snapshot.live & (self.codes == self.codes[doc]))

    def best(self, found: Docs, count: int, order: Order) -> tuple[Docs, Floats]:
        """The first document of each group, in order, as many as `count`.

        `order` gives the first so many of what was found, with their scores.
        """
        wanted = count
        while True:
            docs, scores = order(found, min(wanted, len(found)))
            _, firsts = np.unique(self.codes.take(docs), return_index=True)
            if len(firsts) >= count or wanted >= len(found):
                kept = np.sort(firsts)[:count]
                return docs[kept], scores[kept]
            wanted *= _TWICE
