"""Clauses to documents: which match, and how well."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from indexer.analysis.readings import Reading, readings
from indexer.engines.whoosh import finding, schema
from indexer.engines.whoosh.facets import Mask
from indexer.engines.whoosh.finding import Place
from indexer.engines.whoosh.ranking import score
from indexer.engines.whoosh.snapshot import Floats, Postings, Snapshot
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


@dataclass(frozen=True, slots=True)
class Matches:
    """The documents that match, and the score of each; zero for all others."""

    mask: Mask
    scores: Floats


@dataclass(slots=True)
class Matching:
    """Evaluates clauses against one commit. Collects warnings."""

    snapshot: Snapshot
    warnings: list[Message] = field(default_factory=list)

    def matches(self, clause: Clause) -> Matches:  # noqa: C901, PLR0911 -- one case a clause
        match clause:
            case Word():
                return self._word(clause)
            case Phrase():
                return self._scored(clause, schema.exact, finding.words)
            case Prefix():
                return self._prefix(clause)
            case Chosen(facet, values):
                table = self.snapshot.facets[facet]
                meant = table.meant(facet, values)
                if not meant:
                    self._miss(facet, values)
                return self._unscored(table.holding(meant, self.snapshot.size))
            case Years(first, last):
                return self._unscored(self.snapshot.dated(first, last))
            case And(clauses):
                return self._all(clauses)
            case Or(clauses):
                return self._any(clauses)
            case Not(inner):
                return self._unscored(self.snapshot.live & ~self.matches(inner).mask)
            case Everything():
                return self._unscored(self.snapshot.live)
            case Nothing():
                return self._unscored(np.zeros(self.snapshot.size, bool))

    def _miss(self, facet: str, values: tuple[str, ...]) -> None:
        """What sources and languages there are, no record tells: only the index."""
        if facet in wording.UNFIT:
            self.warnings.append(wording.unfit(facet, values))

    def _all(self, clauses: Sequence[Clause]) -> Matches:
        found = [self.matches(clause) for clause in clauses]
        mask = np.logical_and.reduce([one.mask for one in found])
        return Matches(mask, sum(one.scores for one in found) * mask)

    def _any(self, clauses: Sequence[Clause]) -> Matches:
        found = [self.matches(clause) for clause in clauses]
        mask = np.logical_or.reduce([one.mask for one in found])
        return Matches(mask, sum((one.scores for one in found), self._zeros()))

    def _unscored(self, mask: Mask) -> Matches:
        return Matches(mask, self._zeros())

    def _zeros(self) -> Floats:
        return np.zeros(self.snapshot.size)

    def _word(self, word: Word) -> Matches:
        """Any inflection; the form as written scores more."""
        found = self._scored(word, schema.stems, finding.stems)
        exact = self._scored(word, schema.exact, finding.words)
        return Matches(found.mask, found.scores + _EXACT * exact.scores)

    def _prefix(self, prefix: Prefix) -> Matches:
        begun: dict[str, Sequence[str]] = {}

        def places(reading: Reading) -> list[Place]:
            *firsts, last = reading
            if last.whole:
                return finding.words(reading)
            if last.text not in begun:
                begun[last.text] = self._terms(last.text)
            return [*finding.words(tuple(firsts)), Place(last.offset, begun[last.text])]

        return self._scored(prefix, schema.exact, places)

    def _terms(self, prefix: str) -> Sequence[str]:
        """The terms that begin so, most frequent first, as many as one prefix may stand for."""
        names = [schema.exact(text_field.name) for text_field in TEXT_FIELDS]
        begun = {name: self.snapshot.begun(name, prefix) for name in names}
        found = sum(begun.values(), Counter[str]())
        if len(found) > _MOST_TERMS:  # only now it matters how many documents hold each
            living = (self.snapshot.living(name, counts) for name, counts in begun.items())
            found = sum(living, Counter[str]())
        if len(found) > _MOST_TERMS:
            self.warnings.append(Message(CUT_PREFIX, {"most": str(_MOST_TERMS), "text": prefix}))
        ranked = sorted(found, key=lambda term: (-found[term], term))
        return ranked[:_MOST_TERMS]

    def _scored(
        self,
        clause: Word | Phrase | Prefix,
        index_field: Callable[[str], str],
        places: Callable[[Reading], list[Place]],
    ) -> Matches:
        """What the readings of a text find in its fields."""
        ways = [places(reading) for reading in readings(clause.text)]
        mask, scores = np.zeros(self.snapshot.size, bool), self._zeros()
        for text_field in _fields(clause.field):
            name = index_field(text_field.name)
            found = self._found(name, ways)
            if len(found.docs):
                mask[found.docs] = True
                scores[found.docs] += text_field.weight * score(self.snapshot, name, found)
        return Matches(mask, scores)

    def _found(self, name: str, ways: Iterable[list[Place]]) -> Postings:
        found = [finding.find(self.snapshot, name, places) for places in ways]
        return found[0] if len(found) == 1 else finding.strongest(found, self.snapshot.size)


def _fields(name: str | None) -> list[TextField]:
    return [text_field for text_field in TEXT_FIELDS if name in {None, text_field.name}]
