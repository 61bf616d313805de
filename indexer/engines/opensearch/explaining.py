"""Why a document has its score: what each part of the query, named in the question, adds to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.analysis.texts import lines
from indexer.authority import Authority
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.answering import Asked
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.occurring import Texts, occurrences
from indexer.engines.opensearch.snapshot import EVERYTHING
from indexer.engines.shared import stored
from indexer.engines.shared.telling import telling
from indexer.errors import DocumentNotFound
from indexer.model import Explanation, Reason
from indexer.query.clauses import And, Chosen, Clause, Leaf, Near, Or, Pattern, Phrase, Prefix, Word
from indexer.query.wording import understood

_MATCHES = "matches"


@dataclass(frozen=True, slots=True)
class Part:
    """A word or phrase that may earn a score, where what it is a part of matches."""

    leaf: Leaf
    within: tuple[And, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What OpenSearch tells of the document: the score by each name that matches."""

    scores: Mapping[str, float]
    texts: Texts


def explanation(given: Asked, id: str, authority: Authority) -> Explanation:
    """Raise `DocumentNotFound` if the index does not hold it."""
    parts = list(_parts(given.parsed.clause, ()))
    told = _told(given, id, parts, authority)
    counts, every = _counts(given, parts)
    reasons = (
        _reason(given, part, told, documents, authority)
        for part, documents in zip(parts, counts, strict=True)
        if _name(part.leaf) in told.scores and all(_name(one) in told.scores for one in part.within)
    )
    ranked = tuple(sorted(reasons, key=lambda one: -one.score))
    score = sum(one.score for one in ranked)
    return Explanation(ranked, score, every, _MATCHES in told.scores)


def _parts(clause: Clause, within: tuple[And, ...]) -> Iterator[Part]:
    match clause:
        case Word() | Phrase() | Near() | Prefix() | Pattern():
            yield Part(clause, within)
        case Or(clauses) | Chosen(ranked=clauses):
            for one in telling(clauses):
                yield from _parts(one, within)
        case And(clauses):
            for one in telling(clauses):
                yield from _parts(one, (*within, clause))
        case _:
            return


def _told(given: Asked, id: str, parts: Sequence[Part], authority: Authority) -> Told:
    names: dict[str, Json] = {_MATCHES: given.narrowed}
    for part in parts:
        names |= {_name(one): given.compiling.query(one) for one in (part.leaf, *part.within)}
        if isinstance(part.leaf, Word):
            names[_written(part.leaf)] = given.compiling.leaves.as_written(part.leaf)
    asked = {
        "query": {"bool": {"filter": [{"term": {mapping.ID: id}}], "should": _named(names)}},
        "size": 1,
        "_source": [mapping.DOCUMENT],
    }
    answer = given.snapshot.search(asked, include_named_queries_score=True)
    for row in answer["hits"]["hits"]:
        document = stored.document(row["_source"][mapping.DOCUMENT].encode())
        return Told(row.get("matched_queries", {}), dict(lines(document, authority)))
    raise DocumentNotFound(f"the index holds no document {id}")


def _named(queries: Mapping[str, Json]) -> list[Json]:
    return [{"bool": {"must": [query], "_name": name}} for name, query in queries.items()]


def _counts(given: Asked, parts: Sequence[Part]) -> tuple[list[int], int]:
    """How many documents hold each part; how many there are."""
    wanted = {str(n): given.compiling.query(part.leaf) for n, part in enumerate(parts)}
    asked: Json = {"query": EVERYTHING, "size": 0, "track_total_hits": True}
    if wanted:
        asked["aggs"] = {"held": {"filters": {"filters": wanted}}}
    answer = given.snapshot.search(asked)
    held = answer["aggregations"]["held"]["buckets"] if wanted else {}
    counts = [int(held[str(n)]["doc_count"]) for n in range(len(parts))]
    return counts, int(answer["hits"]["total"]["value"])


def _reason(given: Asked, part: Part, told: Told, documents: int, authority: Authority) -> Reason:
    [sought] = understood(part.leaf, authority)
    return Reason(
        sought=sought,
        occurrences=tuple(occurrences(told.texts, part.leaf, given.compiling.leaves)),
        documents=documents,
        score=told.scores[_name(part.leaf)],
        as_written=told.scores.get(_written(part.leaf), 0.0),
    )


def _name(clause: Clause) -> str:
    return repr(clause)


def _written(leaf: Leaf) -> str:
    return f"as written: {leaf!r}"
