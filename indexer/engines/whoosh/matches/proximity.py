"""Words near each other, by the postings of each."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from indexer.engines.shared.proximity import Unit, merged, units_of, windows
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.matches import finding, sets
from indexer.engines.whoosh.segments import POSITION_BITS, Postings
from indexer.engines.whoosh.snapshot import Snapshot

Numbers = NDArray[np.int64]


def find(snapshot: Snapshot, field: str, text: str, distance: int) -> Postings:
    """Documents with these words near each other, as `clauses.Near` defines it.

    Each such place counts 1 / (1 + the difference of its shifts), as in Lucene.
    """
    units = units_of(text)
    if not units:
        return Postings(np.zeros(0, np.uint32), np.zeros(0))
    held = [_docs(snapshot, field, unit) for unit in units]
    among = sets.intersection(held)
    shifts = _beside(
        [_shifts(snapshot, field, unit, among) + units[-1].offset for unit in units], distance
    )
    if not all(map(len, shifts)):
        return Postings(np.zeros(0, np.uint32), np.zeros(0))
    begins, widths = windows(units, shifts, distance)
    docs = begins >> POSITION_BITS
    counts = np.bincount(docs, weights=1 / (1 + widths))
    found = np.flatnonzero(counts)
    return Postings(found.astype(np.uint32), counts[found])


def _docs(snapshot: Snapshot, field: str, unit: Unit) -> sets.Docs:
    found = [finding.find(snapshot, field, finding.words(way)).docs for way in unit.ways]
    return found[0] if len(found) == 1 else sets.union(found, snapshot.size)


def _shifts(snapshot: Snapshot, field: str, unit: Unit, among: sets.Docs) -> Numbers:
    """Document, and where the phrase would begin if it fitted here: sorted, in one number."""
    found = []
    for way in unit.ways:
        keys = ((schema.key(field, slot.text), slot.offset) for slot in way)
        begins = (_places(snapshot, key, among) - offset for key, offset in keys)
        found.append(reduce(_common, begins))
    return merged(found) - unit.offset


def _common(one: Numbers, other: Numbers) -> Numbers:
    """What both sorted arrays hold."""
    places = np.searchsorted(other, one)
    within = places < len(other)
    both: Numbers = one[within][other[places[within]] == one[within]]
    return both


def _places(snapshot: Snapshot, key: bytes, among: sets.Docs) -> Numbers:
    leaves = snapshot.segments.leaves
    return np.concatenate([leaf.places(leaf.extent(key), among) for leaf in leaves])


def _beside(shifts: Sequence[Numbers], distance: int) -> list[Numbers]:
    """Of each unit only what has the rarest unit near it."""
    rarest = min(shifts, key=len)
    kept = []
    for shift in shifts:
        places = np.searchsorted(rarest, shift - distance)
        within = places < len(rarest)
        within[within] = rarest[places[within]] <= shift[within] + distance
        kept.append(shift[within])
    return kept
