"""Numbers by document: added up over several sets, and read for some of the documents."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.matches.sets import Docs, index, listed, mask, placed

Floats = NDArray[np.floating[Any]]

# Where looking up each costs less than going through all
_MUCH_FEWER_ASKED, _MUCH_FEWER_HELD = 14, 40
_SPARSE = 30  # where merging costs less than an array of all documents


class Scored(NamedTuple):
    """Documents, sorted, each once, and a number for each."""

    docs: Docs
    scores: Floats

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.scores.nbytes


def added(parts: Sequence[Scored], size: int) -> Scored:
    """The documents of all parts, with the sums of their numbers, added in this order.

    All numbers are positive and of one type; documents are below `size`.
    """
    held = [one for one in parts if len(one.docs)]
    if len(held) < 2:  # noqa: PLR2004 -- nothing to add
        return held[0] if held else Scored(np.zeros(0, np.uint32), np.zeros(0, np.float32))
    if sum(len(one.docs) for one in held) * _SPARSE < size:
        return _merged(held)
    docs = _together([one.docs for one in held], size)
    room = np.zeros(size, held[0].scores.dtype)
    for one in held:
        room[index(one.docs)] += one.scores
    return Scored(docs, room.take(docs))


def _together(sets: Sequence[Docs], size: int) -> Docs:
    """The union; as a rule the last set, a document's body, holds nearly all."""
    held = mask(sets[-1], size)
    others = [docs[~held.take(docs)] for docs in sets[:-1]]
    if not any(map(len, others)):
        return sets[-1]
    for docs in others:
        held[index(docs)] = True
    return listed(held)


def _merged(parts: Sequence[Scored]) -> Scored:
    docs = np.concatenate([one.docs for one in parts])
    order = np.argsort(docs, kind="stable")
    docs = docs[order]
    first = np.flatnonzero(np.append(True, docs[1:] != docs[:-1]))
    scores = np.concatenate([one.scores for one in parts])[order]
    return Scored(docs[first], np.add.reduceat(scores, first))


def read(scored: Scored, docs: Docs, size: int) -> Floats:
    """The numbers of these documents, sorted; 0 where there is none."""
    if docs is scored.docs:
        return scored.scores
    if not len(scored.docs) or not len(docs):
        return np.zeros(len(docs), scored.scores.dtype)
    if len(docs) * _MUCH_FEWER_ASKED < len(scored.docs):
        return _looked_up(scored, docs)
    if len(scored.docs) * _MUCH_FEWER_HELD < len(docs):
        return _spread(scored, docs)
    room = np.zeros(size, scored.scores.dtype)
    room[index(scored.docs)] = scored.scores
    return room.take(docs)


def _looked_up(scored: Scored, docs: Docs) -> Floats:
    places, held = placed(docs, scored.docs)
    found = scored.scores.take(places, mode="clip")
    found *= held
    return found


def _spread(scored: Scored, docs: Docs) -> Floats:
    places, held = placed(scored.docs, docs)
    found = np.zeros(len(docs), scored.scores.dtype)
    found[places[held]] = scored.scores[held]
    return found
