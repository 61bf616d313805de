"""Where the words of a query stand: single words, phrases, prefixes, in one field."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.readings import Reading
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.matches import sets
from indexer.engines.whoosh.segments import POSITION_BITS, Extent, Leaf, Postings
from indexer.engines.whoosh.snapshot import Snapshot, joined

Numbers = NDArray[np.int64]

_MUCH_SMALLER = 20  # where looking up each costs less than merging
_TELLING = 2  # words in so large a part of all documents leave out too few to look at them first
_AT_ONCE = 16384  # documents whose places are compared, so that these stay in the processor's cache
_SPARSE = 30  # where sorting costs less than an array of all documents


class Place(NamedTuple):
    """What must stand at one place of a phrase: any of the terms, or one that begins so."""

    offset: int
    terms: Sequence[str] = ()
    prefix: str | None = None


def find(snapshot: Snapshot, field: str, places: Sequence[Place]) -> Postings:
    """Documents with all of these in their places, and how often they stand so."""
    found = []
    for place in places:
        found.append(_postings(snapshot, field, place))
        if len(places) == 1 or not len(found[-1].docs):
            return found[-1]
    first, *others = sorted(range(len(places)), key=lambda n: len(found[n].docs))  # rarest first
    telling = [found[n].docs for n in others if len(found[n].docs) * _TELLING < snapshot.size]
    common = sets.intersection([found[first].docs, *telling])
    ordered = [places[number] for number in (first, *others)]
    parts = (common[n : n + _AT_ONCE] for n in range(0, len(common), _AT_ONCE))
    return joined(_together(snapshot, field, ordered, part) for part in parts)


def _together(
    snapshot: Snapshot, field: str, places: Sequence[Place], among: sets.Docs
) -> Postings:
    """Of some documents, those with all of these in their places, and how often."""
    first, *others = places
    starts = _starts(snapshot, field, first, among)
    for place in others:
        starts = _common(starts, _starts(snapshot, field, place, among))
        left = _counted(starts >> POSITION_BITS)
        if not len(starts):
            break
        among = left.docs
    return left


def _counted(docs: Numbers) -> Postings:
    """Sorted documents, each as often as it stands there."""
    fresh = np.ones(len(docs), bool)
    np.not_equal(docs[1:], docs[:-1], out=fresh[1:])
    begins = np.append(fresh.nonzero()[0], len(docs))
    return Postings(docs[fresh].astype(np.uint32), begins[1:] - begins[:-1])


def _postings(snapshot: Snapshot, field: str, place: Place) -> Postings:
    """Documents with any of the terms, and how often they hold any."""
    if place.prefix is None and len(place.terms) == 1:
        return snapshot.postings(field, place.terms[0])
    return joined(
        _summed([leaf.postings(extent) for extent in _extents(leaf, field, place)], snapshot.size)
        for leaf in snapshot.segments.leaves
    )


def _extents(leaf: Leaf, field: str, place: Place) -> Iterator[Extent]:
    if place.prefix is not None:
        yield leaf.extent_of(leaf.lexicon.begun(schema.key(field, place.prefix)))
    for term in place.terms:
        yield leaf.extent(schema.key(field, term))


def _summed(found: Sequence[Postings], size: int) -> Postings:
    docs = np.concatenate([np.zeros(0, np.uint32), *(one.docs for one in found)])
    counts = np.concatenate([np.zeros(0, np.uint8), *(one.counts for one in found)])
    if len(docs) * _SPARSE < size:
        docs, which = np.unique(docs, return_inverse=True)
        return Postings(docs, np.bincount(which, weights=counts))
    return _held(np.bincount(docs, weights=counts).astype(np.float64))


def strongest(found: Iterable[Postings], size: int) -> Postings:
    """Several readings of one word: a place that fits two of them counts once."""
    counts = np.zeros(size)
    for one in found:
        docs = sets.index(one.docs)
        counts[docs] = np.maximum(counts[docs], one.counts)
    return _held(counts)


def _held(counts: NDArray[np.float64]) -> Postings:
    docs = sets.listed(counts > 0)
    return Postings(docs, counts.take(docs))


def _starts(snapshot: Snapshot, field: str, place: Place, among: sets.Docs) -> Numbers:
    """Where the phrase must begin for this place of it to fit: document and position, sorted."""
    found = [
        leaf.places(extent, among)
        for leaf in snapshot.segments.leaves
        for extent in _extents(leaf, field, place)
    ]
    every = found[0] if len(found) == 1 else np.concatenate([np.zeros(0, np.int64), *found])
    if place.prefix is not None or len(place.terms) > 1:
        every = np.unique(every)
    every -= place.offset
    return every


def _common(one: Numbers, other: Numbers) -> Numbers:
    """What both sorted arrays hold, each number of which they hold once."""
    if len(one) * _MUCH_SMALLER < len(other):
        both: Numbers = one[other.take(other.searchsorted(one), mode="clip") == one]
        return both
    every = np.concatenate([one, other])
    every.sort(kind="stable")  # two sorted runs are only merged
    alike: Numbers = every[:-1][every[1:] == every[:-1]]
    return alike


def stems(reading: Reading) -> list[Place]:
    return [Place(slot.offset, (slot.stem,)) for slot in reading]


def words(reading: Reading) -> list[Place]:
    return [Place(slot.offset, (slot.text,)) for slot in reading]
