"""The words of the archive, counted over all segments."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from indexer.engines.shared.vocabulary import Vocabulary
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.segments import Leaf
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import TEXT_FIELDS

_MOST = 500_000  # words of fields in segments that are kept: where there are more, the frequent

FIELDS = tuple(schema.exact(field.name) for field in TEXT_FIELDS)

Run = tuple[Leaf, range, NDArray[np.int64]]


def known_words(snapshot: Snapshot) -> Vocabulary:
    runs = list(_runs(snapshot))
    sizes = np.concatenate([np.zeros(0, np.int64), *(sizes for _, _, sizes in runs)])
    whole = len(sizes) <= _MOST
    found = _counted(runs, 1 if whole else 1 + int(np.partition(sizes, -_MOST)[-_MOST]))
    words = sorted(found)
    counts = np.fromiter(map(found.__getitem__, words), np.int64, len(words))
    return Vocabulary([schema.text(word) for word in words], counts, whole)


def _counted(runs: Iterable[Run], least: int) -> dict[bytes, int]:
    """The words of at least so many documents in some field of some segment."""
    found: dict[bytes, int] = {}
    for leaf, terms, counts in runs:
        keys = leaf.material.keys.span(terms.start, terms.stop)
        kept = np.flatnonzero(counts >= least)
        for number, count in zip(kept.tolist(), counts[kept].tolist(), strict=True):
            word = keys[number][1:]
            found[word] = found.get(word, 0) + count
    return found


def _runs(snapshot: Snapshot) -> Iterator[Run]:
    """The terms of each field in each segment, with the number of documents of each."""
    for leaf in snapshot.segments.leaves:
        for field in FIELDS:
            terms = leaf.lexicon.begun(schema.prefix(field))
            yield leaf, terms, leaf.sizes(terms)
