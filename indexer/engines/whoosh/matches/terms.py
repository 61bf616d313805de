"""What a query asks for as one word, scored by `weighting` only where someone asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.shared import weighting
from indexer.engines.whoosh.matches import sets
from indexer.engines.whoosh.matches.sets import Docs
from indexer.engines.whoosh.matches.sums import Scored, read
from indexer.engines.whoosh.segments import Postings
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import TEXT_FIELDS, TextField

_ROUNDED_UP = 1 + 1e-5  # scores have 24 bits
_STEPS = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)

Singles = NDArray[np.float32]


class InField(NamedTuple):
    """What was found in a text field."""

    field: TextField
    found: Postings

    @property
    def occurrences(self) -> float:
        """Words near each other count in part."""
        _, counts, every = self.found
        return float(counts.sum() if every is None else every)

    def read(self, docs: Docs, size: int) -> Singles:
        """How often these documents, sorted, hold it."""
        held, counts, _ = self.found
        return read(Scored(held, counts), docs, size).astype(np.float32)


class Norms(NamedTuple):
    """What a document's length does to its frequencies, by document, and the least of it."""

    each: Singles
    least: float

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Norms":
        lengths = np.zeros(snapshot.size, np.float32)
        for field in TEXT_FIELDS:
            lengths += np.float32(field.weight) * snapshot.words(field.name)
        mean = float(lengths[snapshot.live].mean(dtype=np.float64)) if snapshot.count else 0.0
        each = weighting.norms(lengths, mean)
        return cls(each, float(each.min()) if len(each) else 0.0)


@dataclass(frozen=True, slots=True)
class Form:
    """A word in one form: its stem, or as it is written."""

    fields: Sequence[InField]
    weight: float  # of the word, not of the fields

    @classmethod
    def of(cls, snapshot: Snapshot, fields: Sequence[InField], scale: float) -> "Form":
        """It is as frequent as in the field with most documents, and all fields' occurrences.

        So does Lucene's CombinedFieldQuery, which spares us to count documents over all fields.
        """
        frequency = max((len(one.found.docs) for one in fields), default=0)
        every = sum(one.field.weight * one.occurrences for one in fields)
        return cls(fields, scale * weighting.term_weight(snapshot.count, frequency, every))

    def like(self, other: "Form") -> bool:
        """Whether of two forms, one of which stands wherever the other does, both are one."""
        return len(self.fields) == len(other.fields) and _sizes(self) == _sizes(other)

    def scores(self, docs: Docs, norms: Singles, size: int) -> Singles:
        """The scores of these documents, given their norms."""
        weighted = (np.float32(one.field.weight) * one.read(docs, size) for one in self.fields)
        frequencies = reduce(np.add, weighted)
        return np.float32(self.weight) * weighting.saturation(frequencies, norms)


def _sizes(form: Form) -> list[tuple[int, float]]:
    return [(len(one.found.docs), one.occurrences) for one in form.fields]


class Term:
    """Documents that hold a word, or what is asked for as one."""

    def __init__(self, snapshot: Snapshot, stem: Form, exact: Form) -> None:
        self._size, self._norms = snapshot.size, snapshot.once(Norms.of)
        alike = stem.like(exact)
        self._stem = Form(stem.fields, stem.weight + exact.weight) if alike else stem
        self._exact = Form((), 0.0) if alike else exact

    @cached_property
    def docs(self) -> Docs:
        held = [one.found.docs for one in self._stem.fields]
        return held[0] if len(held) == 1 else sets.union(held, self._size)

    @property
    def most(self) -> int:
        """As many documents as hold it, or more: those of several fields count for each."""
        return sum(len(one.found.docs) for one in self._stem.fields)

    def within(self, docs: Docs) -> Docs:
        """Those of some documents, sorted, that hold it; it need not be known which others do."""
        held = np.zeros(len(docs), bool)
        for one in self._stem.fields:
            held |= sets.held(docs, one.found.docs)
        return docs[held]

    def read(self, docs: Docs) -> Singles:
        """The scores of these documents, sorted; 0 of those that do not hold it."""
        if not self._stem.fields:
            return np.zeros(len(docs), np.float32)
        norms = self._norms.each.take(docs)
        scores = self._stem.scores(docs, norms, self._size)
        if self._exact.fields:
            scores += self._exact.scores(docs, norms, self._size)
        return scores

    def as_written(self, docs: Docs) -> Singles:
        """What of their scores is due to the word as it is written, where that tells more."""
        if not self._exact.fields:
            return np.zeros(len(docs), np.float32)
        return self._exact.scores(docs, self._norms.each.take(docs), self._size)

    def occurrences(self, docs: Docs) -> list[tuple[TextField, int]]:
        """How often these documents hold it together, by field."""
        fields = ((one.field, one.read(docs, self._size).sum()) for one in self._stem.fields)
        return [(field, int(count)) for field, count in fields]

    def prominent(self, least: int) -> Docs:
        """All documents that hold it so often in their body, or besides their body at all."""
        held = []
        for one in self._stem.fields:
            docs, counts, _ = one.found
            held.append(docs if one.field.weight > 1 else docs[counts >= least])
        return held[0] if len(held) == 1 else sets.union(held, self._size)

    def bound(self, least: int) -> float:
        """No document that is not so prominent scores more."""
        often, norm = np.array([least - 1], np.float32), np.array([self._norms.least], np.float32)
        counted = float(weighting.saturation(often, norm)[0])
        return _ROUNDED_UP * counted * (self._stem.weight + self._exact.weight)

    def often(self, count: int) -> int:
        """How often at least so many documents hold it in their body; 1 where fewer do at all."""
        bodies = [one.found.counts for one in self._stem.fields if one.field.weight == 1]
        least = 1
        for more in _STEPS:
            if sum(int(np.count_nonzero(counts >= more)) for counts in bodies) < count:
                break
            least = more
        return least
