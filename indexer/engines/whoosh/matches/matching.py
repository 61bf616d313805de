"""Clauses to documents: which match, and how well.

First the documents are found, then those that are left by everything else are scored.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from indexer.analysis.readings import Reading, readings
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.matches import finding, proximity, sets
from indexer.engines.whoosh.matches.alike import Groups
from indexer.engines.whoosh.matches.best import Asked
from indexer.engines.whoosh.matches.expanding import Expanding
from indexer.engines.whoosh.matches.finding import Place
from indexer.engines.whoosh.matches.ranking import Bursts, Found, Ranking
from indexer.engines.whoosh.matches.recent import Recent
from indexer.engines.whoosh.matches.sets import Docs
from indexer.engines.whoosh.matches.sums import Floats, Scored
from indexer.engines.whoosh.matches.terms import InField, Term
from indexer.engines.whoosh.segments import Postings
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import TEXT_FIELDS, TextField
from indexer.model import Message
from indexer.query import doubts, sentences
from indexer.query.clauses import (
    Alike,
    And,
    Chosen,
    Clause,
    Dates,
    Everything,
    Leaf,
    Near,
    Not,
    Nothing,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Word,
    Years,
)

LEAVES = (Word, Phrase, Near, Prefix, Pattern)


@dataclass(slots=True)
class Matching:
    """Evaluates clauses against one commit. Collects warnings."""

    snapshot: Snapshot
    ranking: Ranking = field(default_factory=Bursts)
    warnings: list[Message] = field(default_factory=list)
    _expanding: Expanding = field(init=False)
    _docs: dict[Clause, Docs] = field(default_factory=dict)
    _found: dict[Leaf, Found] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._expanding = Expanding(self.snapshot, self.warnings)

    def docs(self, clause: Clause) -> Docs:
        """The documents that match."""
        docs = self._docs.get(clause)
        if docs is None:
            docs = self._docs[clause] = self._matching(clause)
        return docs

    def _matching(self, clause: Clause) -> Docs:  # noqa: C901, PLR0911 -- one case a clause
        match clause:
            case Word() | Phrase() | Near() | Prefix() | Pattern():
                return self._leaf(clause).docs
            case Chosen(facet, values):
                table = self.snapshot.facets[facet]
                meant = table.meant(facet, values)
                if not meant:
                    self._miss(facet, values)
                return sets.listed(table.holding(meant))
            case Years(first, last):
                return sets.listed(self.snapshot.dated(first, last))
            case Dates(since, before):
                return sets.listed(self.snapshot.surely(since, before))
            case Alike(id):
                return self._alike(id)
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
        if facet in sentences.UNFIT:
            self.warnings.append(doubts.unfit(facet, values))

    def _alike(self, id: str) -> Docs:
        doc = self.snapshot.find(id)
        if doc is None:
            self.warnings.append(Message(sentences.NO_DOCUMENT, {"text": id}))
            return np.zeros(0, np.uint32)
        return self.snapshot.once(Groups.of).like(self.snapshot, doc)

    def _all(self, clauses: Sequence[Clause]) -> Docs:
        """The rarest word is listed; the others are looked for in what is left."""
        words = [self._leaf(one) for one in clauses if isinstance(one, LEAVES)]
        words.sort(key=lambda word: word.most)
        asked = [self.docs(one) for one in clauses if not isinstance(one, (*LEAVES, Not))]
        if words and (not asked or words[0].most < min(map(len, asked))):
            asked.append(words.pop(0).docs)
        docs = sets.intersection(asked or [self.snapshot.everything])
        for word in words:
            docs = word.within(docs)
        for one in clauses:
            if isinstance(one, Not):
                docs = self._without(docs, one.clause)
        return docs

    def _without(self, docs: Docs, clause: Clause) -> Docs:
        return sets.difference(docs, self.docs(clause), self.snapshot.size)

    def best(self, clause: Clause, docs: Docs, count: int) -> Scored:
        """Some of these documents, which all match, the best `count` among them."""
        terms = [self._leaf(one) for one in self._leaves(clause)]
        asked = [one for one in terms if isinstance(one, Term)]
        if not asked or len(asked) < len(terms):
            return Scored(docs, self.scores(clause, docs))
        return Asked(asked, isinstance(clause, And), self.snapshot.size).best(docs, count)

    def _leaves(self, clause: Clause) -> Sequence[Leaf]:
        """The words that earn a score, where all or any of them are asked for."""
        every = self.ranking.telling(clause.clauses if isinstance(clause, And | Or) else (clause,))
        leaves = [one for one in every if isinstance(one, LEAVES)]
        others = [one for one in every if isinstance(one, And | Or)]
        return () if others else leaves

    def scores(self, clause: Clause, docs: Docs) -> Floats:
        """How well each of these documents matches; they all do."""
        found = self._scores(clause, docs)
        return np.zeros(len(docs), np.float32) if found is None else found

    def _scores(self, clause: Clause, docs: Docs) -> Floats | None:
        """None of a clause that earns no score. Of the documents, some may not match."""
        match clause:
            case Word() | Phrase() | Near() | Prefix() | Pattern():
                return self._leaf(clause).read(docs)
            case Or(clauses):
                return self._sum(clauses, docs)
            case And(clauses):
                return self._where(clause, self._sum(clauses, docs), docs)
            case Chosen():
                return self._sum(clause.ranked, docs)
            case Years() | Dates() | Alike() | Not() | Everything() | Nothing():
                return None

    def scored(self, clause: Clause, doc: int) -> Iterator[tuple[Leaf, Found]]:
        """The words and phrases whose scores `scores` adds up to the one of this document."""
        match clause:
            case Word() | Phrase() | Near() | Prefix() | Pattern():
                yield clause, self._leaf(clause)
            case Or(clauses) | Chosen(ranked=clauses):
                for one in self.ranking.telling(clauses):
                    yield from self.scored(one, doc)
            case And(clauses) if np.isin(doc, self.docs(clause)):
                for one in self.ranking.telling(clauses):
                    yield from self.scored(one, doc)
            case _:
                return

    def _sum(self, clauses: Sequence[Clause], docs: Docs) -> Floats | None:
        found = [self._scores(one, docs) for one in self.ranking.telling(clauses)]
        earned = [one for one in found if one is not None]
        return reduce(np.add, earned) if earned else None

    def _where(self, clause: Clause, scores: Floats | None, docs: Docs) -> Floats | None:
        """The scores of those that match, 0 for others."""
        matching = self.docs(clause)
        if scores is None or matching is docs:
            return scores
        return np.where(
            sets.mask(matching, self.snapshot.size).take(docs), scores, scores.dtype.type(0)
        )

    def _leaf(self, clause: Leaf) -> Found:
        """What the readings of a text find in any field."""
        found = self._found.get(clause)
        if found is None:
            found = self._recent(clause) if isinstance(clause, Word | Phrase) else self._of(clause)
            self._found[clause] = found
        return found

    def _recent(self, clause: Word | Phrase) -> Found:
        recent = self.snapshot.once(Recent.of)
        found = recent.get((self.ranking, clause))
        if found is None:
            found = self._of(clause)
            recent.keep((self.ranking, clause), found)
        return found

    def _of(self, clause: Leaf) -> Found:
        written = (
            self._in_fields(clause, self._read(clause, schema.exact, finding.words))
            if isinstance(clause, Word)
            else ()
        )
        return self.ranking.found(self.snapshot, self._look(clause), written, clause.weight)

    def _look(self, clause: Leaf) -> list[InField]:
        match clause:
            case Word():
                return self._in_fields(clause, self._read(clause, schema.stems, finding.stems))
            case Phrase():
                return self._in_fields(clause, self._read(clause, schema.exact, finding.words))
            case Prefix():
                return self._in_fields(clause, self._read(clause, schema.exact, self._prefixed))
            case Pattern(text):
                ways = [[self._expanding.shape(text)]]
                return self._in_fields(clause, lambda name: self._ways(schema.exact(name), ways))
            case Near(text, distance):
                return self._in_fields(
                    clause,
                    lambda name: proximity.find(self.snapshot, schema.exact(name), text, distance),
                )

    def _in_fields(self, clause: Leaf, find: Callable[[str], Postings]) -> list[InField]:
        found = [(one, find(one.name)) for one in _fields(clause.field)]
        return [InField(one, held) for one, held in found if len(held.docs)]

    def _read(
        self,
        clause: Leaf,
        index_field: Callable[[str], str],
        places: Callable[[Reading], list[Place]],
    ) -> Callable[[str], Postings]:
        """Finds the readings of a text in a text field."""
        ways = [places(reading) for reading in readings(clause.text)]
        if len(ways) == len(ways[0]) == len(ways[0][0].terms) == 1:  # as a rule
            term = ways[0][0].terms[0]
            return lambda name: self.snapshot.postings(index_field(name), term)
        return lambda name: self._ways(index_field(name), ways)

    def _ways(self, name: str, ways: Iterable[list[Place]]) -> Postings:
        found = [finding.find(self.snapshot, name, places) for places in ways]
        return found[0] if len(found) == 1 else finding.strongest(found, self.snapshot.size)

    def _prefixed(self, reading: Reading) -> list[Place]:
        *firsts, last = reading
        if last.whole:
            return finding.words(reading)
        expanded = self._expanding.prefix(last.text)._replace(offset=last.offset)
        return [*finding.words(tuple(firsts)), expanded]


def _fields(name: str | None) -> Sequence[TextField]:
    if name is None:
        return TEXT_FIELDS
    return [text_field for text_field in TEXT_FIELDS if text_field.name == name]
