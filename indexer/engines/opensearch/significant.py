"""The words that mark some documents out against the whole archive."""

import numpy as np

from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.answering import Asked
from indexer.engines.opensearch.escapes import unescaped
from indexer.engines.opensearch.expanding import Expanding
from indexer.engines.opensearch.leaves import Leaves
from indexer.engines.opensearch.lexicon import Lexicon
from indexer.engines.opensearch.snapshot import EVERYTHING, Snapshot
from indexer.engines.opensearch.terms import begins_so
from indexer.engines.shared.significant import CONSIDERED, LEAST, log_likelihood, telling
from indexer.fields import BODY
from indexer.model import SignificantWord
from indexer.query.clauses import Phrase

_COUNTED = 10_000  # words of what matches, the most frequent: the others are not considered


def significant(given: Asked) -> tuple[SignificantWord, ...]:
    """The best of each group of inflections; pairs of characters as words again."""
    snapshot = given.snapshot
    every = snapshot.count(EVERYTHING)
    held = snapshot.search(_counting(given))
    size = int(held["hits"]["total"]["value"])
    buckets = held["aggregations"]["words"]["buckets"]
    of_bodies = len(mapping.of_field(BODY.name, ""))
    words = [unescaped(one["key"][of_bodies:]) for one in buckets]
    counts = np.array([one["doc_count"] for one in buckets], np.int64)
    bodies = snapshot.once(Lexicon.of).bodies
    totals = np.array([bodies[word] for word in words], np.int64)
    scores = log_likelihood(counts, totals, size, every)
    best = np.argsort(-scores, kind="stable")[:CONSIDERED]
    found = [
        SignificantWord(words[n], int(counts[n]), int(totals[n]), float(scores[n]))
        for n in best[scores[best] > 0].tolist()
    ]
    return telling(found, given.query.text, lambda text: _held(snapshot, text))


def _counting(given: Asked) -> dict[str, object]:
    return {
        "query": given.narrowed,
        "size": 0,
        "track_total_hits": True,
        "aggs": {
            "words": {
                "terms": {
                    "field": mapping.WORDS,
                    "include": begins_so(mapping.of_field(BODY.name, "")),
                    "min_doc_count": LEAST,
                    "size": _COUNTED,
                }
            }
        },
    }


def _held(snapshot: Snapshot, text: str) -> int:
    leaves = Leaves(Expanding(snapshot), combined=False)
    return snapshot.count(leaves.others(Phrase(text, BODY.name)))
