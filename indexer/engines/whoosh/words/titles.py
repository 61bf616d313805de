"""The titles of the archive, sorted, to be found by how they begin.

Of a very large archive those of the newest documents, which take a bounded time to sort.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.folding import fold
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.matches.sets import Docs
from indexer.engines.whoosh.snapshot import Snapshot

_MOST = 50_000  # documents whose titles are known


@dataclass(frozen=True, slots=True)
class Titles:
    """n different titles, sorted as they are folded, and the number of documents of each."""

    folded: Sequence[str]
    titles: Sequence[str]
    counts: NDArray[np.int64]  # [n]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        every = snapshot.segments.texts(schema.TITLE)
        counted = Counter(every[doc] for doc in _newest(snapshot).tolist())
        titles = [schema.text(title) for title in counted]
        folded = [" ".join(fold(title).split()) for title in titles]
        order = sorted(range(len(titles)), key=folded.__getitem__)
        return cls(
            folded=[folded[n] for n in order],
            titles=[titles[n] for n in order],
            counts=np.array(list(counted.values()), np.int64)[order],
        )

    def begun(self, start: str, most: int) -> list[str]:
        """Titles that begin so, those of the most documents first."""
        first = bisect_left(self.folded, start)
        last = bisect_left(self.folded, f"{start}\U0010ffff", first)
        counts = self.counts[first:last]
        if len(counts) > most:
            least = np.partition(counts, -most)[-most]
            kept = np.flatnonzero(counts >= least)
        else:
            kept = np.arange(len(counts))
        ranked = sorted(kept.tolist(), key=lambda n: (-counts[n], self.folded[first + n]))
        return [self.titles[first + n] for n in ranked[:most]]


def _newest(snapshot: Snapshot) -> Docs:
    docs = snapshot.everything
    if len(docs) <= _MOST:
        return docs
    newest = np.argpartition(-snapshot.dates[docs], _MOST - 1)[:_MOST]
    return docs[np.sort(newest)]
