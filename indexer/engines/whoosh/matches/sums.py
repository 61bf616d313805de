"""Numbers by document: added up over several sets, and read for some of the documents."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.matches.sets import Docs, index, placed, union

Floats = NDArray[np.floating[Any]]

# Where looking up each costs less than going through all
_MUCH_FEWER_ASKED, _MUCH_FEWER_HELD = 14, 40


class Scored(NamedTuple):
    """Documents, sorted, each once, and a number for each."""

    docs: Docs
    scores: Floats


def added(parts: Sequence[Scored], size: int) -> Scored:
    """The documents of all parts, with the sums of their numbers, added in this order.

    All numbers are of one type; documents are below `size`.
    """
    docs = union([one.docs for one in parts], size)
    room = np.zeros(size, parts[0].scores.dtype if parts else np.float32)
    for one in parts:
        room[index(one.docs)] += one.scores
    return Scored(docs, room.take(docs))


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
