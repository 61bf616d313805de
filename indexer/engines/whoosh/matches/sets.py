"""Sets of documents: their numbers, sorted, each once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Docs = NDArray[np.uint32]
Mask = NDArray[np.bool_]

_MUCH_SMALLER = 16  # where looking up each costs less than going through all
_SPARSE = 4  # where merging costs less than an array of all documents


def index(docs: Docs | NDArray[np.int64]) -> NDArray[np.intp]:
    """Documents as what numpy finds places by; it takes thrice as long to convert them itself.

    To read some documents' numbers, `take` does without.
    """
    return docs.astype(np.intp, copy=False)


def mask(docs: Docs | NDArray[np.int64], size: int) -> Mask:
    """bool[size]"""
    held = np.zeros(size, bool)
    held[index(docs)] = True
    return held


def listed(held: Mask) -> Docs:
    return held.nonzero()[0].astype(np.uint32)


def places(docs: Docs, among: Docs) -> NDArray[np.int64]:
    """Where in a set those of its documents lie that another set holds."""
    if len(among) * _MUCH_SMALLER < len(docs):
        found, held = placed(among, docs)
        return found[held]
    return _marked(docs, among).nonzero()[0]


def held(docs: Docs, among: Docs) -> Mask:
    """Whether each of these is in another set: bool[len(docs)]"""
    if not len(among):
        return np.zeros(len(docs), bool)
    if len(docs) * _MUCH_SMALLER < len(among):
        return placed(docs, among)[1]
    return _marked(docs, among)


def placed(docs: Docs, among: Docs) -> tuple[NDArray[np.int64], Mask]:
    """Where each would lie in another set, which holds something, and whether it does."""
    places = among.searchsorted(docs)
    return places, among.take(places, mode="clip") == docs


def _marked(docs: Docs, among: Docs) -> Mask:
    return mask(among, 1 + max(_last(docs), _last(among))).take(docs)


def _last(docs: Docs) -> int:
    return int(docs[-1]) if len(docs) else 0


def intersection(sets: Sequence[Docs]) -> Docs:
    smallest, *others = sorted(sets, key=len)
    for other in others:
        if not len(smallest):
            break
        smallest = other[places(other, smallest)]
    return smallest


def union(sets: Sequence[Docs], size: int) -> Docs:
    """Sets of documents below `size`; those given may hold a document more than once."""
    held = [docs for docs in sets if len(docs)]
    if not held:
        return np.zeros(0, np.uint32)
    if sum(map(len, held)) * _SPARSE < size:
        return _distinct(np.concatenate(held))
    together = np.zeros(size, bool)
    for docs in held:
        together[index(docs)] = True
    return listed(together)


def _distinct(docs: Docs) -> Docs:
    docs.sort(kind="stable")  # runs that are sorted already are only merged
    fresh = np.ones(len(docs), bool)
    np.not_equal(docs[1:], docs[:-1], out=fresh[1:])
    return docs[fresh]


def difference(docs: Docs, without: Docs, size: int) -> Docs:
    return docs[~mask(without, size).take(docs)]
