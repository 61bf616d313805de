"""Words and phrases of a query, in OpenSearch's terms: what matches, and how well."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from indexer.analysis.readings import Reading, Slot, readings
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.escapes import escaped
from indexer.engines.opensearch.expanding import Expanding
from indexer.engines.opensearch.terms import placed
from indexer.engines.shared.weighting import EXACT
from indexer.fields import TEXT_FIELDS, TextField
from indexer.query.clauses import Pattern, Phrase, Prefix, Word

_OPEN = 0.5  # what one of several terms counts, about as much as a word

NOTHING: Json = {"match_none": {}}
Others = Phrase | Prefix | Pattern
Place = tuple[int, Sequence[str]]  # of a phrase: how far from its first, and any of which terms


def fields(name: str | None) -> list[TextField]:
    return [one for one in TEXT_FIELDS if name in {None, one.name}]


@dataclass(frozen=True, slots=True)
class Leaves:
    """`combined`: whether the cluster can score a word over several fields as one text."""

    expanding: Expanding
    combined: bool

    def word(self, clause: Word) -> Json:
        """By its stems; as it is written it counts some more, and matches no more."""
        ways = self.ways(clause)
        if not ways:
            return NOTHING
        stems = [self._words(clause.field, mapping.stems, way, clause.weight) for way in ways]
        return {"bool": {"must": [strongest(stems)], "should": [self.as_written(clause)]}}

    def as_written(self, clause: Word) -> Json:
        """What a word counts more where it stands as the query writes it."""
        ways = [_texts(way) for way in readings(clause.text)]
        weight = EXACT * clause.weight
        return strongest([self._words(clause.field, mapping.exact, way, weight) for way in ways])

    def others(self, clause: Others) -> Json:
        return strongest(
            [
                self._words(clause.field, mapping.exact, way, clause.weight)
                for way in self.ways(clause)
            ]
        )

    def ways(self, clause: Others | Word) -> list[list[Place]]:
        """How it may stand in a text: a word by its stems, all else as it is written."""
        match clause:
            case Word():
                return [_stems(way) for way in readings(clause.text)]
            case Phrase():
                return [_texts(way) for way in readings(clause.text)]
            case Prefix():
                return [self._begun(way) for way in readings(clause.text)]
            case Pattern():
                return [[(0, self.expanding.shape(clause.text))]]

    def _begun(self, reading: Reading) -> list[Place]:
        *firsts, last = reading
        if last.whole:
            return _texts(reading)
        return [*_texts(firsts), (last.offset, self.expanding.prefix(last.text))]

    def _words(
        self, field: str | None, kind: Callable[[str], str], places: Sequence[Place], weight: float
    ) -> Json:
        """Terms in their places, in any of the fields."""
        if not all(terms for _, terms in places):
            return NOTHING
        if len(places) > 1:
            return in_order(fields(field), kind, places, weight)
        ((_, terms),) = places
        if len(terms) > 1:
            return _any(fields(field), kind, terms, weight)
        return self._one(fields(field), kind, escaped(terms[0]), weight)

    def _one(
        self, held: Sequence[TextField], kind: Callable[[str], str], term: str, weight: float
    ) -> Json:
        if self.combined:
            names = [f"{kind(one.name)}^{one.weight}" for one in held]
            return {"combined_fields": {"query": term, "fields": names, "boost": weight}}
        return strongest(
            [
                {"term": {kind(one.name): {"value": term, "boost": weight * one.weight}}}
                for one in held
            ]
        )


def in_order(
    held: Sequence[TextField],
    kind: Callable[[str], str],
    places: Sequence[Place],
    weight: float,
    slop: int = 0,
) -> Json:
    text = placed((offset, term) for offset, terms in places for term in terms)
    phrases = [
        {
            "match_phrase": {
                kind(one.name): {"query": text, "slop": slop, "boost": weight * one.weight}
            }
        }
        for one in held
    ]
    return {"bool": {"should": phrases, "minimum_should_match": 1}}


def _any(
    held: Sequence[TextField], kind: Callable[[str], str], terms: Iterable[str], weight: float
) -> Json:
    wanted = [escaped(term) for term in terms]
    return strongest(
        [{"terms": {kind(one.name): wanted, "boost": _OPEN * weight * one.weight}} for one in held]
    )


def strongest(queries: Sequence[Json]) -> Json:
    """Whatever any of them finds, scored by the best."""
    if not queries:
        return NOTHING
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": list(queries)}}


def _texts(reading: Sequence[Slot]) -> list[Place]:
    return [(slot.offset, (slot.text,)) for slot in reading]


def _stems(reading: Sequence[Slot]) -> list[Place]:
    return [(slot.offset, (slot.stem,)) for slot in reading]
