"""Clauses to documents: which match, and how well.

First the documents are found, then those that are left by everything else are scored.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from indexer.analysis.readings import Reading, readings
from indexer.engines.whoosh import finding, schema, sets
from indexer.engines.whoosh.finding import Place
from indexer.engines.whoosh.ranking import InField
from indexer.engines.whoosh.segments import Postings
from indexer.engines.whoosh.sets import Docs
from indexer.engines.whoosh.snapshot import Floats, Snapshot
from indexer.fields import TEXT_FIELDS, TextField
from indexer.model import Message
from indexer.query import wording
from indexer.query.clauses import (
    And,
    Chosen,
    Clause,
    Everything,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Word,
    Years,
)

CUT_PREFIX = (
    "More than %(most)s words begin with “%(text)s”: only the most frequent were looked for."
)

_MOST_TERMS = 200  # that one prefix may stand for
_EXACT = 0.15  # what the written form adds to a match of its stem

Leaf = Word | Phrase | Prefix


@dataclass(slots=True)
class Matching:
    """Evaluates clauses against one commit. Collects warnings."""

    snapshot: Snapshot
    warnings: list[Message] = field(default_factory=list)
    _docs: dict[Clause, Docs] = field(default_factory=dict)
    _begun: dict[str, Place] = field(default_factory=dict)
    _found: dict[Leaf, list[InField]] = field(default_factory=dict)

    def docs(self, clause: Clause) -> Docs:
        """The documents that match."""
        if clause not in self._docs:
            self._docs[clause] = self._matching(clause)
        return self._docs[clause]

    def _matching(self, clause: Clause) -> Docs:  # noqa: C901 -- one case a clause
        match clause:
            case Word() | Phrase() | Prefix():
                held = [one.found.docs for one in self._leaf(clause)]
                return held[0] if len(held) == 1 else sets.union(held, self.snapshot.size)
            case Chosen(facet, values):
                table = self.snapshot.facets[facet]
                meant = table.meant(facet, values)
                if not meant:
                    self._miss(facet, values)
                return sets.listed(table.holding(meant))
            case Years(first, last):
                return sets.listed(self.snapshot.dated(first, last))
            case And(clauses):
                return self._all(clauses)
            case Or(clauses):
                return sets.union([self.docs(one) for one in clauses], self.snapshot.size)
            case Not(inner):
                return self._without(self.snapshot.everything, inner)
            case Everything():
                return self.snapshot.everything
            case Nothing():
                return np.zeros(0, np.uint32)

    def _miss(self, facet: str, values: tuple[str, ...]) -> None:
        """What sources and languages there are, no record tells: only the index."""
        if facet in wording.UNFIT:
            self.warnings.append(wording.unfit(facet, values))

    def _all(self, clauses: Sequence[Clause]) -> Docs:
        asked = [self.docs(one) for one in clauses if not isinstance(one, Not)]
        docs = sets.intersection(asked or [self.snapshot.everything])
        for one in clauses:
            if isinstance(one, Not):
                docs = self._without(docs, one.clause)
        return docs

    def _without(self, docs: Docs, clause: Clause) -> Docs:
        return sets.difference(docs, self.docs(clause), self.snapshot.size)

    def scores(self, clause: Clause, docs: Docs) -> Floats:
        """How well each of these documents matches; they all do."""
        scores = np.zeros(self.snapshot.size)
        narrowed = len(docs) < len(self.docs(clause))
        self._add(clause, docs if narrowed else None, scores)
        return scores[docs]

    def _add(self, clause: Clause, among: Docs | None, scores: Floats) -> None:
        """Add a clause's scores, for these documents at least; None stands for all that match."""
        match clause:
            case Word() | Phrase() | Prefix():
                self._score(clause, among, scores)
            case Or(clauses):
                self._add_each(clauses, among, scores)
            case And(clauses):
                matching = self.docs(clause)
                both = matching if among is None else sets.intersection([matching, among])
                self._add_each(clauses, both, scores)
            case Chosen():
                self._add_each(clause.ranked, among, scores)
            case Years() | Not() | Everything() | Nothing():
                pass

    def _add_each(self, clauses: Sequence[Clause], among: Docs | None, scores: Floats) -> None:
        for one in clauses:
            self._add(one, among, scores)

    def _score(self, clause: Leaf, among: Docs | None, scores: Floats) -> None:
        for one in self._scoring(clause):
            docs = one.found.docs
            which = slice(None) if among is None else sets.places(docs, among)
            scores[docs[which]] += one.score(self.snapshot, which)

    def _leaf(self, clause: Leaf) -> list[InField]:
        """What the readings of a text find in its fields."""
        if clause not in self._found:
            self._found[clause] = self._look(clause)
        return self._found[clause]

    def _look(self, clause: Leaf) -> list[InField]:
        match clause:
            case Word():
                return self._in_fields(clause, schema.stems, finding.stems)
            case Phrase():
                return self._in_fields(clause, schema.exact, finding.words)
            case Prefix():
                return self._in_fields(clause, schema.exact, self._prefixed)

    def _scoring(self, clause: Leaf) -> Iterator[InField]:
        """All that counts for the score; of a word, the form as written counts besides."""
        yield from self._leaf(clause)
        if isinstance(clause, Word):
            yield from self._in_fields(clause, schema.exact, finding.words, _EXACT)

    def _in_fields(
        self,
        clause: Leaf,
        index_field: Callable[[str], str],
        places: Callable[[Reading], list[Place]],
        scale: float = 1.0,
    ) -> list[InField]:
        ways = [places(reading) for reading in readings(clause.text)]
        found = (
            InField(one.name, scale * one.weight, self._ways(index_field(one.name), ways))
            for one in _fields(clause.field)
        )
        return [one for one in found if len(one.found.docs)]

    def _ways(self, name: str, ways: Iterable[list[Place]]) -> Postings:
        found = [finding.find(self.snapshot, name, places) for places in ways]
        return found[0] if len(found) == 1 else finding.strongest(found, self.snapshot.size)

    def _prefixed(self, reading: Reading) -> list[Place]:
        *firsts, last = reading
        if last.whole:
            return finding.words(reading)
        if last.text not in self._begun:
            self._begun[last.text] = self._expanded(last.text)
        expanded = self._begun[last.text]._replace(offset=last.offset)
        return [*finding.words(tuple(firsts)), expanded]

    def _expanded(self, prefix: str) -> Place:
        """The terms that begin so, or where they are too many, the most frequent of them."""
        names = [schema.exact(text_field.name) for text_field in TEXT_FIELDS]
        if sum(self.snapshot.begun_count(name, prefix) for name in names) <= _MOST_TERMS:
            return Place(0, prefix=prefix)
        counts = (self.snapshot.begun(name, prefix) for name in names)
        found = sum(counts, Counter[str]())
        if len(found) <= _MOST_TERMS:
            return Place(0, prefix=prefix)
        self.warnings.append(Message(CUT_PREFIX, {"most": str(_MOST_TERMS), "text": prefix}))
        ranked = sorted(found, key=lambda term: (-found[term], term))
        return Place(0, ranked[:_MOST_TERMS])


def _fields(name: str | None) -> list[TextField]:
    return [text_field for text_field in TEXT_FIELDS if name in {None, text_field.name}]
