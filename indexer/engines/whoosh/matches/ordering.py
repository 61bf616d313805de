"""The order of results: only as many are sorted as are shown."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.matches.sets import Docs
from indexer.engines.whoosh.matches.sums import Floats
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.model import Sort

Numbers = NDArray[np.int64]
Key = Numbers | Floats

_GROUPS = 64  # for each document that is wanted
_MANY = 4_000  # scores, of which most are passed over at a glance


def ordered(snapshot: Snapshot, docs: Docs, sort: Sort, count: int) -> Numbers:
    """Where the first of some documents are, as many as `count`; those alike come by id."""
    return _placed(snapshot, docs, _keys(snapshot, docs, sort), count)


def ranked(snapshot: Snapshot, docs: Docs, scores: Floats, count: int) -> Numbers:
    """Where the best are, as many as `count`; those alike newest first, then by id."""
    best = _best(scores, count)
    chosen = scores[best]
    if len(best) <= count and len(set(chosen.tolist())) == len(chosen):
        return best[np.argsort(-chosen)]  # none alike
    keys = [-chosen, *_keys(snapshot, docs[best], Sort.NEWEST)]
    return best[_placed(snapshot, docs[best], keys, count)]


def _placed(snapshot: Snapshot, docs: Docs, keys: Sequence[Key], count: int) -> Numbers:
    chosen = first(keys, count)
    ids = np.array(_ranks(snapshot.ids(docs[chosen].tolist())), np.int64)
    order = np.lexsort((ids, *(key[chosen] for key in reversed(keys))))
    return chosen[order[:count]]


def _best(scores: Floats, count: int) -> Numbers:
    """Where the best `count` scores are, and all like the last of these."""
    if count >= len(scores):
        return np.arange(len(scores))
    few = np.flatnonzero(scores >= _bound(scores, count)) if len(scores) > _MANY else None
    left = scores if few is None else scores[few]
    last = np.partition(left, -count)[-count] if count else np.inf
    best = np.flatnonzero(left >= last)
    return best if few is None else few[best]


def _bound(scores: Floats, count: int) -> float:
    """A number that at least `count` scores reach, and few more: one among the best of groups."""
    rows = len(scores) // (_GROUPS * count) if count else 0
    if not rows:
        return -np.inf
    groups = scores[: len(scores) // rows * rows].reshape(rows, -1).max(axis=0)
    return float(np.partition(groups, -count)[-count])


def _keys(snapshot: Snapshot, docs: Docs, sort: Sort) -> list[Key]:
    dates = snapshot.dates.take(docs)
    if sort is Sort.OLDEST:
        return [np.where(dates == 0, np.iinfo(np.int64).max, dates)]
    return [-snapshot.versions.take(docs), -dates] if sort is Sort.VERSIONS else [-dates]


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
