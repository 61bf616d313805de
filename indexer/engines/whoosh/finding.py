"""Where the words of a query stand: single words, phrases, prefixes, in one field."""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from indexer.analysis.readings import Reading
from indexer.engines.whoosh.snapshot import Floats, Numbers, Postings, Snapshot

Alternatives = Sequence[str]  # terms, any of which will do


class Place(NamedTuple):
    """What must stand at one place of a phrase."""

    offset: int
    terms: Alternatives


def find(snapshot: Snapshot, field: str, places: Sequence[Place]) -> Postings:
    """Documents with all of these in their places, and how often they stand so."""
    if len(places) == 1:
        return summed([snapshot.postings(field, term) for term in places[0].terms])
    starts = reduce(_common, (_starts(snapshot, field, place) for place in places))
    return snapshot.docs_of(starts)


def summed(found: Sequence[Postings]) -> Postings:
    """Several terms taken as one: documents with any, and how often they hold any."""
    if len(found) == 1:
        return found[0]
    docs = np.concatenate([np.empty(0, np.int64), *(one.docs for one in found)])
    counts = np.concatenate([np.empty(0), *(one.counts for one in found)])
    return _held(np.bincount(docs, weights=counts).astype(np.float64))


def strongest(found: Iterable[Postings], size: int) -> Postings:
    """Several readings of one word: a place that fits two of them counts once."""
    counts = np.zeros(size)
    for one in found:
        counts[one.docs] = np.maximum(counts[one.docs], one.counts)
    return _held(counts)


def _held(counts: Floats) -> Postings:
    docs = np.flatnonzero(counts)
    return Postings(docs, counts[docs])


def _starts(snapshot: Snapshot, field: str, place: Place) -> Numbers:
    """Where the phrase must begin for this place of it to fit."""
    found = [snapshot.places(field, term) for term in place.terms]
    return np.unique(np.concatenate([np.empty(0, np.int64), *found])) - place.offset


def _common(one: Numbers, other: Numbers) -> Numbers:
    return np.intersect1d(one, other, assume_unique=True)


def stems(reading: Reading) -> list[Place]:
    return [Place(slot.offset, (slot.stem,)) for slot in reading]


def words(reading: Reading) -> list[Place]:
    return [Place(slot.offset, (slot.text,)) for slot in reading]
