"""Why a document has its score: the sum that `Matching.scores` makes, item by item."""

from collections.abc import Iterator

import numpy as np

from indexer.authority import Authority
from indexer.engines.whoosh.matches.terms import Term
from indexer.engines.whoosh.searcher import Answer
from indexer.model import Explanation, Occurrences, Reason
from indexer.query.clauses import Leaf
from indexer.query.wording import understood


def explanation(given: Answer, doc: int, authority: Authority) -> Explanation:
    reasons = sorted(_reasons(given, doc, authority), key=lambda one: -one.score)
    return Explanation(
        reasons=tuple(reasons),
        score=sum(one.score for one in reasons),
        documents=given.snapshot.count,
        matches=bool(np.isin(doc, given.narrowed(""))),
    )


def _reasons(given: Answer, doc: int, authority: Authority) -> Iterator[Reason]:
    for leaf, found in given.matching.scored(given.parsed.clause, doc):
        if isinstance(found, Term) and np.isin(doc, found.docs):
            yield _reason(leaf, found, doc, authority)


def _reason(leaf: Leaf, term: Term, doc: int, authority: Authority) -> Reason:
    docs = np.array([doc], np.uint32)
    [sought] = understood(leaf, authority)
    return Reason(
        sought=sought,
        occurrences=tuple(
            Occurrences(field.name, count, field.weight)
            for field, count in term.occurrences(docs)
            if count
        ),
        documents=len(term.docs),
        score=float(term.read(docs)[0]),
        as_written=float(term.as_written(docs)[0]),
    )
