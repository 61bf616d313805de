"""Documents like another one: those that share its most telling words."""

import numpy as np

from indexer.analysis import Needles
from indexer.engines.shared.similar import ALIKE, most_said, rarity_of, telling
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.matches.matching import Matching
from indexer.engines.whoosh.matches.ordering import ranked
from indexer.engines.whoosh.searcher import hits
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import BODY, TITLE
from indexer.model import Hit
from indexer.query.clauses import Or


def similar(snapshot: Snapshot, doc: int, size: int) -> tuple[Hit, ...]:
    said = most_said(snapshot.document(doc))
    clause = Or(tuple(telling(said, lambda stem: _rarity(snapshot, stem))))
    matching = Matching(snapshot)
    docs = matching.docs(clause)
    scores = matching.scores(clause, docs)
    alike = (scores >= ALIKE * scores[docs == doc].max(initial=0)) & (docs != doc) & (scores > 0)
    docs, scores = docs[alike], scores[alike]
    best = ranked(snapshot, docs, scores, min(size, len(docs)))
    return hits(snapshot, docs[best], Needles(), scores[best], np.zeros(len(best), np.int64))


def _rarity(snapshot: Snapshot, stem: str) -> float:
    fields = (schema.stems(field.name) for field in (TITLE, BODY))
    held = max(len(snapshot.postings(field, stem).docs) for field in fields)
    return rarity_of(held, snapshot.count)
