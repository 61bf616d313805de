"""The order of results: only as many are sorted as are shown."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.sets import Docs
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.sums import Floats
from indexer.model import Sort

Numbers = NDArray[np.int64]
Key = Numbers | Floats

_GROUPS = 64  # for each document that is wanted
_FEW = 4  # scores of a group, where to look at each is as fast


def ordered(snapshot: Snapshot, docs: Docs, scores: Floats | None, sort: Sort, count: int) -> Docs:
    """The first documents, as many as `count`; those alike newest first, then by id."""
    if scores is not None and count < len(docs):
        best = np.flatnonzero(scores >= _bound(scores, count))
        docs, scores = docs[best], scores[best]
    keys = _keys(snapshot.dates[docs], scores, sort)
    chosen = first(keys, count)
    if scores is not None and len(set(scores[chosen].tolist())) == len(chosen):
        order = np.argsort(-scores[chosen])  # none alike
    else:
        ids = np.array(_ranks(snapshot.ids(docs[chosen].tolist())), np.int64)
        order = np.lexsort((ids, *(key[chosen] for key in reversed(keys))))
    return docs[chosen[order[:count]]]


def _bound(scores: Floats, count: int) -> float:
    """A number that at least `count` scores reach, and few more: one among the best of groups."""
    rows = len(scores) // (_GROUPS * max(1, count))
    if rows < _FEW or not count:
        return -np.inf
    groups = scores[: len(scores) // rows * rows].reshape(rows, -1).max(axis=0)
    return float(np.partition(groups, -count)[-count])


def _keys(dates: Numbers, scores: Floats | None, sort: Sort) -> list[Key]:
    match sort:
        case Sort.NEWEST:
            return [-dates]
        case Sort.OLDEST:
            return [np.where(dates == 0, np.iinfo(np.int64).max, dates)]
        case Sort.RELEVANCE:
            return [-dates] if scores is None else [-scores, -dates]


def first(keys: Sequence[Key], count: int) -> Numbers:
    """Where the least are, by the keys in turn: `count` of them, and all like the last of these."""
    key, *others = keys
    if count >= len(key):
        return np.arange(len(key))
    last = np.partition(key, count - 1)[count - 1] if count else key.min()
    sure, like = np.flatnonzero(key < last), np.flatnonzero(key == last)
    if others:
        like = like[first([other[like] for other in others], count - len(sure))]
    return np.concatenate([sure, like])


def _ranks(ids: Sequence[bytes]) -> list[int]:
    order = sorted(range(len(ids)), key=ids.__getitem__)
    ranks = [0] * len(ids)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks
