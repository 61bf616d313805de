"""One commit of the index. Documents have numbers from 0; those of deleted documents stay empty.

Postings are slices of the segments' maps; what is made of them by document is made once, at the
first need, and shared by all threads.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.engines.shared import cards, dating, stored
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.commits.opening import unreadable
from indexer.engines.whoosh.counts.facets import FacetTable
from indexer.engines.whoosh.counts.values import Values
from indexer.engines.whoosh.disk.mapped import Damaged
from indexer.engines.whoosh.matches.sets import Docs, Mask, listed
from indexer.engines.whoosh.segments import NOWHERE, Postings, Segments
from indexer.engines.whoosh.writing.lengths import rounded
from indexer.errors import IndexUnreadable
from indexer.fields import FACETS
from indexer.model import Document, Fingerprint

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Made = TypeVar("Made")

_NONE = Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint8), 0)


class Changed(IndexUnreadable):
    """Files of a commit were changed since it was opened, and nothing read of them counts."""


class Snapshot:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.segments = Segments(folder)
        self.size = self.segments.size
        self.live = self.segments.alive()
        self.count = int(self.live.sum())
        self._lengths: dict[str, tuple[Floats, float]] = {}
        self._made: dict[Callable[[Snapshot], Any], Any] = {}

    def is_as_opened(self) -> bool:
        return self.segments.are_as_opened()

    def answered(self, ask: Callable[["Snapshot"], Made]) -> Made:
        """What is read of this commit; raise `Changed` where its files were changed meanwhile."""
        try:
            found = ask(self)
        except Damaged as error:
            if self.is_as_opened():
                raise unreadable(self._folder, error) from error
        except Exception:  # of files that change one may read anything
            if self.is_as_opened():
                raise
        else:
            if self.is_as_opened():
                return found
        raise Changed(f"files of the index in {self._folder} were changed while it was searched")

    def once(self, make: Callable[["Snapshot"], Made]) -> Made:
        """What is made of this commit at the first need, and kept as long as it is searched."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    # By document

    @cached_property
    def everything(self) -> Docs:
        return listed(self.live)

    @cached_property
    def dates(self) -> Numbers:
        return self.segments.numbers(schema.DATE)

    @cached_property
    def versions(self) -> Numbers:
        return self.segments.numbers(schema.VERSIONS)

    def dated(self, first: int | None, last: int | None) -> Mask:
        """Documents of these years; undated ones never."""
        years = self.dates // 10_000
        mask = self.live & (years > 0)
        if first is not None:
            mask &= years >= first
        return mask & (years <= last) if last is not None else mask

    def surely(self, since: str | None, before: str | None) -> Mask:
        """Documents all of whose days lie between two ISO dates; undated ones never."""
        mask = self.live & (self.dates > 0)
        if since is not None:
            mask &= dating.first_days(self.dates) >= dating.number(since)
        return mask & (dating.last_days(self.dates) < dating.number(before)) if before else mask

    def words(self, field: str) -> Numbers:
        """The number of words of a text field in each document."""
        return self.segments.numbers(schema.length(field))

    def lengths(self, field: str) -> tuple[Floats, float]:
        """Words of a text field in each document, as Whoosh rounds them, and their mean."""
        if field not in self._lengths:
            exact = self.words(field)
            mean = exact[self.live].sum() / max(1, self.count)
            self._lengths[field] = rounded(exact).astype(np.float64), float(mean)
        return self._lengths[field]

    def ids(self, docs: Iterable[int]) -> list[bytes]:
        return [self.segments.text(schema.ID, doc) for doc in docs]

    def known(self) -> dict[str, Fingerprint]:
        ids, made = self.segments.texts(schema.ID), self.segments.texts(schema.MADE)
        return {
            schema.text(ids[doc]): stored.fingerprint(made[doc]) for doc in self.everything.tolist()
        }

    def find(self, id: str) -> int | None:
        """The number of the document with this id."""
        docs = self.postings(schema.ID, id).docs
        return int(docs[0]) if len(docs) else None

    def document(self, doc: int) -> Document:
        text = self.segments.text
        return stored.joined(text(schema.CARD, doc), text(schema.REST, doc))

    def card(self, doc: int) -> cards.Card:
        return cards.card(self.segments.text(schema.CARD, doc))

    def cards(self, docs: Docs) -> list[cards.Card]:
        return list(map(cards.card, self.segments.some(schema.CARD, docs)))

    # By term

    def postings(self, field: str, text: str) -> Postings:
        """Where a term stands; empty arrays where it does not."""
        key = schema.key(field, text)
        found = []
        for leaf in self.segments.leaves:
            extent = leaf.extent(key)
            if extent is not NOWHERE:
                found.append(leaf.postings(extent))
        return found[0] if len(found) == 1 else joined(found)

    def begun(self, field: str, prefix: str) -> Counter[str]:
        """Terms that begin so, with the number of documents of each."""
        found: Counter[bytes] = Counter()
        for leaf in self.segments.leaves:
            found.update(dict(leaf.begun(schema.key(field, prefix))))
        return Counter({schema.text(key[1:]): count for key, count in found.items() if count})

    def begun_count(self, field: str, prefix: str) -> int:
        """At most so many terms begin so."""
        key = schema.key(field, prefix)
        return sum(len(leaf.lexicon.begun(key)) for leaf in self.segments.leaves)

    @cached_property
    def facets(self) -> Mapping[str, FacetTable]:
        return {field.name: self._facet(schema.facet(field.name)) for field in FACETS}

    def _facet(self, field: str) -> FacetTable:
        held = {value: self.postings(field, value).docs for value in self.begun(field, "")}
        return FacetTable.of(held, self.size)

    @cached_property
    def values(self) -> Values:
        """The values of all facets."""
        return Values(self.facets, self.everything)


def joined(found: Iterable[Postings]) -> Postings:
    """Postings of one term in segment after segment."""
    kept = [one for one in found if len(one.docs)]
    if len(kept) == 1:
        return kept[0]
    if not kept:
        return _NONE
    sums = [one.every for one in kept if one.every is not None]
    return Postings(
        np.concatenate([one.docs for one in kept]),
        np.concatenate([one.counts for one in kept]),
        sum(sums) if len(sums) == len(kept) else None,
    )
